"""Labels, help texts and sentences in the words of the staff; the database stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0003_words_of_staff"),
        ("photos", "0002_photo_library"),
        ("services", "0002_video"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="servicequestion",
            options={"ordering": ["position", "pk"], "verbose_name": "question"},
        ),
        migrations.AlterField(
            model_name="service",
            name="expire_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="expire at",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="fda_status",
            field=models.TextField(
                blank=True,
                help_text="Say plainly what is approved or cleared, and what is off-label.",
                max_length=600,
                verbose_name="FDA status",
            ),
        ),
        migrations.AlterConstraint(
            model_name="service",
            name="services_service_expires_after_publishing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expire_at__isnull", True),
                    ("publish_at__isnull", True),
                    ("expire_at__gt", models.F("publish_at")),
                    _connector="OR",
                ),
                name="services_service_expires_after_publishing",
                violation_error_message="The page expires before it appears: choose a later time, or none.",
            ),
        ),
    ]
