"""What happens with an account, written among the access records: coming in, being refused, changes."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime, timedelta

from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone

from .addresses import client_address

logger = logging.getLogger(__name__)

# The kinds by which they are found again; what stands in the records is `how`, in words.
SIGNED_IN, SIGNED_OUT, FAILED, REFUSED = "signed in", "signed out", "failed", "refused"
HALF_IN = "half in"  # by the first of two steps
MADE, CHANGED, DELETED, ALARM, OTHER = "made", "changed", "deleted", "alarm", "other"
ACTIONS = {
    MADE: LogEntry.Action.CREATE,
    CHANGED: LogEntry.Action.UPDATE,
    DELETED: LogEntry.Action.DELETE,
}
NO_ACCOUNT = "an unknown account"
# Of one account, or of all unknown ones: what can be repeated at will must not fill the disk.
MOST_AN_HOUR = 100

# The request of the admin that is being answered, for what is told by a signal that knows none.
at_hand: ContextVar[HttpRequest | None] = ContextVar("request at hand", default=None)
_listeners: list[Callable[[LogEntry], None]] = []


def note(
    request: HttpRequest | None,
    account: Model | None,
    how: str,
    *,
    event: str = OTHER,
    by: Model | None = None,
    page: str = "",
) -> None:
    """Write down what happened to an account (or what it did), in words: "removed a passkey".

    `account` is None where nobody knows which; the record says so. Who did it is whoever sent the
    request, or `by`. `how` may hold no password, no code and no word that a visitor typed.

    It never raises: where the record cannot be written, the log says so. Within a transaction it
    goes with the transaction, so what was refused is recorded by the middleware, after all of them.
    """
    with unhindered():
        actor = by or _signed_in(request)
        name = actor.get_username() if actor else None if request is None else ""
        if actor and event == DELETED and not _is_there(actor):
            actor = None  # who deleted their own account
        entry = LogEntry(
            content_type=_kind_of(account),
            object_pk=str(account.pk) if account else "",
            object_id=account.pk if account else None,
            object_repr=str(account) if account else NO_ACCOUNT,
            action=ACTIONS.get(event, LogEntry.Action.ACCESS),
            actor=actor,
            actor_email=getattr(actor, "email", None),
            remote_addr=(client_address(request) or None) if request else None,
            additional_data={"how": how, "who": name, "event": event}
            | ({"page": page} if page else {}),
        )
        # Without the signals of saving, at which auditlog puts what it knows of the request in the
        # place of our words.
        LogEntry.objects.bulk_create([entry])
        for listener in _listeners:
            with unhindered():
                listener(entry)


def note_some(
    request: HttpRequest | None, account: Model | None, how: str, *, event: str, page: str = ""
) -> None:
    """The same of what somebody may repeat all night: not more than a number within an hour.

    They are counted for each account, kind of event and page; the last one says that it is the last.
    """
    with unhindered(is_reading=True):
        key = str(account.pk) if account else ""
        before = lately(event, timezone.now() - timedelta(hours=1)).count((key, page))
        if before < MOST_AN_HOUR:
            more = f", {MOST_AN_HOUR} times within an hour; more are not recorded"
            is_last = before == MOST_AN_HOUR - 1
            note(request, account, f"{how}{more if is_last else ''}", event=event, page=page)


def lately(event: str, since: datetime) -> list[tuple[str, str]]:
    """The events of a kind since a moment not long ago: of which account (its key as text), which page."""
    # By time alone, for SQLite takes one index and would choose that of the account: all its years.
    found = LogEntry.objects.filter(timestamp__gte=since, additional_data__event=event)
    return [
        (key, more.get("page", ""))
        for key, more in found.values_list("object_pk", "additional_data")
    ]


def within_an_hour(key: str, event: str) -> int:
    """How often an event of a kind was recorded of an account; "" is all unknown ones together."""
    found = lately(event, timezone.now() - timedelta(hours=1))
    return [each for each, _page in found].count(key)


def heard_by(listener: Callable[[LogEntry], None]) -> None:
    """Call a function of a higher floor with each event from now on, once it is written."""
    if listener not in _listeners:
        _listeners.append(listener)


@contextmanager
def unhindered(*, is_reading: bool = False) -> Iterator[None]:
    """Whatever breaks inside, the page goes on: what is recorded must not stop what it records.

    What `is_reading` alone takes no turn of those who write: of these pages there may be a flood.
    """
    try:
        # A transaction of its own, for in PostgreSQL an error would break the one around it.
        is_bare = is_reading and not connection.in_atomic_block
        with nullcontext() if is_bare else transaction.atomic():
            yield
    except Exception as error:  # noqa: BLE001 -- the database, or what a library handed over
        # Without its words, which may quote somebody's.
        logger.error("An access record was not written: %s", type(error).__name__)  # noqa: TRY400


def _signed_in(request):
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _is_there(account):
    return get_user_model().objects.filter(pk=account.pk).exists()


def _kind_of(account):
    return ContentType.objects.get_for_model(account or get_user_model())
