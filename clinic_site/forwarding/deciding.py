"""What staff decide: an old address, or a page that is not public, leads somewhere or is gone for good."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from clinic_site import moments

from .answering import destination
from .kinds import is_there, key_at, place_of, thing_of, title_of
from .models import Address
from .paths import as_kept, led_on, path_of, target_in

NOWHERE = "Nothing on this site answers at “{}”."
GONE_TOO = "What stood at “{}” is gone, too. Choose another address, or leave this empty."
CIRCLE = "“{}” leads back to where visitors come from, so nobody would arrive."

STOOD = "“{}” was at {} until {}: whoever comes for it will find this page."
LEADS_NOW = "{} leads to {} now: whoever comes for that will find this page."
GONE_NOW = "Visitors are told now that {} is gone: they will find this page."


def read_target(words: str, *, path: str = "", page: str = "") -> dict[str, str]:
    """What an `Address` holds for a target that staff wrote, for this old path or this page's key.

    Where it has moved itself, the row leads to where it is. Raises `ValidationError` with a sentence.
    """
    if not words.strip():
        return {"target": "", "target_page": ""}
    target = target_in(words)
    bare = path_of(target)
    if not is_there(bare):
        passed = {as_kept(path)} if path else set()
        target = led_on(_moved(words, bare, passed), target)
        bare = path_of(target)
    key = key_at(bare)
    if as_kept(bare) == path or (page and thing_of(key) == page):
        raise ValidationError(CIRCLE.format(words))
    return {"target": target, "target_page": key}


def _moved(words, path, passed):
    start = set(passed)
    found = destination(path, Address.objects, passed)
    if found:
        return found
    if start & {as_kept(path)} or (found is None and _goes_round(path, start)):
        raise ValidationError(CIRCLE.format(words))
    raise ValidationError((NOWHERE if found is None else GONE_TOO).format(words))


def _goes_round(path, start):
    passed = set()
    destination(path, Address.objects, passed)
    return bool(start & passed)


def decide_for_page(page: str, words: str) -> None:
    """Let whoever asks for a page that is not public be led to an address; "": they are told it is gone."""
    target = read_target(words, page=page)
    if any(target.values()):
        Address.objects.update_or_create(page=page, defaults=target)
    else:
        Address.objects.filter(page=page).delete()


def decided_for_page(page: str) -> str:
    """The address that was chosen for a page; "" where none was."""
    row = Address.objects.filter(page=page).first()
    return row.target if row else ""


def leave_nothing_at(address: str, since: datetime | None = None) -> None:
    """Let an address be gone, from a moment to come on or from now on, whatever had it until then."""
    Address.objects.update_or_create(
        path=as_kept(address),
        defaults={"target": "", "target_page": "", "since": since or timezone.now()},
    )


def forget_moves(address: str) -> None:
    """Let an address that a page gives up now, or will, follow it, whatever was decided of it before."""
    Address.objects.filter(path=as_kept(address)).delete()


def stood_at(address: str, *, but: str) -> str:
    """A sentence on what once stood at an address, or was decided for it; "" where that was `but` alone."""
    row = Address.objects.filter(path=as_kept(address)).first()
    place = place_of(address)
    once = place.kind.once(place.slug) if place else None
    if row and thing_of(row.target_page) != but and not (once and once.until > row.since):
        if led_to := destination(address, Address.objects):
            return LEADS_NOW.format(address, led_to)
        if row.is_gone:
            return GONE_NOW.format(address)
    if once and once.key != but:
        day = moments.day_in_words(timezone.localtime(once.until).date())
        return STOOD.format(title_of(once.key) or "another page", address, day)
    return ""
