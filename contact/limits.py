"""How much goes out and how much is kept, however much comes in.

Asked inside `one_at_a_time("receive")`, so that of many at once none slips through.
"""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from clinic_site.encryption.keys import WrongKeyError
from clinic_site.outbox.addresses import mailbox_of
from clinic_site.outbox.models import OutboxMessage

from .models import ConsultationRequest
from .people import in_one_spelling, normalized_email

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CONFIRMATION = "Confirmation for the visitor"
# Somebody could enter addresses that are not their own, again and again.
MOST_CONFIRMATIONS = 3  # to one mailbox in a day
MOST_CONFIRMATIONS_OF_SENDER = 10  # in an hour
MOST_CONFIRMATIONS_OF_SITE = 60  # in an hour, far above what a clinic's visitors ask for
# An event, an office or the clinic's own network is one connection: many people's, but a small part
# of what the site takes in a day, so that none of them closes the form for the others.
MOST_OF_CONNECTION = 200  # requests in a day
# Of one connection: anybody can type in the address of somebody else, who must not pay for it.
MOST_OF_EMAIL = 50  # requests in a day
# A request takes 25 kB at most, so strangers fill 75 MB a day and no more.
MOST_SUSPECTS = 500  # in a day
MOST_REQUESTS = 3000  # in a day, suspects included


class TooManyError(Exception):
    """More requests came than the site takes; `sentence` says so to the visitor.

    `is_own` tells whether it is this sender, or this email address, from which too many came.
    """

    def __init__(self, sentence: str, *, is_own: bool):
        super().__init__(sentence)
        self.sentence = sentence
        self.is_own = is_own


def refuse_too_many(consultation: ConsultationRequest) -> None:
    """Raise `TooManyError` where one more request cannot be kept."""
    same_connection = _of_sender(consultation, DAY)
    if same_connection.count() >= MOST_OF_CONNECTION:
        raise TooManyError("Very many requests have come from your connection today.", is_own=True)
    if (same_connection & _of_email(consultation)).count() >= MOST_OF_EMAIL:
        raise TooManyError(
            "Very many requests have come with this email address today.", is_own=True
        )
    if is_full(is_suspect=bool(consultation.suspicion)):
        raise TooManyError("More requests have come today than we can take here.", is_own=False)


def is_full(*, is_suspect: bool) -> bool:
    """Whether the site takes no more requests for now; of suspects it takes fewer."""
    today = of_today()
    if is_suspect and today.exclude(suspicion="").count() >= MOST_SUSPECTS:
        return True
    return today.count() >= MOST_REQUESTS


def of_today() -> QuerySet:
    """All requests of the last 24 hours."""
    return ConsultationRequest.objects.filter(created_at__gt=timezone.now() - DAY)


def may_confirm(consultation: ConsultationRequest) -> bool:
    """Whether one more confirmation may go out: to this address, for this sender, at this hour."""
    sent = OutboxMessage.objects.filter(kind=CONFIRMATION, created_at__gt=timezone.now() - HOUR)
    return (
        _confirmed(_of_sender(consultation, HOUR)).count() < MOST_CONFIRMATIONS_OF_SENDER
        and sent.count() < MOST_CONFIRMATIONS_OF_SITE
        and _confirmed_to_mailbox(consultation) < MOST_CONFIRMATIONS
    )


def _of_sender(consultation, period) -> QuerySet:
    """What came from the same connection; nothing where nobody knows which one it was."""
    if not consultation.sender_hash:
        return ConsultationRequest.objects.none()
    return ConsultationRequest.objects.filter(
        sender_hash=consultation.sender_hash, created_at__gt=timezone.now() - period
    )


def _of_email(consultation) -> QuerySet:
    hashes = in_one_spelling(normalized_email, consultation.email)
    return of_today().filter(email_hash__in=hashes)


def _confirmed_to_mailbox(consultation):
    """However its address was written: each is read, of which the site's limit leaves some hundreds."""
    try:
        confirmed = list(_confirmed(of_today()).values_list("email", flat=True))
    except WrongKeyError:  # nobody is turned away for it: then by the address as it is written
        return _confirmed(_of_email(consultation)).count()
    return [mailbox_of(each) for each in confirmed].count(mailbox_of(consultation.email))


def _confirmed(requests):
    return requests.filter(confirmation__isnull=False)
