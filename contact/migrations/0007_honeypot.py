"""The field that people do not see is a honeypot. (New choices alone change no column.)"""

from django.db import migrations, models

SUSPICIONS = [
    ("", "–"),
    ("honeypot", "A field that people do not see was filled in"),
    ("speed", "Sent sooner than a person can type"),
    ("many", "Many requests came from the same connection"),
    ("content", "The message reads like an advertisement"),
]


def rename(old, new):
    def change(apps, schema_editor):
        consultations = apps.get_model("contact", "ConsultationRequest").objects
        consultations.filter(suspicion=old).update(suspicion=new)

    return change


class Migration(migrations.Migration):
    dependencies = [("contact", "0006_reference_number")]

    operations = [
        migrations.AlterField(
            "consultationrequest",
            "suspicion",
            models.CharField(max_length=10, choices=SUSPICIONS, blank=True, editable=False),
        ),
        migrations.RunPython(rename("trap", "honeypot"), rename("honeypot", "trap")),
    ]
