"""What a visitor reads out is a reference number; the e-mail that tells it is a confirmation."""

from django.db import migrations, models

import contact.models

NUMBER = models.CharField(
    "reference number",
    max_length=9,
    unique=True,
    default=contact.models.new_reference,
    editable=False,
)


class Migration(migrations.Migration):
    dependencies = [("contact", "0005_consultation")]

    operations = [
        migrations.RenameField("consultationrequest", "receipt", "reference"),
        migrations.AlterField("consultationrequest", "reference", NUMBER),
        migrations.RenameField("erasure", "receipt", "reference"),
        migrations.AlterField("erasure", "reference", NUMBER.clone()),
        migrations.RenameField("consultationrequest", "acknowledgement", "confirmation"),
    ]
