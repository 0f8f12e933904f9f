"""Guessing is slowed: for the account, for the address and for the whole site.

A try counts from before its password is looked at, and is taken back where that is right: else as many
as come at once would be judged together. A device on which the account has signed in before has a count
of its own, so that whoever guesses, behind the same address or all over the world, locks out strangers.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone

from clinic_site.encryption.keys import keyed_hash

from .addresses import UNKNOWN, sign_in_address
from .devices import known_device
from .models import WrongTry

WINDOW = timedelta(minutes=15)
# Wrong tries within it. The first is for an account's known device, the others are for strangers.
OF_KNOWN_DEVICE = 5
OF_ACCOUNT_FROM_ADDRESS = 5
OF_ACCOUNT = 20
OF_ADDRESS = 30
OF_UNKNOWN_ADDRESS = 50  # which those share whom nobody can tell apart
OF_SITE = 300
LONGEST_NAME = 254  # characters, which the form takes


class Refusal(NamedTuple):
    """For how many minutes nobody looks at a password, and whether that is for this device alone."""

    minutes: int
    is_of_device: bool


class RefusedError(Exception):
    """Instead of a page: what stands behind an answer of 429 need not be drawn."""


class _Who(NamedTuple):
    name: str  # its hash; empty where somebody signs in without a name
    address: str
    device: int | None


def is_locked(request: HttpRequest, name: str | None) -> bool:
    """Whether no password or code is looked at for now; the answer to the request then says so."""
    return _is_refused(request, _who(request, name))


@contextmanager
def judged(request: HttpRequest, name: str | None) -> Iterator[WrongTry | None]:
    """In here a password or a code may be looked at: a try that counts, to be deleted if it is right.

    It is None where nothing may be looked at.
    """
    who = _who(request, name)
    if _is_refused(request, who):
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
    until = _end(who, now - WINDOW, but)
    if until is None:
        return False
    minutes = max(1, ceil((until - now) / timedelta(minutes=1)))
    request.sign_in_refusal = Refusal(minutes, is_of_device=who.device is not None)
    return True


def _end(who, since, but) -> datetime | None:
    """When all limits are kept again; None where they are kept."""
    tries = WrongTry.objects.filter(at__gt=since, device=who.device).exclude(pk=but)
    limits = _limits(who)
    # One question for all of them: of what is refused there may be a flood.
    found = tries.aggregate(
        **{f"of_{number}": Count("pk", filter=same) for number, (_most, same) in enumerate(limits)}
    )
    ends = [
        tries.filter(same).order_by("-at").values_list("at", flat=True)[most - 1] + WINDOW
        for number, (most, same) in enumerate(limits)
        if found[f"of_{number}"] >= most
    ]
    return max(ends, default=None)


def _limits(who) -> list[tuple[int, Q]]:
    """How many tries are the most, and of which."""
    if who.device:
        return [(OF_KNOWN_DEVICE, Q(device=who.device))]
    is_unknown = who.address == UNKNOWN
    named, here = Q(name_hash=who.name), Q(address=who.address)
    limits = [(OF_SITE, Q(device=None)), (OF_UNKNOWN_ADDRESS if is_unknown else OF_ADDRESS, here)]
    if who.name:
        limits.append((OF_ACCOUNT, named))
    if who.name and not is_unknown:
        limits.append((OF_ACCOUNT_FROM_ADDRESS, named & here))
    return limits
