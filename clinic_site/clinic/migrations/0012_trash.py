"""A page that is deleted is in the trash for a month."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0011_truths_of_editions"),
    ]

    operations = [
        migrations.AddField(
            model_name="page",
            name="trashed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="trashed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
