"""The columns of what visitors wrote are encrypted fields from here on, found by their hashes."""

from django.db import migrations, models

import contact.models
import contact.people
from clinic_site.encryption.fields import EncryptedTextField, LookupHashField

REQUEST = "consultationrequest"


class Migration(migrations.Migration):
    dependencies = [("contact", "0003_encrypt_requests")]

    operations = [
        migrations.AlterField(REQUEST, "name", EncryptedTextField()),
        migrations.AlterField(REQUEST, "email", EncryptedTextField("e-mail", blank=True)),
        migrations.AlterField(REQUEST, "telephone", EncryptedTextField(blank=True)),
        migrations.AlterField(REQUEST, "message", EncryptedTextField(blank=True)),
        migrations.AlterField(
            REQUEST,
            "email_hash",
            LookupHashField(of="email", normalize=contact.people.normalized_email),
        ),
        migrations.AlterField(
            REQUEST,
            "telephone_hash",
            LookupHashField(of="telephone", normalize=contact.people.normalized_telephone),
        ),
        migrations.AlterField(
            REQUEST,
            "receipt",
            models.CharField(
                "receipt number",
                max_length=9,
                unique=True,
                default=contact.models.new_reference,
                editable=False,
            ),
        ),
        migrations.RemoveField(REQUEST, "is_suspect"),
        migrations.AddIndex(
            REQUEST, models.Index(fields=["stage", "-created_at"], name="contact_request_inbox")
        ),
        migrations.AddIndex(
            REQUEST,
            models.Index(fields=["sender_hash", "created_at"], name="contact_request_sender"),
        ),
        migrations.AddConstraint(
            REQUEST,
            models.CheckConstraint(
                condition=~models.Q(email_hash="")
                | ~models.Q(telephone_hash="")
                | models.Q(wiped_at__isnull=False),
                name="request_can_be_answered",
            ),
        ),
        migrations.AlterModelOptions(
            REQUEST,
            {
                "ordering": ["-created_at", "-pk"],
                "permissions": [
                    ("export_consultationrequest", "Can export consultation requests"),
                    (
                        "erase_consultationrequest",
                        "Can erase a person's consultation requests",
                    ),
                    ("view_figures", "Can view the figures about consultation requests"),
                ],
            },
        ),
    ]
