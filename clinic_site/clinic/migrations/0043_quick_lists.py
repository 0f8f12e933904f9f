"""Lists, and what changes next, are found by indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0042_found_by_key"),
        ("photos", "0003_commas_of_help_texts"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="condition",
            name="clinic_condition_public",
        ),
        migrations.RemoveIndex(
            model_name="page",
            name="clinic_page_public",
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="clinic_person_public",
        ),
        migrations.AddIndex(
            model_name="condition",
            index=models.Index(
                fields=["status", "-publish_at", "-id", "live_until", "live_from"],
                name="clinic_condition_public",
            ),
        ),
        migrations.AddIndex(
            model_name="condition",
            index=models.Index(fields=["live_from"], name="clinic_condition_begins"),
        ),
        migrations.AddIndex(
            model_name="condition",
            index=models.Index(fields=["live_until"], name="clinic_condition_ends"),
        ),
        migrations.AddIndex(
            model_name="page",
            index=models.Index(
                fields=["status", "-publish_at", "-id", "live_until", "live_from"],
                name="clinic_page_public",
            ),
        ),
        migrations.AddIndex(
            model_name="page",
            index=models.Index(fields=["live_from"], name="clinic_page_begins"),
        ),
        migrations.AddIndex(
            model_name="page",
            index=models.Index(fields=["live_until"], name="clinic_page_ends"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["status", "-publish_at", "-id", "live_until", "live_from"],
                name="clinic_person_public",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["live_from"], name="clinic_person_begins"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["live_until"], name="clinic_person_ends"),
        ),
    ]
