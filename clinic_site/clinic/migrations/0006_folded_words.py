"""Each row keeps its words folded, as a search compares them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0005_one_notified_again"),
    ]

    operations = [
        migrations.AddField(
            model_name="page",
            name="folded_words",
            field=models.TextField(blank=True, default="", editable=False),
        ),
        migrations.AddField(
            model_name="person",
            name="folded_words",
            field=models.TextField(blank=True, default="", editable=False),
        ),
    ]
