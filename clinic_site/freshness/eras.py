"""Eras: the spans of time in which visitors see the same, and what is kept for the length of one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import Any, NamedTuple

from django.db import Error, OperationalError, connection
from django.utils import timezone

from clinic_site.database import leave_another_file

from .changes import marker
from .token import host_token

LOOKED_EVERY = 0.05  # seconds between two looks at what other hosts changed
LONGEST_LOOK = (
    3  # seconds that others wait for one; a database that stands still takes longer to fail
)
KNOWN_FOR = (
    300  # seconds that an era is the last known one after the database has ceased to answer
)
FAILING_FOR = 1  # second in which who need not ask it again does not
MOST_KEPT = 1000  # things, of which the longest is a few thousand characters
Finder = Callable[[datetime], datetime | None]
_finders: list[Finder] = []
# Of what is being made now: the moments until which parts of it hold.
_ends: ContextVar[list[datetime] | None] = ContextVar("ends", default=None)


def register_next_change(finder: Finder) -> Finder:
    """Register who knows when something changes by itself: the next such moment after an aware datetime."""
    _finders.append(finder)
    return finder


class Kept(NamedTuple):
    value: Any
    until: datetime | None


def holds_until(moment: datetime | None) -> None:
    """Say of what is being made that it is true until then: an aware datetime, None for ever."""
    if moment is not None and (ends := _ends.get()) is not None:
        ends.append(moment)


class Era:
    """From one change of what visitors see to the next; what was made in it is kept, by name."""

    def __init__(self, since: datetime, until: datetime | None):
        self.since, self.until = since, until
        self._kept: dict[Any, Kept] = {}

    def holds(self, now: datetime) -> bool:
        return self.since <= now and (self.until is None or now < self.until)

    def keep(self, name, make: Callable[[], Any]):
        """What was made under this name in the era and still holds; made now where nothing was."""
        found = self._kept.get(name)
        if found is None or (found.until is not None and found.until <= timezone.now()):
            found = made(make)
            if self in (_now.era, _aside.get()):
                self._store(name, found)
        holds_until(found.until)
        return found.value

    def _store(self, name, found):
        with _now.lock:
            self._kept[name] = found
            if len(self._kept) > MOST_KEPT:
                del self._kept[next(iter(self._kept))]


def made(make: Callable[[], Any]) -> Kept:
    """What was made just now, and until when it is true."""
    ends = []
    token = _ends.set(ends)
    try:
        value = make()
    finally:
        _ends.reset(token)
    return Kept(value, min(ends, default=None))


_aside: ContextVar[Era | None] = ContextVar("aside", default=None)


class _Now:
    """The era of this process, and what it is known by."""

    def __init__(self):
        self.era = self.token = self.marker = None
        self.looked_at = self.failed_at = float("-inf")  # by `monotonic`
        self.lock = Lock()


_now = _Now()


def current() -> Era:
    """The era that is now.

    Within a transaction, which may see what is not committed or no more what is, and in `aside()`, it is
    one of its own.
    """
    if own := _aside.get():
        return own
    if connection.in_atomic_block:
        return Era(timezone.now(), None)
    era = _now.era
    if _is_known() and era.holds(timezone.now()):
        return era
    began = monotonic()
    if not _now.lock.acquire(timeout=LONGEST_LOOK):
        raise OperationalError("The database does not answer.")
    try:
        return _looked_up(began)
    finally:
        _now.lock.release()


def is_current(era: Era) -> bool:
    """Whether nothing changed since that era was looked up, as far as this process can know."""
    return era is _now.era and _now.token == host_token().read() and era.holds(timezone.now())


def last_known() -> Era | None:
    """The era that was when the database answered last; None where that is too long ago, or it has ended."""
    era = _now.era
    is_near = monotonic() - _now.looked_at < KNOWN_FOR
    return era if era is not None and is_near and is_current(era) else None


def has_just_failed() -> bool:
    """Whether the database did not answer when it was looked at last: a moment ago, or it is looked at again."""
    is_recent = monotonic() - _now.failed_at < FAILING_FOR
    return _now.looked_at < _now.failed_at and (is_recent or _now.lock.locked())


@contextmanager
def aside() -> Iterator[None]:
    """In here nothing is used that was kept, nor kept for longer: for reading at other moments than now."""
    token = _aside.set(Era(timezone.now(), None))
    try:
        yield
    finally:
        _aside.reset(token)


def _is_known():
    is_late = monotonic() - _now.looked_at > LOOKED_EVERY
    return _now.era is not None and not is_late and _now.token == host_token().read()


def _looked_up(began):
    now = timezone.now()
    if not _is_known():
        # In this order: whatever changes from here on is found with the next look.
        token, looked_at = host_token().read(), monotonic()
        found = _marker(began)
        if (token, found) != (_now.token, _now.marker):
            _now.era = None
        _now.token, _now.marker, _now.looked_at = token, found, looked_at
    if _now.era is None or not _now.era.holds(now):
        ends = [end for finder in _finders if (end := finder(now))]
        _now.era = Era(now, min(ends, default=None))
    return _now.era


def _marker(began):
    # Who waited for the lock meanwhile would wait as long once more, one after the other.
    if began < _now.failed_at:
        raise OperationalError("The database has just failed to answer.")
    # As at the beginning of a request, which there need not be.
    connection.close_if_unusable_or_obsolete()
    leave_another_file()
    try:
        return marker(connection)
    except Error:
        _now.failed_at = monotonic()
        raise
