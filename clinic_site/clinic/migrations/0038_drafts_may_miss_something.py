"""A draft may have times of which nobody has made sense yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0037_commas_of_help_texts"),
        ("photos", "0003_commas_of_help_texts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="condition",
            name="clinic_condition_ends_after_it_begins",
        ),
        migrations.RemoveConstraint(
            model_name="page",
            name="clinic_page_ends_after_it_begins",
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="clinic_person_ends_after_it_begins",
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edition_of__isnull", True),
                    ("live_until__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="clinic_condition_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edition_of__isnull", True),
                    ("live_until__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="clinic_page_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edition_of__isnull", True),
                    ("live_until__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="clinic_person_ends_after_it_begins",
            ),
        ),
    ]
