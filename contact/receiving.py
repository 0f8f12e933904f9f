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
    request = form.request
    request.sender_hash = keyed_hash(sender)
    request.urgency = _urgency_of(request)
    found = suspicion_of(
        request, trap=form.cleaned_data["website"], opening=form.data.get("opening", "")
    )
    # Whoever speaks of suicide is never set apart, however the request came.
    request.suspicion = "" if request.urgency == ConsultationRequest.Urgency.WORDS else found
    try:
        _store(request)
    except IntegrityError:
        earlier = ConsultationRequest.objects.filter(token=request.token).first()
        if earlier and _says_the_same(earlier, request):
            return earlier
        if earlier:
            request.token = uuid.uuid4()
        request.receipt = new_receipt()  # it may have been this number that was taken
        _store(request)
    return request


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


def _store(request):
    with _turn if connection.vendor == "sqlite" else nullcontext(), transaction.atomic():
        request.pk = None
        request.acknowledgement = None if request.suspicion else announce(request)
        request.save(force_insert=True)


def _urgency_of(request):
    if speaks_of_crisis(request.message):
        return ConsultationRequest.Urgency.WORDS
    if request.treatment and request.treatment.shows_crisis_line:
        return ConsultationRequest.Urgency.TREATMENT
    return ConsultationRequest.Urgency.NONE


def _says_the_same(earlier, request):
    return all(getattr(earlier, name) == getattr(request, name) for name in ASKED)
