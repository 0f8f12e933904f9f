"""What must be true of a row, now that all rows are what staff edit, or editions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("clinic", "0010_published_pages_become_editions")]

    operations = [
        migrations.AddIndex(
            model_name="page",
            index=models.Index(
                fields=["status", "-publish_at", "live_until", "live_from"],
                name="clinic_page_public",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["status", "-publish_at", "live_until", "live_from"],
                name="clinic_person_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.UniqueConstraint(
                condition=models.Q(("edition_of__isnull", True)),
                fields=("slug",),
                name="clinic_page_address",
                violation_error_message="Another page has this address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition_of__isnull", True), ("status", "draft")),
                    models.Q(
                        models.Q(("status", "draft"), _negated=True),
                        ("edition_of__isnull", False),
                        ("live_from__isnull", False),
                        ("publish_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="clinic_page_edition_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live_until__isnull", True),
                    ("live_from__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="clinic_page_ends_after_it_begins",
                violation_error_message="The page would be taken down before it appears: choose a later time, or none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("edition_of__isnull", True)),
                fields=("slug",),
                name="clinic_person_address",
                violation_error_message="Another page has this address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition_of__isnull", True), ("status", "draft")),
                    models.Q(
                        models.Q(("status", "draft"), _negated=True),
                        ("edition_of__isnull", False),
                        ("live_from__isnull", False),
                        ("publish_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="clinic_person_edition_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live_until__isnull", True),
                    ("live_from__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="clinic_person_ends_after_it_begins",
                violation_error_message="The page would be taken down before it appears: choose a later time, or none.",
            ),
        ),
    ]
