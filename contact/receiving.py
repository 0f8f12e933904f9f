"""A request comes in: it is stored once, with the mail about it, before anything else happens."""

import threading
import uuid
from contextlib import nullcontext

from django.db import IntegrityError, connection

from .crisis import speaks_of_crisis
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
    consultation: ConsultationRequest, *, sender_hash: str, honeypot: str, form_context: str
) -> ConsultationRequest:
    """Store what somebody asked; beside it is what tells a person from a program (`spam.py`).

    The same form sent twice is one row. The same token with other words, as after the browser's
    back button, is a second request: nothing that was typed is dropped. Raises `TooManyError` where
    more came than is kept.
    """
    consultation.sender_hash = sender_hash
    consultation.urgency = _urgency_of(consultation)
    consultation.suspicion = suspicion_of(
        consultation, honeypot=honeypot, form_context=form_context
    )
    try:
        _store(consultation)
    except (IntegrityError, TooManyError) as refusal:
        earlier = ConsultationRequest.objects.filter(token=consultation.token).first()
        if earlier and _says_the_same(earlier, consultation):
            return earlier
        if isinstance(refusal, TooManyError):
            if not refusal.is_own:
                tell_of_refusals()
            raise
        if earlier:
            consultation.token = uuid.uuid4()
        consultation.reference = new_reference()  # it may have been this number that was taken
        _store(consultation)
    return consultation


def _store(consultation):
    with (
        in_turn(_turn) if connection.vendor == "sqlite" else nullcontext(),
        one_at_a_time("receive"),
    ):
        refuse_too_many(consultation)
        consultation.pk = None
        consultation.confirmation = None if consultation.suspicion else confirm(consultation)
        consultation.save(force_insert=True)
        tell_staff()


def _urgency_of(consultation):
    if speaks_of_crisis(consultation.message):
        return Urgency.WORDS
    if consultation.treatment and consultation.treatment.shows_crisis_line:
        return Urgency.TREATMENT
    return Urgency.NONE


def _says_the_same(earlier, consultation):
    return all(
        getattr(earlier, name) == getattr(consultation, name) for name in ConsultationRequest.ASKED
    )
