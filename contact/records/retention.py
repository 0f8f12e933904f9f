"""Personal data goes: of every request after a time, and of people who ask for it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from contact.models import ConsultationRequest, Erasure
from contact.telling import ENDING, tell

NEW, UNFINISHED = ConsultationRequest.Stage.NEW, ConsultationRequest.UNFINISHED
SUSPECTS_KEPT_FOR = timedelta(days=30)  # after staff were told of them
LONGEST_WARNING = timedelta(days=30)  # before what nobody finished is wiped
SENDER_KEPT_FOR = timedelta(days=1)  # so long requests of one connection are counted


def expired(now: datetime | None = None) -> QuerySet:
    """Requests whose time is over and whose words are still there.

    That is what was finished long ago, what looks like spam and staff were told of but did nothing
    about, and what nobody finished, some time after they were warned of its end.
    """
    now = now or timezone.now()
    finished = Q(finished_at__lt=now - _kept_for())
    suspected = ~Q(suspicion="") & Q(stage=NEW, told_at__lt=now - SUSPECTS_KEPT_FOR)
    unfinished = Q(stage__in=UNFINISHED, warned_at__lt=now - _warned_for())
    return ConsultationRequest.objects.filter(finished | suspected | unfinished, wiped_at=None)


def ending(now: datetime | None = None) -> QuerySet:
    """Requests that nobody finished, nor did anything about for so long that they end soon."""
    now = now or timezone.now()
    requests = ConsultationRequest.objects.filter(stage__in=UNFINISHED, wiped_at=None)
    still = requests.annotate(last_touched=Coalesce("touched_at", "created_at")).filter(
        last_touched__lt=now - _kept_for() + _warned_for()
    )
    return still.exclude(next_step_on__gte=timezone.localdate(now))


def warn_of_ending() -> bool:
    """Tell staff once of what ends soon, so that they close it or go on with it."""
    untold = ending().filter(warned_at=None)
    return tell(untold, "warned_at", kind=ENDING, template="ending", shown="ending")


def _kept_for():
    return timedelta(days=settings.REQUEST_RETENTION_DAYS)


def _warned_for():
    return min(LONGEST_WARNING, _kept_for() / 2)


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
        one.wipe()
    return Erasure.objects.create(request_count=len(same), erased_by=by)


@transaction.atomic
def _wipe(pk):
    # Locked and asked again: staff may have opened the request anew in this moment.
    consultation = expired().select_for_update().filter(pk=pk).first()
    if consultation:
        consultation.wipe()
    return bool(consultation)
