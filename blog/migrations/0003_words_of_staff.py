"""Labels, help texts and sentences in the words of the staff; the database stays as it is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0002_video"),
        ("clinic", "0002_response_hours"),
        ("photos", "0002_photo_library"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="post",
            options={
                "default_permissions": ("add", "change", "delete", "view", "publish"),
                "get_latest_by": "publish_at",
                "ordering": ["-publish_at", "-pk"],
                "verbose_name": "article",
            },
        ),
        migrations.AlterModelOptions(
            name="postquestion",
            options={"ordering": ["position", "pk"], "verbose_name": "question"},
        ),
        migrations.AlterField(
            model_name="post",
            name="expire_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="expire at",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="next_step_text",
            field=models.TextField(
                blank=True,
                help_text="The phone number and the link to the form are added below it.",
                max_length=600,
                verbose_name="text of the call to action",
            ),
        ),
        migrations.AlterConstraint(
            model_name="post",
            name="blog_post_expires_after_publishing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expire_at__isnull", True),
                    ("publish_at__isnull", True),
                    ("expire_at__gt", models.F("publish_at")),
                    _connector="OR",
                ),
                name="blog_post_expires_after_publishing",
                violation_error_message="The page expires before it appears: choose a later time, or none.",
            ),
        ),
    ]
