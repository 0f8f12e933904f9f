"""Labels, help texts and sentences in the words of the staff; the database stays as it is."""

import phonenumber_field.modelfields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0002_response_hours"),
        ("photos", "0002_photo_library"),
    ]

    operations = [
        migrations.AlterField(
            model_name="clinicprofile",
            name="email",
            field=models.EmailField(
                blank=True,
                help_text="Shown to visitors. Left empty, none is shown.",
                max_length=254,
                verbose_name="public email",
            ),
        ),
        migrations.AlterField(
            model_name="clinicprofile",
            name="notify_email",
            field=models.EmailField(
                blank=True,
                help_text="This address gets “a new request has arrived” and nothing else about it. Left empty, nobody is told by email.",
                max_length=254,
                verbose_name="email for new requests",
            ),
        ),
        migrations.AlterField(
            model_name="clinicprofile",
            name="telephone",
            field=phonenumber_field.modelfields.PhoneNumberField(
                default="+17272301438", max_length=128, region=None, verbose_name="phone"
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="expire_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="expire at",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="expire_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="expire at",
            ),
        ),
        migrations.AlterConstraint(
            model_name="page",
            name="clinic_page_expires_after_publishing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expire_at__isnull", True),
                    ("publish_at__isnull", True),
                    ("expire_at__gt", models.F("publish_at")),
                    _connector="OR",
                ),
                name="clinic_page_expires_after_publishing",
                violation_error_message="The page expires before it appears: choose a later time, or none.",
            ),
        ),
        migrations.AlterConstraint(
            model_name="person",
            name="clinic_person_expires_after_publishing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expire_at__isnull", True),
                    ("publish_at__isnull", True),
                    ("expire_at__gt", models.F("publish_at")),
                    _connector="OR",
                ),
                name="clinic_person_expires_after_publishing",
                violation_error_message="The page expires before it appears: choose a later time, or none.",
            ),
        ),
    ]
