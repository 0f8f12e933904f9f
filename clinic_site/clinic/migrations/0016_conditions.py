"""Conditions: what people come with."""

import clinic_site.publishing.holding
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clinic", "0015_after_hours"),
        ("photos", "0002_photo_library"),
    ]

    operations = [
        migrations.CreateModel(
            name="Condition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the page's address: small letters, digits and hyphens.",
                        max_length=100,
                        verbose_name="address",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("edition", "Edition"),
                            ("past", "Past edition"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                (
                    "live_from",
                    models.DateTimeField(
                        blank=True,
                        help_text="Left empty, publishing shows the page at once. A time in the future plans it.",
                        null=True,
                        verbose_name="publish at",
                    ),
                ),
                (
                    "live_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="Left empty, the page stays. At this time it disappears by itself.",
                        null=True,
                        verbose_name="take down at",
                    ),
                ),
                ("trashed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "publish_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="date"),
                ),
                (
                    "seo_title",
                    models.CharField(
                        blank=True,
                        help_text="Left empty, the page's own title is used.",
                        max_length=70,
                        verbose_name="title for search engines",
                    ),
                ),
                (
                    "seo_description",
                    models.CharField(
                        blank=True,
                        help_text="One or two sentences. Left empty, the first words of the page are used.",
                        max_length=200,
                        verbose_name="description for search engines",
                    ),
                ),
                (
                    "canonical_url",
                    models.URLField(
                        blank=True,
                        help_text="Only for a text that first appeared elsewhere: the address of the original.",
                        verbose_name="canonical address",
                    ),
                ),
                (
                    "no_index",
                    models.BooleanField(
                        default=False,
                        help_text="The page stays public, but search engines are asked not to list it.",
                        verbose_name="hide from search engines",
                    ),
                ),
                ("folded_words", models.TextField(blank=True, default="", editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "title",
                    models.CharField(
                        help_text="In the words of those who have it, such as “Chronic pain”.",
                        max_length=100,
                    ),
                ),
                (
                    "summary",
                    models.TextField(
                        help_text="One or two sentences for lists, and at the top of the page.",
                        max_length=300,
                    ),
                ),
                ("body", models.TextField()),
                (
                    "shows_crisis_line",
                    models.BooleanField(
                        default=False,
                        help_text="Tick it where people may think of ending their life, as with depression or chronic pain. This page, its articles and the pages of its treatments then show the crisis line of the clinic's profile.",
                        verbose_name="show the crisis line",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=100, help_text="Lists show conditions from the smallest number on."
                    ),
                ),
                (
                    "edition_of",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="editions",
                        to="clinic.condition",
                    ),
                ),
                (
                    "photo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=clinic_site.publishing.holding.HOLD,
                        related_name="conditions",
                        to="photos.photo",
                    ),
                ),
                (
                    "treatments",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The page links these treatments and the clinicians who give them, and their pages link it.",
                        related_name="conditions",
                        to="clinic.treatment",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "title"],
                "abstract": False,
                "default_permissions": ("add", "change", "delete", "view", "publish"),
                "indexes": [
                    models.Index(
                        fields=["status", "-publish_at", "live_until", "live_from"],
                        name="clinic_condition_public",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("edition_of__isnull", True)),
                        fields=("slug",),
                        name="clinic_condition_address",
                        violation_error_message="Another page has this address.",
                    ),
                    models.CheckConstraint(
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
                        name="clinic_condition_edition_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("live_until__isnull", True),
                            ("live_from__isnull", True),
                            ("live_until__gt", models.F("live_from")),
                            _connector="OR",
                        ),
                        name="clinic_condition_ends_after_it_begins",
                        violation_error_message="The page would be taken down before it appears: choose a later time, or none.",
                    ),
                ],
            },
        ),
    ]
