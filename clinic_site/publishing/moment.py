"""The one clock of what is public: whoever asks what visitors see now asks this one what now is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from django.utils import timezone

from clinic_site.freshness.eras import aside

WRITTEN = "%Y-%m-%dT%H:%M:%SZ"  # a moment in an address, in UTC
_as_of: ContextVar[datetime | None] = ContextVar("as of", default=None)


def now() -> datetime:
    """The present moment, as an aware datetime in UTC; in a walk through another, that one."""
    return _as_of.get() or timezone.now()


def written(at: datetime) -> str:
    """An aware datetime as it stands in the addresses of the site as of that moment."""
    return at.astimezone(UTC).strftime(WRITTEN)


@contextmanager
def as_of(at: datetime) -> Iterator[None]:
    """In here it is the moment `at`: for reading alone, and for nobody else who asks meanwhile."""
    token = _as_of.set(at)
    try:
        with aside():
            yield
    finally:
        _as_of.reset(token)
