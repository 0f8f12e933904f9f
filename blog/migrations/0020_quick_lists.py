"""Lists, and what changes next, are found by indexes alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0019_found_by_key"),
        ("clinic", "0042_found_by_key"),
        ("photos", "0003_commas_of_help_texts"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="post",
            name="blog_post_public",
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["status", "-publish_at", "-id", "live_until", "live_from"],
                name="blog_post_public",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["live_from"], name="blog_post_begins"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["live_until"], name="blog_post_ends"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["category", "status", "-publish_at", "-id", "live_until", "live_from"],
                name="blog_post_public_category",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["author", "status", "-publish_at", "-id", "live_until", "live_from"],
                name="blog_post_public_author",
            ),
        ),
    ]
