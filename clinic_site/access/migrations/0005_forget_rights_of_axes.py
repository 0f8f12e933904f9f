from django.db import migrations


def forget(apps, schema_editor):
    """Its kinds of thing, and with them the rights to see and change these."""
    kinds = apps.get_model("contenttypes", "ContentType")
    kinds.objects.using(schema_editor.connection.alias).filter(app_label="axes").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0004_drop_tables_of_axes"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("auditlog", "0001_initial"),
    ]

    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
