"""What is not tried any more has failed, in the words of mail programs."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("outbox", "0002_last_error")]

    operations = [
        migrations.AlterModelOptions(
            "outboxmessage",
            {
                "ordering": ["-created_at", "-pk"],
                "default_permissions": ("view", "change"),
                "verbose_name": "email",
            },
        ),
        # Both name the column.
        migrations.RemoveConstraint("outboxmessage", "outbox_sent_or_given_up"),
        migrations.RemoveIndex("outboxmessage", "outbox_waiting"),
        migrations.RenameField("outboxmessage", "given_up_at", "failed_at"),
        migrations.AlterField(
            "outboxmessage", "failed_at", models.DateTimeField("failed", null=True, blank=True)
        ),
        migrations.AddIndex(
            "outboxmessage",
            models.Index(
                fields=["due_at"],
                name="outbox_waiting",
                condition=Q(sent_at=None, failed_at=None),
            ),
        ),
        migrations.AddConstraint(
            "outboxmessage",
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="outbox_sent_or_failed"
            ),
        ),
    ]
