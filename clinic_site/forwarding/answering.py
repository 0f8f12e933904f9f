"""What is answered where nothing stands any more: where it moved, that it is gone, or nothing.

A page that moved is followed to where it is now, by what is known of its editions: nothing is written
when it moves, and nothing has to run at the second of a plan. What staff decided is a row. Of both, what
came last counts.
"""

from urllib.parse import unquote, urlsplit

from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from .kinds import address_of, is_there, key_at, kind_of, place_of, thing_of
from .models import Address
from .paths import added_to, as_kept, is_reserved, led_on, tidied

GONE = ""  # the answer for what nothing took the place of


def answer_to(path: str) -> str | None:
    """Where whoever asks for a path, as it is decoded, is led in one step: an address of this site.

    `GONE` where it was there and is not any more; None where nothing is known, or something stands there.
    """
    asked = tidied(path)
    if is_reserved(asked) or (not path.endswith("/") and is_there(asked)):
        return None
    return destination(asked, Address.objects.filter(since__lte=timezone.now()))


def destination(path: str, rows, seen: set[str] | None = None) -> str | None:
    """The same, by other rows of `Address` than those in force; `seen` collects what it passes."""
    seen, found = set() if seen is None else seen, path
    while True:  # each address once: what is seen twice ends it
        here = tidied(unquote(urlsplit(found).path)) if found is not path else path
        if as_kept(here) in seen:
            # It leads back to itself; or the page came to this address while somebody asked for it.
            return found if here == path and key_at(path) else None
        if found is not path and is_there(here):
            return found if _is_safe(found) else None
        seen.add(as_kept(here))
        step = _step_from(here, rows)
        if not step:
            return step
        found = step if found is path else led_on(step, found)


def _step_from(path, rows):
    row = rows.filter(path=as_kept(path)).first()
    place = place_of(path)
    once = place.kind.once(place.slug) if place else None
    if row and not (once and once.until > row.since):
        return _target_of(row, rows)
    return _where(once.key, rows, place.of) if once else None


def _target_of(row, rows):
    if row.target_page:
        return _where(row.target_page, rows, added=added_to(row.target))
    return row.target or GONE


def _where(key, rows, of=None, added=""):
    """Where a thing is, or what took its place; `of` makes the address for its slug."""
    seen = set()
    while key not in seen:
        seen.add(key)
        kind, thing = kind_of(key), thing_of(key)
        now = kind and kind.now(thing)
        if now and now.slug:
            return (of(now.slug) if of else address_of(key, now.slug)) + added
        if now and now.comes_back:
            return None
        row = rows.filter(page=thing).first()
        if row is None or row.is_gone:
            return GONE
        if not row.target_page:
            return row.target
        key, of, added = row.target_page, None, added_to(row.target)
    return GONE  # each took the other's place, and none of them is there any more


def _is_safe(address):
    # Whatever a row holds that came past its form: never another host.
    return url_has_allowed_host_and_scheme(address, allowed_hosts=None)
