"""A note belongs to a consultation: "request" is what a browser sends."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clinic", "0002_response_hours"), ("contact", "0004_encrypted_fields")]

    operations = [
        migrations.RenameField("note", "request", "consultation"),
        migrations.AlterField(
            "consultationrequest",
            "treatment",
            models.ForeignKey(
                "clinic.treatment",
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                blank=True,
                related_name="consultations",
            ),
        ),
    ]
