"""What the site itself leads to, such as the page about privacy, is known by a role."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0023_visitors_read_response_hours"),
    ]

    operations = [
        migrations.AddField(
            model_name="page",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("about", "About the clinic"),
                    ("privacy", "Privacy"),
                    ("accessibility", "Accessibility"),
                    ("estimate", "Good faith estimate"),
                ],
                help_text="Where the site speaks of such a page it links this one, whatever its title and address are.",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="page",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("edition_of__isnull", True), models.Q(("role", ""), _negated=True)
                ),
                fields=("role",),
                name="clinic_page_role",
                violation_error_message="Another page has this role.",
            ),
        ),
    ]
