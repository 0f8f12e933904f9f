"""The columns of the inbox; what visitors wrote becomes plain text, which the next one encrypts."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import clinic_site.encryption.fields
import contact.models

REQUEST = "consultationrequest"
SUSPICIONS = [
    ("", "–"),
    ("trap", "A field that people do not see was filled in"),
    ("speed", "Sent sooner than a person can type"),
    ("many", "Many requests came from the same connection"),
    ("content", "The message reads like an advertisement"),
]
URGENCIES = [
    ("", "–"),
    ("treatment", "Asks about a treatment of depression"),
    ("words", "Speaks of suicide or self-harm"),
]
STAGES = [
    ("new", "New"),
    ("contacted", "Contacted"),
    ("booked", "Booked"),
    ("closed", "Closed"),
    ("not_suitable", "Not suitable"),
    ("spam", "Spam"),
]
WIDE = {"max_length": 200, "blank": True, "default": "", "editable": False}
MOMENT = {"null": True, "editable": False}


def add(name, field, **options):
    return migrations.AddField(REQUEST, name, field, **options)


def staff(**options):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=django.db.models.deletion.SET_NULL,
        null=True,
        related_name="+",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0001_initial"),
        ("outbox", "0001_outbox"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(REQUEST, "request_can_be_answered"),
        migrations.RemoveIndex(REQUEST, "contact_request_inbox"),
        migrations.AlterField(REQUEST, "name", models.TextField()),
        migrations.AlterField(REQUEST, "email", models.TextField("e-mail", blank=True)),
        migrations.AlterField(REQUEST, "telephone", models.TextField(blank=True)),
        migrations.AlterField(REQUEST, "message", models.TextField(blank=True)),
        migrations.RenameField(REQUEST, "status", "stage"),
        migrations.AlterField(
            REQUEST, "stage", models.CharField(choices=STAGES, default="new", max_length=12)
        ),
        add("receipt", models.CharField(max_length=9, null=True)),
        add("email_hash", models.CharField(max_length=64, default="")),
        add("telephone_hash", models.CharField(max_length=64, default="")),
        add(
            "consent_version",
            models.CharField(max_length=20, default="", editable=False),
            preserve_default=False,
        ),
        add(
            "consent_text",
            models.TextField("consent as it was shown", default="", editable=False),
            preserve_default=False,
        ),
        add(
            "urgency",
            models.CharField(
                max_length=10, choices=URGENCIES, blank=True, default="", editable=False
            ),
            preserve_default=False,
        ),
        add(
            "suspicion",
            models.CharField(
                max_length=10, choices=SUSPICIONS, blank=True, default="", editable=False
            ),
            preserve_default=False,
        ),
        add(
            "assignee",
            staff(
                blank=True,
                limit_choices_to={"is_active": True, "is_staff": True},
                help_text="Who takes care of it.",
            ),
        ),
        add(
            "next_step",
            clinic_site.encryption.fields.EncryptedTextField(
                blank=True,
                default="",
                help_text="What is to be done next, such as “call again”.",
            ),
            preserve_default=False,
        ),
        add("next_step_on", models.DateField("on", null=True, blank=True)),
        add("source_page", models.CharField("page", **WIDE), preserve_default=False),
        add("campaign", models.CharField(**WIDE), preserve_default=False),
        add("sender_hash", models.CharField(**WIDE | {"max_length": 64}), preserve_default=False),
        add(
            "acknowledgement",
            models.ForeignKey(
                "outbox.outboxmessage",
                on_delete=django.db.models.deletion.SET_NULL,
                null=True,
                editable=False,
                related_name="+",
            ),
        ),
        add("first_contacted_at", models.DateTimeField("first contacted", **MOMENT)),
        add("finished_at", models.DateTimeField(**MOMENT)),
        add("reminded_at", models.DateTimeField(**MOMENT)),
        add("wiped_at", models.DateTimeField(**MOMENT)),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, auto_created=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", clinic_site.encryption.fields.EncryptedTextField()),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("author", staff(editable=False)),
                (
                    "request",
                    models.ForeignKey(
                        "contact.consultationrequest",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                    ),
                ),
            ],
            options={"ordering": ["created_at", "pk"]},
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, auto_created=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "receipt",
                    models.CharField(
                        "receipt number",
                        max_length=9,
                        unique=True,
                        default=contact.models.new_reference,
                        editable=False,
                    ),
                ),
                ("request_count", models.PositiveIntegerField("requests erased")),
                ("erased_at", models.DateTimeField(auto_now_add=True)),
                ("erased_by", staff()),
            ],
            options={"ordering": ["-erased_at"], "default_permissions": ()},
        ),
    ]
