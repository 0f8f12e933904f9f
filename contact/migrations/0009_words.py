"""The words that people read: phone, email, and deleting a person's data."""

import clinic_site.encryption.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0008_reports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="consultationrequest",
            options={
                "ordering": ["-created_at", "-pk"],
                "permissions": [
                    ("export_consultationrequest", "Can export consultation requests"),
                    ("erase_consultationrequest", "Can delete a person's data"),
                    ("view_reports", "Can view the reports about consultation requests"),
                ],
            },
        ),
        migrations.AlterField(
            model_name="consultationrequest",
            name="assignee",
            field=models.ForeignKey(
                blank=True,
                help_text="The person who takes care of it.",
                limit_choices_to={"is_active": True, "is_staff": True},
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="consultationrequest",
            name="email",
            field=clinic_site.encryption.fields.EncryptedTextField(blank=True),
        ),
        migrations.AlterField(
            model_name="consultationrequest",
            name="preferred_way",
            field=models.CharField(
                choices=[("any", "Either way"), ("telephone", "Phone call"), ("email", "Email")],
                default="any",
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="consultationrequest",
            name="source_page",
            field=models.CharField(
                blank=True, editable=False, max_length=200, verbose_name="source page"
            ),
        ),
        migrations.AlterField(
            model_name="consultationrequest",
            name="telephone",
            field=clinic_site.encryption.fields.EncryptedTextField(
                blank=True, verbose_name="phone"
            ),
        ),
        migrations.AlterField(
            model_name="erasure",
            name="request_count",
            field=models.PositiveIntegerField(verbose_name="requests deleted"),
        ),
    ]
