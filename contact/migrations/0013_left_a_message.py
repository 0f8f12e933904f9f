"""Who was called and not reached has a stage of its own, and since when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0012_told_already"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultationrequest",
            name="tried_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="consultationrequest",
            name="stage",
            field=models.CharField(
                choices=[
                    ("new", "New"),
                    ("left_message", "Left a message"),
                    ("contacted", "Contacted"),
                    ("booked", "Booked"),
                    ("closed", "Closed"),
                    ("not_suitable", "Not suitable"),
                    ("spam", "Spam"),
                ],
                default="new",
                max_length=12,
            ),
        ),
    ]
