"""When the box of a treatment is ticked by itself, in words that are true."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0032_pages_in_spanish"),
    ]

    operations = [
        migrations.AlterField(
            model_name="treatment",
            name="is_offered",
            field=models.BooleanField(
                default=True,
                help_text="Ticked by itself when the page appears. Untick it to take the treatment out of the consultation form: it then stays out until you tick it again.",
                verbose_name="can be asked about",
            ),
        ),
    ]
