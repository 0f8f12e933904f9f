"""Help texts have the comma before the last of three."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("blog", "0015_read_next_in_order"),
        ("clinic", "0037_commas_of_help_texts"),
        ("photos", "0003_commas_of_help_texts"),
    ]

    operations = [
        migrations.AlterField(
            model_name="post",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits, and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterConstraint(
            model_name="post",
            name="blog_post_video_is_whole",
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
                violation_error_message="A video needs its address, its title, and a still.",
            ),
        ),
    ]
