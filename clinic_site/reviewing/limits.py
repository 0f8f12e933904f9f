"""How often a review link may be tried, and how much may be written by one."""

from datetime import timedelta

from django.utils import timezone

from clinic_site.encryption.keys import keyed_hash

from .models import WrongKey

MOST_TRIES = 30  # wrong keys of one connection in WITHIN, in all processes of the server together
WITHIN = timedelta(minutes=10)
MOST_KEPT = 10_000  # of a flood from everywhere; a key is too long to be guessed by any
MOST_LINES = 200  # by one link, whatever names are given


def is_refused(address: str) -> bool:
    """Whether this connection has tried too many keys that open nothing."""
    return _counted().filter(connection_hash=keyed_hash(address)).count() >= MOST_TRIES


def note_wrong_key(address: str) -> None:
    if _counted().count() < MOST_KEPT:
        WrongKey.objects.create(connection_hash=keyed_hash(address))


def forget_wrong_keys() -> int:
    """Delete those that count no more, and return how many that were."""
    deleted, _of_each = WrongKey.objects.filter(at__lt=timezone.now() - WITHIN).delete()
    return deleted


def is_full(link) -> bool:
    """Whether so much was done by a link that nothing more is kept of it."""
    return link.lines.count() >= MOST_LINES


def _counted():
    return WrongKey.objects.filter(at__gte=timezone.now() - WITHIN)
