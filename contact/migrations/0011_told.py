"""When staff were told of a request, and how to find those of which they were not."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0005_one_notified_again"),
        ("contact", "0010_words_of_access_records"),
        ("outbox", "0004_count_by_kind"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="consultationrequest",
            name="told_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(fields=["created_at"], name="contact_request_received"),
        ),
        migrations.AddIndex(
            model_name="consultationrequest",
            index=models.Index(
                condition=models.Q(("stage", "new"), ("told_at", None)),
                fields=["told_at"],
                name="contact_request_untold",
            ),
        ),
    ]
