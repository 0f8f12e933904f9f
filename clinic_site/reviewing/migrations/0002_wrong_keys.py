"""The keys that opened nothing, so that all processes of the server count them together."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviewing", "0001_review_links")]

    operations = [
        migrations.CreateModel(
            name="WrongKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("connection_hash", models.CharField(max_length=64)),
            ],
            options={"default_permissions": ()},
        ),
    ]
