"""What patients are told to do while the clinic is closed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0014_treatments_of_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="clinicprofile",
            name="after_hours",
            field=models.CharField(
                default="When we are closed, go to an urgent care center. If it cannot wait, call 911.",
                help_text="What a patient should do while the clinic is closed; it stands wherever a page says “call us today”.",
                max_length=250,
            ),
        ),
    ]
