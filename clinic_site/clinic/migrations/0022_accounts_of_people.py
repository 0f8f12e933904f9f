"""An account may be tied to a person, whose articles it signs and whose text it edits."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0021_no_tick_for_clinicians"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        help_text="New articles of this account begin with this author, and it may edit the "
                        "text of this person's page.",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="account",
                        to="clinic.person",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="person_account",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tie of an account to a person",
                "verbose_name_plural": "ties of accounts to people",
                "default_permissions": (),
            },
        ),
    ]
