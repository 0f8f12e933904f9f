"""The permission to see the figures is the one to see the reports, with whoever has it."""

from django.db import migrations

REPORTS = ("view_reports", "Can view the reports about consultation requests")
FIGURES = ("view_figures", "Can view the figures about consultation requests")


def rename(old, new):
    def change(apps, schema_editor):
        codename, name = new
        permissions = apps.get_model("auth", "Permission").objects
        permissions.filter(content_type__app_label="contact", codename=old[0]).update(
            codename=codename, name=name
        )

    return change


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contact", "0007_honeypot"),
    ]

    operations = [
        migrations.AlterModelOptions(
            "consultationrequest",
            {
                "ordering": ["-created_at", "-pk"],
                "permissions": [
                    ("export_consultationrequest", "Can export consultation requests"),
                    ("erase_consultationrequest", "Can erase a person's consultation requests"),
                    REPORTS,
                ],
            },
        ),
        migrations.RunPython(rename(FIGURES, REPORTS), rename(REPORTS, FIGURES)),
    ]
