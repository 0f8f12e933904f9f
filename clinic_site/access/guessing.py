"""Guessing is slowed: for the account, for the address and for the whole site, and hashing has an end.

A try counts from before its password is looked at, and is taken back where that is right: else as many
as come at once would be judged together. A device on which the account has signed in before has a count
of its own, so that whoever guesses, behind the same address or all over the world, locks out strangers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from clinic_site.encryption.keys import keyed_hash

from .addresses import UNKNOWN, sign_in_address
from .devices import known_device
from .models import WrongTry
from .turns import Turns

WINDOW = timedelta(minutes=15)
# Wrong tries within it. The first is for an account's known device, the others are for strangers.
OF_KNOWN_DEVICE = 5
OF_ACCOUNT_FROM_ADDRESS = 5
OF_ACCOUNT = 20
OF_ADDRESS = 30
OF_UNKNOWN_ADDRESS = 50  # which those share whom nobody can tell apart
OF_SITE = 300
LONGEST_NAME = 254  # characters, which the form takes
# In each process of the server: with all processors hashing, no page would come in time.
strangers = Turns(at_once=1, waiting=3, seconds=5)


class Refusal(NamedTuple):
    """Why nobody looked at a password: for so many minutes; 0 while too many sign in at once."""

    minutes: int
    is_of_device: bool = False


class _Who(NamedTuple):
    name: str  # its hash; empty where somebody signs in without a name
    address: str
    device: int | None


def is_locked(request: HttpRequest, name: str | None) -> bool:
    """Whether no password or code is looked at for now; the answer to the request then says so."""
    return _is_refused(request, _who(request, name))


def note_wrong(request: HttpRequest, name: str | None) -> None:
    """Count a wrong password or code; the answer says so where it was the last one."""
    who = _who(request, name)
    _counted(who)
    _is_refused(request, who)


@contextmanager
def judged(request: HttpRequest, name: str | None) -> Iterator[WrongTry | None]:
    """In here a password or a code may be looked at: a try that counts, to be deleted if it is right.

    It is None where nothing may be looked at.
    """
    who = _who(request, name)
    if _is_refused(request, who):
        yield None
        return
    with strangers.taken(is_free=who.device is not None) as has_turn:
        if not has_turn:
            request.sign_in_refusal = Refusal(minutes=0)
            yield None
            return
        tried = _counted(who)
        if _is_refused(request, who, but=tried.pk):  # others came at the same time
            tried.delete()
            yield None
            return
        yield tried
    if tried.pk:  # it was wrong, and may have been the last one
        _is_refused(request, who)


def forgive(request: HttpRequest, account) -> None:
    """Forget the wrong tries at an account that were made here: somebody is in for good.

    Those from elsewhere stay, or each time that somebody signs in would give a guesser new tries.
    """
    who = _who(request, account.get_username())
    here = Q(device=who.device) if who.device else Q(device=None, address=who.address)
    WrongTry.objects.filter(here, name_hash=who.name).delete()


def refusal_of(request: HttpRequest) -> Refusal | None:
    """Why a password or code that came with this request counts for nothing, or none does any more."""
    return getattr(request, "sign_in_refusal", None)


def forget_old_tries() -> int:
    """Delete the tries that count no more, and return how many that were."""
    deleted, _of_each = WrongTry.objects.filter(at__lt=timezone.now() - WINDOW).delete()
    return deleted


def _who(request, name):
    # Somebody may type a password where a name belongs: nothing but a hash is kept of it.
    name = str(name or "")[:LONGEST_NAME]
    device = known_device(request, name) if name else None
    return _Who(keyed_hash(name) if name else "", sign_in_address(request), device and device.pk)


def _counted(who):
    return WrongTry.objects.create(name_hash=who.name, address=who.address, device_id=who.device)


def _is_refused(request, who, but=None) -> bool:
    now = timezone.now()
    until = max(filter(None, _ends(who, now - WINDOW, but)), default=None)
    if until is None:
        return False
    minutes = max(1, ceil((until - now) / timedelta(minutes=1)))
    request.sign_in_refusal = Refusal(minutes, is_of_device=who.device is not None)
    return True


def _ends(who, since, but) -> Iterator[datetime | None]:
    """For each limit, when the tries that reach it are fewer again."""
    tries = WrongTry.objects.filter(at__gt=since, device=who.device).exclude(pk=but)
    # No more than a few hundred: nobody has tried more before the limit of the site.
    rows = list(tries.order_by("-at").values_list("at", "name_hash", "address"))

    def end(most, **same):
        times = [
            at
            for at, name, address in rows
            if same.get("name", name) == name and same.get("address", address) == address
        ]
        return times[most - 1] + WINDOW if len(times) >= most else None

    if who.device:
        yield end(OF_KNOWN_DEVICE)
        return
    is_unknown = who.address == UNKNOWN
    if who.name:
        yield end(OF_ACCOUNT, name=who.name)
    if who.name and not is_unknown:
        yield end(OF_ACCOUNT_FROM_ADDRESS, name=who.name, address=who.address)
    yield end(OF_UNKNOWN_ADDRESS if is_unknown else OF_ADDRESS, address=who.address)
    yield end(OF_SITE)
