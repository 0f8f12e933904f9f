"""Consultation requests: what a visitor asked, what the front desk did, and when."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from clinic_site.clinic.models import Treatment
from clinic_site.crisis import words_of_crisis
from clinic_site.encryption.fields import EncryptedTextField, LookupHashField
from clinic_site.outbox.models import OutboxMessage
from contact.advertising import signs_of
from contact.held import forget
from contact.people import (
    normalized_email,
    normalized_second_telephone,
    normalized_telephone,
    telephones_in,
)

from . import choices
from .querysets import ConsultationRequestQuerySet
from .references import new_reference


class ConsultationRequest(models.Model):
    Stage = choices.Stage
    PreferredWay = choices.PreferredWay
    PreferredTime = choices.PreferredTime
    VoicemailOrText = choices.VoicemailOrText
    Urgency = choices.Urgency
    Suspicion = choices.Suspicion

    UNANSWERED = (Stage.NEW, Stage.LEFT_MESSAGE)  # a message that was left is no answer yet
    UNFINISHED = (*UNANSWERED, Stage.CONTACTED, Stage.BOOKED)
    FOLLOW_THE_STAGE = ("first_contacted_at", "tried_at", "reminded_at", "finished_at")
    # What a visitor fills in.
    ASKED = (
        "name", "email", "telephone", "voicemail_or_text", "preferred_way", "preferred_time", "treatment",
        "message",
    )  # fmt: skip
    # Name and contact, and what was asked: all of it is wiped when its time is over.
    PERSONAL = ("name", "email", "telephone", "message", "asked_for", "next_step", "sender_hash")

    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(
        "reference number", max_length=9, unique=True, default=new_reference, editable=False
    )
    name = EncryptedTextField()
    email = EncryptedTextField(blank=True)
    telephone = EncryptedTextField("phone", blank=True)
    message = EncryptedTextField(blank=True)
    email_hash = LookupHashField(of="email", normalize=normalized_email)
    telephone_hash = LookupHashField(of="telephone", normalize=normalized_telephone)
    second_telephone_hash = LookupHashField(of="telephone", normalize=normalized_second_telephone)
    voicemail_or_text = models.CharField(
        "voicemail or text", max_length=10, choices=VoicemailOrText, blank=True
    )
    preferred_way = models.CharField(
        max_length=10,
        choices=PreferredWay,
        default=PreferredWay.ANY,
    )
    preferred_time = models.CharField(
        max_length=10, choices=PreferredTime, default=PreferredTime.ANY
    )
    treatment = models.ForeignKey(
        Treatment, on_delete=models.PROTECT, null=True, blank=True, related_name="consultations"
    )
    # The name as it was then: whoever leaves is still the one that was asked for.
    asked_for = EncryptedTextField("asks for", blank=True, editable=False)
    has_consented = models.BooleanField("consent")
    consent_version = models.CharField(max_length=20, editable=False)
    consent_text = models.TextField("consent as it was shown", editable=False)

    stage = models.CharField(max_length=12, choices=Stage, default=Stage.NEW)
    urgency = models.CharField(max_length=10, choices=Urgency, blank=True, editable=False)
    suspicion = models.CharField(max_length=10, choices=Suspicion, blank=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        limit_choices_to={"is_staff": True, "is_active": True},
        help_text="The person who takes care of it.",
    )
    next_step = EncryptedTextField(
        blank=True, help_text="What is to be done next, such as “call again”."
    )
    next_step_on = models.DateField("on", null=True, blank=True)

    source_page = models.CharField("source page", max_length=200, blank=True, editable=False)
    campaign = models.CharField(max_length=200, blank=True, editable=False)
    sender_hash = models.CharField(max_length=64, blank=True, editable=False)
    confirmation = models.ForeignKey(
        OutboxMessage, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    created_at = models.DateTimeField("received", default=timezone.now, editable=False)
    first_contacted_at = models.DateTimeField("first contacted", null=True, editable=False)
    # When the last message was left, as long as nothing else happened since.
    tried_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    # When the email to staff was written that counted it, and the one about its waiting too long.
    told_at = models.DateTimeField(null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    # When staff did something with it last, and when they were warned that it ends unfinished.
    touched_at = models.DateTimeField(null=True, editable=False)
    warned_at = models.DateTimeField(null=True, editable=False)
    wiped_at = models.DateTimeField(null=True, editable=False)

    objects = ConsultationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["stage", "-created_at"], name="contact_request_inbox"),
            models.Index(fields=["sender_hash", "created_at"], name="contact_request_sender"),
            models.Index(fields=["created_at"], name="contact_request_received"),
            models.Index(
                fields=["created_at"],
                name="contact_request_suspects",
                condition=~Q(suspicion=""),
            ),
            models.Index(
                fields=["stage"], name="contact_request_untold", condition=Q(told_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email_hash="") | ~Q(telephone_hash="") | Q(wiped_at__isnull=False),
                name="request_can_be_answered",
            ),
            models.CheckConstraint(condition=Q(has_consented=True), name="request_has_consent"),
        ]
        permissions = [
            ("export_consultationrequest", "Can export consultation requests"),
            ("erase_consultationrequest", "Can delete a person's data"),
            ("view_reports", "Can view the reports about consultation requests"),
        ]

    def __str__(self):
        # Django's history and messages quote this: it names nobody.
        return f"Request {self.reference}"

    def validate_constraints(self, exclude=None):
        # Django would ask the database about each, and pass over that it does not answer. The
        # forms say in words what they need, and the database holds to it when it stores.
        pass

    def save(self, *args, **kwargs):
        """Save, and keep the times that follow from the stage."""
        is_unanswered = self.stage in {*self.UNANSWERED, self.Stage.SPAM} or self.wiped_at
        if not (is_unanswered or self.first_contacted_at):
            self.first_contacted_at = timezone.now()
        if self.stage != self.Stage.LEFT_MESSAGE:
            self.tried_at = None
        elif not self.tried_at:
            # The clock begins anew, and staff are reminded anew when it has run down.
            self.tried_at, self.reminded_at = timezone.now(), None
        if self.stage in self.UNFINISHED:
            self.finished_at = None
        else:
            self.finished_at = self.finished_at or timezone.now()
        if "stage" in (kwargs.get("update_fields") or ()):
            names = {*kwargs["update_fields"], *self.FOLLOW_THE_STAGE}
            kwargs["update_fields"] = names
        super().save(*args, **kwargs)

    @property
    def mark(self):
        """The word before it in lists; "" where it is like others."""
        return choices.MARKS.get(self.urgency, ("", ""))[0]

    @property
    def mark_reason(self):
        return choices.MARKS.get(self.urgency, ("", ""))[1]

    @property
    def urgent_words(self):
        """What in the message speaks of danger; "" where nothing does, or it was wiped."""
        return words_of_crisis(self.message) if self.urgency == self.Urgency.WORDS else ""

    @property
    def is_urgent(self):
        """Whether somebody may be in danger and has no answer yet."""
        return self.stage in self.UNANSWERED and self.urgency == self.Urgency.WORDS

    @property
    def is_suspected_spam(self):
        return bool(self.suspicion) and self.stage == self.Stage.NEW

    @property
    def suspicion_in_words(self):
        """Why it is set apart: what stands beside the message is said with what was seen in it."""
        words = self.get_suspicion_display().lower()
        seen = signs_of(self.message) if self.suspicion == self.Suspicion.CONTENT else []
        return f"{words}: {', '.join(seen)}" if seen else words

    @property
    def phone_numbers(self):
        """The phone numbers to call, in the order in which they were written."""
        return telephones_in(self.telephone)

    @property
    def phone_number(self):
        """The phone number to call first, or None."""
        return next(iter(self.phone_numbers), None)

    @property
    def voicemail_or_text_in_words(self):
        """Whether a voicemail or a text is fine, for who is about to call."""
        return choices.VOICEMAIL_OR_TEXT[self.voicemail_or_text]

    @property
    def source(self):
        """Where it came from, in words: the campaign, else the page, else nothing."""
        return self.campaign or self.source_page

    def others_of_person(self):
        """Other requests with the same email address or phone number."""
        same = ConsultationRequest.objects.of_person(self.email, self.telephone)
        return same.exclude(pk=self.pk)

    def save_touched(self, *names):
        """Save these fields after staff did something: the time until it ends begins anew."""
        self.touched_at, self.warned_at = timezone.now(), None
        self.save(update_fields=[*names, "touched_at", "warned_at"])

    def wipe(self):
        """Take away the person and their words; what is left counts in the reports.

        What nobody finished is finished by that.
        """
        for name in self.PERSONAL:
            setattr(self, name, "")
        self.wiped_at = timezone.now()
        if self.stage in self.UNFINISHED:
            self.stage = self.Stage.SPAM if self.is_suspected_spam else self.Stage.CLOSED
        self.notes.all().delete()
        if self.confirmation:
            self.confirmation.delete()
            self.confirmation = None
        self.save()
        forget([self.pk])
