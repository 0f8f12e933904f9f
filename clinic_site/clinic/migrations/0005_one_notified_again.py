"""On the way back only one address has room: the first."""

from django.db import migrations


def keep_the_first(apps, schema_editor):
    profiles = apps.get_model("clinic", "ClinicProfile").objects.using(
        schema_editor.connection.alias
    )
    for profile in profiles.exclude(notify_email=""):
        profile.notify_email = profile.notify_email.split()[0]
        profile.save(update_fields=["notify_email"])


class Migration(migrations.Migration):
    dependencies = [("clinic", "0004_several_notified")]

    operations = [migrations.RunPython(migrations.RunPython.noop, keep_the_first)]
