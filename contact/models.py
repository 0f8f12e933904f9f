"""Consultation requests: what a visitor asked, kept for the front desk."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from clinic_site.clinic.models import Treatment


class ConsultationRequestQuerySet(models.QuerySet):
    def waiting(self):
        """New requests that nobody has answered; suspects are kept apart."""
        return self.filter(status=ConsultationRequest.Status.NEW, is_suspect=False)

    def suspects(self):
        """New requests that look like spam."""
        return self.filter(status=ConsultationRequest.Status.NEW, is_suspect=True)


class ConsultationRequest(models.Model):
    class Status(models.TextChoices):
        NEW = "new", "New"
        ANSWERED = "answered", "Answered"
        CLOSED = "closed", "Closed"

    class PreferredWay(models.TextChoices):
        ANY = "any", "Either way"
        TELEPHONE = "telephone", "Telephone call"
        EMAIL = "email", "E-mail"

    class PreferredTime(models.TextChoices):
        ANY = "any", "Any time"
        MORNING = "morning", "Morning"
        MIDDAY = "midday", "Around noon"
        AFTERNOON = "afternoon", "Afternoon"

    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    email = models.EmailField("e-mail", blank=True)
    telephone = PhoneNumberField(blank=True)
    preferred_way = models.CharField(
        max_length=10,
        choices=PreferredWay,
        default=PreferredWay.ANY,
    )
    preferred_time = models.CharField(
        max_length=10, choices=PreferredTime, default=PreferredTime.ANY
    )
    treatment = models.ForeignKey(
        Treatment, on_delete=models.PROTECT, null=True, blank=True, related_name="requests"
    )
    message = models.TextField(max_length=4000, blank=True)
    has_consented = models.BooleanField("consent")
    status = models.CharField(max_length=10, choices=Status, default=Status.NEW)
    is_suspect = models.BooleanField(
        "looks like spam",
        default=False,
        help_text="A trap field was filled in, which programs do and people do not. "
        "Untick it if a person wrote this.",
    )
    created_at = models.DateTimeField("received", default=timezone.now, editable=False)

    objects = ConsultationRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["status", "-created_at"], name="contact_request_inbox")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(telephone=""), name="request_can_be_answered"
            ),
            models.CheckConstraint(condition=Q(has_consented=True), name="request_has_consent"),
        ]

    def __str__(self):
        # Django's history and messages quote this: it names nobody.
        return f"Request of {timezone.localtime(self.created_at):%B %-d, %Y, %-I:%M %p}"
