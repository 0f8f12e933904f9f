"""The e-mails about requests: that there is one, never a word of it."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.queue import enqueue
from clinic_site.publishing.seo import absolute_url

from .models import ConsultationRequest
from .people import in_one_spelling, normalized_email

# Somebody could enter an address that is not their own, again and again.
MOST_CONFIRMATIONS = 3
CONFIRMATIONS_PERIOD = timedelta(days=1)


def announce(consultation: ConsultationRequest) -> OutboxMessage | None:
    """Tell staff of a request, and the visitor that it arrived; return the visitor's message."""
    tell_staff_of_request()
    return confirm(consultation)


def tell_staff_of_request() -> None:
    enqueue(
        kind="A new request",
        subject="A new consultation request",
        body=f"A new request has arrived. Open the inbox: {_inbox()}\n",
        to=ClinicProfile.get_solo().notify_email,
    )


def confirm(consultation: ConsultationRequest) -> OutboxMessage | None:
    """Send the visitor the confirmation, with nothing in it of what they wrote."""
    if not consultation.email or _has_enough_confirmations(consultation.email):
        return None
    clinic = ClinicProfile.get_solo()
    telephone = clinic.telephone.as_national
    lines = [
        f"Your request to {clinic.name} has arrived.",
        f"Your reference number is {consultation.reference}.",
        "",
        "Somebody at the clinic reads it during opening hours and answers in the way you chose.",
        f"If you would rather not wait, call {telephone} and read out the number.",
        "",
        *(f"{day}: {times}" for day, times in clinic.week if clinic.weekly_hours),
        "",
        "If you did not ask for this, somebody mistyped an address: you need not do anything.",
    ]
    return enqueue(
        kind="Confirmation for the visitor",
        subject=f"Your request has arrived: {consultation.reference}",
        body="\n".join(lines) + "\n",
        to=consultation.email,
    )


def remind_of_overdue() -> None:
    """Remind staff that somebody has waited too long."""
    enqueue(
        kind="Reminder",
        subject="A consultation request is waiting",
        body=f"A request has waited longer than it should. Open the inbox: {_inbox()}\n",
        to=ClinicProfile.get_solo().notify_email,
    )


def _has_enough_confirmations(email):
    recent = ConsultationRequest.objects.filter(
        email_hash__in=in_one_spelling(normalized_email, email),
        created_at__gt=timezone.now() - CONFIRMATIONS_PERIOD,
        confirmation__isnull=False,
    )
    return recent.count() >= MOST_CONFIRMATIONS


def _inbox():
    return absolute_url(reverse("admin:contact_consultationrequest_changelist"))
