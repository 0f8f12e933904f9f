from datetime import time
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0007_fold_stored_words"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="openinghours",
            name="opening_hours_close_after_opening",
        ),
        migrations.RemoveConstraint(
            model_name="specialday",
            name="special_day_is_closed_or_has_hours",
        ),
        migrations.AlterField(
            model_name="openinghours",
            name="closes",
            field=models.TimeField(
                help_text="12 AM is midnight. Earlier than it opens: on the next day. All day: 12 AM to 12 AM."
            ),
        ),
        migrations.AlterField(
            model_name="specialday",
            name="closes",
            field=models.TimeField(
                blank=True,
                help_text="12 AM is midnight. Earlier than it opens: on the next day. All day: 12 AM to 12 AM.",
                null=True,
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes", models.F("opens")), _negated=True),
                    models.Q(("closes", time(0, 0)), ("opens", time(0, 0))),
                    _connector="OR",
                ),
                name="opening_hours_take_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="specialday",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closes__isnull", True), ("is_closed", True), ("opens__isnull", True)
                    ),
                    models.Q(
                        ("closes__isnull", False),
                        ("is_closed", False),
                        ("opens__isnull", False),
                        models.Q(
                            models.Q(("closes", models.F("opens")), _negated=True),
                            models.Q(("closes", time(0, 0)), ("opens", time(0, 0))),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="special_day_is_closed_or_has_hours",
            ),
        ),
    ]
