"""What must be true of a row, now that all rows are what staff edit, or editions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("blog", "0007_published_pages_become_editions")]

    operations = [
        migrations.RemoveConstraint(
            model_name="post",
            name="blog_post_video_is_whole",
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("video_still__isnull", True), ("video_title", ""), ("video_url", "")
                    ),
                    models.Q(
                        models.Q(("video_url", ""), _negated=True),
                        models.Q(("video_title", ""), _negated=True),
                        ("video_still__isnull", False),
                    ),
                    ("edition_of__isnull", False),
                    _connector="OR",
                ),
                name="blog_post_video_is_whole",
                violation_error_message="A video needs its address, its title and a still.",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                fields=["status", "-publish_at", "live_until", "live_from"],
                name="blog_post_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("edition_of__isnull", True)),
                fields=("slug",),
                name="blog_post_address",
                violation_error_message="Another page has this address.",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("edition_of__isnull", True), ("status", "draft")),
                    models.Q(
                        models.Q(("status", "draft"), _negated=True),
                        ("edition_of__isnull", False),
                        ("live_from__isnull", False),
                        ("publish_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="blog_post_edition_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live_until__isnull", True),
                    ("live_from__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="blog_post_ends_after_it_begins",
                violation_error_message="The page would be taken down before it appears: choose a later time, or none.",
            ),
        ),
    ]
