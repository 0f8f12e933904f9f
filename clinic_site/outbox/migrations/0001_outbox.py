"""The outbox."""

import django.utils.timezone
from django.db import migrations, models

import clinic_site.encryption.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("message_id", models.CharField(max_length=200, unique=True, editable=False)),
                ("to", clinic_site.encryption.fields.EncryptedTextField(blank=True)),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                (
                    "created_at",
                    models.DateTimeField("written", default=django.utils.timezone.now),
                ),
                (
                    "due_at",
                    models.DateTimeField("next try", default=django.utils.timezone.now),
                ),
                (
                    "tried_since",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("leased_until", models.DateTimeField(null=True, blank=True, editable=False)),
                ("sent_at", models.DateTimeField("sent", null=True, blank=True)),
                ("given_up_at", models.DateTimeField("given up", null=True, blank=True)),
                ("trouble", models.CharField("last error", max_length=200, blank=True)),
            ],
            options={
                "verbose_name": "e-mail",
                "ordering": ["-created_at", "-pk"],
                "default_permissions": ("view", "change"),
                "indexes": [
                    models.Index(
                        fields=["due_at"],
                        name="outbox_waiting",
                        condition=models.Q(sent_at=None, given_up_at=None),
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(sent_at=None) | models.Q(given_up_at=None),
                        name="outbox_sent_or_given_up",
                    )
                ],
            },
        ),
    ]
