"""The emails about requests: that there is one, never a word of it."""

from django.urls import reverse

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.addresses import is_address
from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.queue import enqueue_template
from clinic_site.publishing.seo import absolute_url

from .limits import CONFIRMATION, may_confirm
from .models import ConsultationRequest


def confirm(consultation: ConsultationRequest) -> OutboxMessage | None:
    """Send the visitor the confirmation, with nothing in it of what they wrote.

    None is sent where there is no address, or too many went out already: the page that the visitor
    sees says so.
    """
    # One that was set apart may be older than the rule of what an address is.
    if not is_address(consultation.email) or not may_confirm(consultation):
        return None
    return _write(
        "confirmation",
        kind=CONFIRMATION,
        to=consultation.email,
        clinic=ClinicProfile.get_solo(),
        reference=consultation.reference,
    )


def write_to_staff(template: str, *, kind: str, count: int, shown: str = "") -> None:
    """Tell staff how many, and where to look: the inbox, or one of its saved filters."""
    inbox = absolute_url(reverse("admin:contact_consultationrequest_changelist"))
    url = f"{inbox}?show={shown}" if shown else inbox
    # An email for each address: one that fails keeps no other from arriving.
    for address in ClinicProfile.get_solo().notified:
        _write(template, kind=kind, to=address, count=count, inbox_url=url)


def _write(template, *, kind, to, **context):
    """Put one of the emails into the outbox."""
    return enqueue_template(f"contact/mail/{template}.txt", kind=kind, to=to, **context)
