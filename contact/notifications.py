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
MOST_RECEIPTS = 3
RECEIPTS_PERIOD = timedelta(days=1)


def announce(consultation: ConsultationRequest) -> OutboxMessage | None:
    """Tell staff of a request and the visitor of its receipt; return the visitor's message."""
    tell_staff_of_request()
    return acknowledge(consultation)


def tell_staff_of_request() -> None:
    enqueue(
        kind="A new request",
        subject="A new consultation request",
        body=f"A new request has arrived. Open the inbox: {_inbox()}\n",
        to=ClinicProfile.get_solo().notify_email,
    )


def acknowledge(consultation: ConsultationRequest) -> OutboxMessage | None:
    """Send the visitor the receipt, with nothing in it of what they wrote."""
    if not consultation.email or _has_enough_receipts(consultation.email):
        return None
    clinic = ClinicProfile.get_solo()
    telephone = clinic.telephone.as_national
    lines = [
        f"Your request to {clinic.name} has arrived.",
        f"Your receipt number is {consultation.receipt}.",
        "",
        "Somebody at the clinic reads it during opening hours and answers in the way you chose.",
        f"If you would rather not wait, call {telephone} and read out the number.",
        "",
        *(f"{day}: {times}" for day, times in clinic.week if clinic.weekly_hours),
        "",
        "If you did not ask for this, somebody mistyped an address: you need not do anything.",
    ]
    return enqueue(
        kind="Receipt for the visitor",
        subject=f"Your request has arrived: {consultation.receipt}",
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


def _has_enough_receipts(email):
    recent = ConsultationRequest.objects.filter(
        email_hash__in=in_one_spelling(normalized_email, email),
        created_at__gt=timezone.now() - RECEIPTS_PERIOD,
        acknowledgement__isnull=False,
    )
    return recent.count() >= MOST_RECEIPTS


def _inbox():
    return absolute_url(reverse("admin:contact_consultationrequest_changelist"))
