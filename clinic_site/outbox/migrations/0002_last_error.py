"""The column of the last error is called so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_outbox")]

    operations = [
        migrations.RenameField("outboxmessage", "trouble", "last_error"),
        migrations.AlterField(
            "outboxmessage", "last_error", models.CharField(max_length=200, blank=True)
        ),
    ]
