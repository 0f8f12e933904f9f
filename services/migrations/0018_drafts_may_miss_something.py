"""A draft may have a part of a video, a price without its number, and times that make no sense yet."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0038_drafts_may_miss_something"),
        ("photos", "0003_commas_of_help_texts"),
        ("services", "0017_commas_of_help_texts"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="service",
            name="services_service_video_is_whole",
        ),
        migrations.RemoveConstraint(
            model_name="service",
            name="services_service_ends_after_it_begins",
        ),
        migrations.RemoveConstraint(
            model_name="serviceprice",
            name="service_price_is_more_than_nothing",
        ),
        migrations.RemoveConstraint(
            model_name="serviceprice",
            name="service_price_rises_from_low_to_high",
        ),
        migrations.AlterField(
            model_name="service",
            name="video_url",
            field=models.URLField(
                blank=True,
                help_text="Such as https://www.youtube.com/watch?v=… Visitors go there when they click, and nothing is loaded from there before.",
                verbose_name="address of the video",
            ),
        ),
        migrations.AlterField(
            model_name="serviceprice",
            name="low",
            field=models.DecimalField(
                decimal_places=2,
                help_text="In US dollars; the lowest, if it varies.",
                max_digits=8,
                null=True,
                verbose_name="price",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("edition_of__isnull", True),
                    ("live_until__isnull", True),
                    ("live_until__gt", models.F("live_from")),
                    _connector="OR",
                ),
                name="services_service_ends_after_it_begins",
            ),
        ),
    ]
