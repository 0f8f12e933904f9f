"""A request comes in: it is stored once, with the mail about it, before anything else happens."""

import threading
import uuid
from contextlib import nullcontext

from django.db import IntegrityError, connection

from clinic_site.crisis import speaks_of_crisis
from clinic_site.encryption.keys import keyed_hash

from .limits import TooManyError, refuse_too_many
from .models import ConsultationRequest, new_reference
from .notifications import confirm
from .one_at_a_time import one_at_a_time
from .retrying import in_turn
from .spam import suspicion_of
from .telling import tell_of_refusals, tell_staff

Urgency = ConsultationRequest.Urgency
# SQLite lets one write at a time and is unfair to those who wait: of many threads some would wait
# until they give up. Before the door they wait in turn.
_turn = threading.Lock()


def receive(
    consultation: ConsultationRequest, *, sender_hash: str, honeypot: str
) -> ConsultationRequest:
    """Store what somebody asked; beside it is what tells a person from a program (`spam.py`).

    The same form sent twice is one row. The same token with other words, as after the browser's
    back button, is a second request: nothing that was typed is dropped. Raises `TooManyError` where
    more came than is kept.
    """
    consultation.sender_hash = sender_hash
    consultation.urgency = _urgency_of(consultation)
    consultation.suspicion = suspicion_of(consultation, honeypot=honeypot)
    try:
        return _received_once(consultation)
    except TooManyError as refusal:
        if not refusal.is_own:
            tell_of_refusals()
        raise


def received_before(consultation: ConsultationRequest) -> ConsultationRequest | None:
    """The request that this one is for the second time, as after a double click."""
    tokens = [consultation.token, _token_for_these_words(consultation)]
    earlier = ConsultationRequest.objects.filter(token__in=tokens)
    return next((one for one in earlier if _says_the_same(one, consultation)), None)


def _received_once(consultation, tries_left=2):
    try:
        return received_before(consultation) or _stored(consultation)
    except (IntegrityError, TooManyError) as refusal:
        if earlier := received_before(consultation):  # from the other click, in this moment
            return earlier
        if isinstance(refusal, TooManyError) or not tries_left:
            raise
        # It was sent with other words before, or it was the number that was taken.
        if ConsultationRequest.objects.filter(token=consultation.token).exists():
            consultation.token = _token_for_these_words(consultation)
        consultation.reference = new_reference()
        return _received_once(consultation, tries_left - 1)


def _token_for_these_words(consultation):
    """Of a form that is sent again with other words: the same for both clicks, and for nobody else."""
    words = [str(getattr(consultation, name)) for name in ConsultationRequest.ASKED]
    return uuid.uuid5(consultation.token, keyed_hash("\0".join(words)))


def _stored(consultation):
    with (
        in_turn(_turn) if connection.vendor == "sqlite" else nullcontext(),
        one_at_a_time("receive"),
    ):
        refuse_too_many(consultation)
        consultation.pk = None
        consultation.confirmation = None if consultation.suspicion else confirm(consultation)
        consultation.save(force_insert=True)
        tell_staff()
    return consultation


def _urgency_of(consultation):
    if speaks_of_crisis(consultation.message):
        return Urgency.WORDS
    if consultation.treatment and consultation.treatment.is_near_a_crisis:
        return Urgency.TREATMENT
    return Urgency.NONE


def _says_the_same(earlier, consultation):
    return all(
        getattr(earlier, name) == getattr(consultation, name) for name in ConsultationRequest.ASKED
    )
