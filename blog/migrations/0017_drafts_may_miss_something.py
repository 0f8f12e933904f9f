"""A draft may have a part of a video, and times of which nobody has made sense yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0016_commas_of_help_texts"),
        ("clinic", "0037_commas_of_help_texts"),
        ("photos", "0003_commas_of_help_texts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="post",
            name="blog_post_video_is_whole",
        ),
        migrations.RemoveConstraint(
            model_name="post",
            name="blog_post_ends_after_it_begins",
        ),
        migrations.AlterField(
            model_name="post",
            name="video_url",
            field=models.URLField(
                blank=True,
                help_text="Such as https://www.youtube.com/watch?v=… Visitors go there when they click, and nothing is loaded from there before.",
                verbose_name="address of the video",
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edition_of__isnull", True),
                    ("live_until__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="blog_post_ends_after_it_begins",
            ),
        ),
    ]
