"""A request keeps whom it asks for."""

from django.db import migrations

import clinic_site.encryption.fields


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0017_voicemail_or_text"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultationrequest",
            name="asked_for",
            field=clinic_site.encryption.fields.EncryptedTextField(
                blank=True, editable=False, verbose_name="asks for"
            ),
        ),
    ]
