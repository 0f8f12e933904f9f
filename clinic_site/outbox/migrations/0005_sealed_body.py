import clinic_site.encryption.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0004_count_by_kind"),
    ]

    operations = [
        migrations.AddField(
            model_name="outboxmessage",
            name="sealed_body",
            field=clinic_site.encryption.fields.EncryptedTextField(blank=True, editable=False),
        ),
    ]
