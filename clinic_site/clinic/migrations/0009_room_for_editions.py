"""A row may be an edition of another: what visitors see of it from one moment to another."""

import django.db.models.deletion
from django.db import migrations, models

import clinic_site.publishing.holding


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0008_hours_over_midnight"),
        ("photos", "0002_photo_library"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="page",
            name="clinic_page_published_has_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="page",
            name="clinic_page_expires_after_publishing",
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="clinic_person_published_has_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="person",
            name="clinic_person_expires_after_publishing",
        ),
        migrations.RemoveIndex(
            model_name="page",
            name="clinic_page_public",
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="clinic_person_public",
        ),
        migrations.RenameField(model_name="page", old_name="expire_at", new_name="live_until"),
        migrations.RenameField(model_name="person", old_name="expire_at", new_name="live_until"),
        migrations.AddField(
            model_name="page",
            name="edition_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="editions",
                to="clinic.page",
            ),
        ),
        migrations.AddField(
            model_name="page",
            name="live_from",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, publishing shows the page at once. A time in the future plans it.",
                null=True,
                verbose_name="publish at",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="live_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="take down at",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="edition_of",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="editions",
                to="clinic.person",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="live_from",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, publishing shows the page at once. A time in the future plans it.",
                null=True,
                verbose_name="publish at",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="live_until",
            field=models.DateTimeField(
                blank=True,
                help_text="Left empty, the page stays. At this time it disappears by itself.",
                null=True,
                verbose_name="take down at",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="publish_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="date"),
        ),
        migrations.AlterField(
            model_name="page",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="page",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("edition", "Edition"), ("past", "Past edition")],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=clinic_site.publishing.holding.HOLD,
                related_name="people",
                to="photos.photo",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="publish_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="date"),
        ),
        migrations.AlterField(
            model_name="person",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the page's address: small letters, digits and hyphens.",
                max_length=100,
                verbose_name="address",
            ),
        ),
        migrations.AlterField(
            model_name="person",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("edition", "Edition"), ("past", "Past edition")],
                default="draft",
                editable=False,
                max_length=10,
            ),
        ),
    ]
