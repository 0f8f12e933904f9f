"""A page that is deleted is in the trash for a month."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0008_truths_of_editions"),
    ]

    operations = [
        migrations.AddField(
            model_name="service",
            name="trashed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
