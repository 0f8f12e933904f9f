"""Lists, and what changes next, are found by indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0043_quick_lists"),
        ("photos", "0003_commas_of_help_texts"),
        ("services", "0020_found_by_key"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="service",
            name="services_service_public",
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(
                fields=["status", "-publish_at", "-id", "live_until", "live_from"],
                name="services_service_public",
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["live_from"], name="services_service_begins"),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["live_until"], name="services_service_ends"),
        ),
    ]
