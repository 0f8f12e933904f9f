from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("editing", "0001_unsaved_words")]

    operations = [
        migrations.AlterModelOptions(
            name="unsaved",
            options={
                "default_permissions": (),
                "ordering": ["-kept_at", "-pk"],
                "verbose_name": "form with words that are not saved yet",
                "verbose_name_plural": "forms with words that are not saved yet",
            },
        ),
    ]
