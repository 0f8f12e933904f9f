"""Personal data goes: of finished requests after a time, and of people who ask for it."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from contact.models import ConsultationRequest, Erasure

SENDER_KEPT_FOR = timedelta(days=1)  # counting requests of one connection needs an hour of it


def expired(now=None):
    """Finished requests whose time is over and whose words are still there."""
    until = (now or timezone.now()) - timedelta(days=settings.REQUEST_RETENTION_DAYS)
    return ConsultationRequest.objects.filter(finished_at__lt=until, wiped_at=None)


def purge() -> int:
    """Wipe every expired request and return how many that were."""
    forget_senders()
    wiped = 0
    for pk in list(expired().values_list("pk", flat=True)):
        wiped += _wipe(pk)
    return wiped


def forget_senders() -> None:
    """Forget from which connections requests came, once nobody counts them any more."""
    until = timezone.now() - SENDER_KEPT_FOR
    ConsultationRequest.objects.filter(created_at__lt=until).exclude(sender_hash="").update(
        sender_hash=""
    )


@transaction.atomic
def erase_requests(consultations: Iterable[ConsultationRequest], by) -> Erasure:
    """Wipe these requests of a person at that person's wish."""
    same = list(consultations)
    for one in same:
        if one.stage in one.UNFINISHED:
            one.stage = one.Stage.CLOSED
        one.wipe()
    return Erasure.objects.create(request_count=len(same), erased_by=by)


@transaction.atomic
def _wipe(pk):
    # Locked and asked again: staff may have opened the request anew in this moment.
    consultation = expired().select_for_update().filter(pk=pk).first()
    if consultation:
        consultation.wipe()
    return bool(consultation)
