"""More than one address may be told of new requests; the one that is there stays."""

import clinic_site.clinic.addresses
import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0003_words_of_staff"),
    ]

    operations = [
        migrations.AlterField(
            model_name="clinicprofile",
            name="notify_email",
            field=clinic_site.clinic.addresses.EmailsField(
                blank=True,
                help_text="One address on each line. Each gets “a new request has arrived” and nothing else about it, in an email of its own. Left empty, nobody is told by email.",
                verbose_name="emails for new requests",
            ),
        ),
        migrations.AlterField(
            model_name="clinicprofile",
            name="response_hours",
            field=models.PositiveSmallIntegerField(
                default=4,
                help_text="Opening hours: nights, weekends and special days do not count. A reminder goes to the addresses above when a request has waited longer.",
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(100),
                ],
                verbose_name="hours until a request is overdue",
            ),
        ),
    ]
