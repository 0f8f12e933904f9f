"""The kind of a person says whether it is a clinician."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0020_clinicians_by_their_kind"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="person",
            options={
                "default_permissions": ("add", "change", "delete", "view", "publish"),
                "ordering": ["kind", "name"],
                "verbose_name_plural": "people",
            },
        ),
        migrations.RemoveField(model_name="person", name="is_clinician"),
    ]
