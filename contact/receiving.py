"""A request comes in: it is stored once, with the mail about it, before anything else happens."""

import threading
import time
import uuid
from collections.abc import Callable
from contextlib import nullcontext

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction

from clinic_site.encryption.keys import keyed_hash

from .crisis import speaks_of_crisis
from .forms import ASKED, ConsultationRequestForm
from .models import ConsultationRequest, new_receipt
from .notifications import announce
from .spam import suspicion_of

PATIENCE = 10  # seconds in which a database that is restarted comes back
LONGEST_PAUSE = 0.5  # seconds
# SQLite lets one write at a time and is unfair to those who wait: of many threads some would wait
# until they give up. Before the door they wait in turn.
_turn = threading.Lock()


def receive(form: ConsultationRequestForm, sender: str) -> ConsultationRequest:
    """Store the request of a valid form; `sender` is the visitor's network address.

    The same form sent twice is one row. The same token with other words, as after the browser's
    back button, is a second request: nothing that was typed is dropped.
    """
    consultation = form.consultation
    consultation.sender_hash = keyed_hash(sender)
    consultation.urgency = _urgency_of(consultation)
    found = suspicion_of(
        consultation, trap=form.cleaned_data["website"], opening=form.data.get("opening", "")
    )
    # Whoever speaks of suicide is never set apart, however the request came.
    consultation.suspicion = (
        "" if consultation.urgency == ConsultationRequest.Urgency.WORDS else found
    )
    try:
        _store(consultation)
    except IntegrityError:
        earlier = ConsultationRequest.objects.filter(token=consultation.token).first()
        if earlier and _says_the_same(earlier, consultation):
            return earlier
        if earlier:
            consultation.token = uuid.uuid4()
        consultation.receipt = new_receipt()  # it may have been this number that was taken
        _store(consultation)
    return consultation


def keep_trying(action: Callable):
    """Do something with the database, again and again while it is being restarted."""
    deadline, pause = time.monotonic() + PATIENCE, 0.05
    while True:
        try:
            return action()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or time.monotonic() > deadline:
                raise
            connection.close()
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


def _store(consultation):
    with _turn if connection.vendor == "sqlite" else nullcontext(), transaction.atomic():
        consultation.pk = None
        consultation.acknowledgement = None if consultation.suspicion else announce(consultation)
        consultation.save(force_insert=True)


def _urgency_of(consultation):
    if speaks_of_crisis(consultation.message):
        return ConsultationRequest.Urgency.WORDS
    if consultation.treatment and consultation.treatment.shows_crisis_line:
        return ConsultationRequest.Urgency.TREATMENT
    return ConsultationRequest.Urgency.NONE


def _says_the_same(earlier, consultation):
    return all(getattr(earlier, name) == getattr(consultation, name) for name in ASKED)
