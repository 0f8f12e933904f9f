"""A treatment comes into the consultation form at the moment at which its page appears."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0012_trash"),
    ]

    operations = [
        migrations.AddField(
            model_name="treatment",
            name="offered_from",
            field=models.DateTimeField(editable=False, null=True, verbose_name="from"),
        ),
    ]
