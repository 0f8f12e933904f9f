"""The suspects of a day and what staff were not told of are found without reading any text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact", "0015_ending")]

    operations = [
        migrations.RemoveIndex(
            model_name="consultationrequest",
            name="contact_request_untold",
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                condition=models.Q(("suspicion", ""), _negated=True),
                fields=["created_at"],
                name="contact_request_suspects",
            ),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                condition=models.Q(("told_at", None)),
                fields=["stage"],
                name="contact_request_untold",
            ),
        ),
    ]
