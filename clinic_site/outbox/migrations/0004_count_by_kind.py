"""How many emails of a kind were written lately is counted often."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0003_failed"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="outboxmessage",
            index=models.Index(fields=["kind", "created_at"], name="outbox_kind"),
        ),
    ]
