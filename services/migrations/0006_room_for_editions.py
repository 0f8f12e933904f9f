"""A row may be an edition of another: what visitors see of it from one moment to another."""

import django.db.models.deletion
from django.db import migrations, models

import clinic_site.publishing.holding


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0011_truths_of_editions"),
        ("photos", "0002_photo_library"),
        ("services", "0005_fold_stored_words"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="service",
            name="services_service_published_has_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="service",
            name="services_service_expires_after_publishing",
        ),
        migrations.RemoveIndex(
            model_name="service",
            name="services_service_public",
        ),
        migrations.RenameField(model_name="service", old_name="expire_at", new_name="live_until"),
        migrations.AddField(
            model_name="service",
            name="edition_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="editions",
                to="services.service",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="live_from",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, publishing shows the page at once. A time in the future plans it.",
                null=True,
                verbose_name="publish at",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="live_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="take down at",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=clinic_site.publishing.holding.HOLD,
                related_name="services",
                to="photos.photo",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="publish_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="date"),
        ),
        migrations.AlterField(
            model_name="service",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("edition", "Edition"), ("past", "Past edition")],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="treatment",
            field=models.ForeignKey(
                blank=True,
                help_text="What this page is about. Left empty, it is made from the page's title.",
                on_delete=clinic_site.publishing.holding.HOLD,
                related_name="services",
                to="clinic.treatment",
            ),
        ),
        migrations.AlterField(
            model_name="service",
            name="video_still",
            field=models.ForeignKey(
                blank=True,
                help_text="A photo from the library that stands where the video would.",
                null=True,
                on_delete=clinic_site.publishing.holding.HOLD,
                related_name="%(class)s_videos",
                to="photos.photo",
                verbose_name="still of the video",
            ),
        ),
    ]
