"""What is left of a thing that is deleted, and of one that has no past of its own: its addresses."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .kinds import keys_of
from .models import Address
from .paths import as_kept


@transaction.atomic
def leave(key: str, addresses: Mapping[str, datetime]) -> None:
    """Let the addresses of what is deleted lead on as was decided for it; else they are gone.

    Each comes with the moment until which it was answered; a row that is younger stays.
    """
    decided = Address.objects.filter(page=key).first()
    led_to = {
        "target": decided.target if decided else "",
        "target_page": decided.target_page if decided else "",
    }
    for address, until in addresses.items():
        _put(as_kept(address), until, Address.Origin.DELETED, **led_to)
    Address.objects.filter(page=key).delete()
    # What was led to it is led to what takes its place, in one step.
    Address.objects.filter(target_page__in=keys_of(key)).update(**led_to)
    Address.objects.filter(page=F("target_page")).delete()  # each took the other's place


def follow(key: str, address: str) -> None:
    """Let an address that a thing has no more lead to wherever it is."""
    _put(as_kept(address), timezone.now(), Address.Origin.RENAMED, target="", target_page=key)


@transaction.atomic
def _put(path, since, origin, **target):
    there = Address.objects.select_for_update().filter(path=path).first()
    if there and there.since > since:
        return
    Address.objects.update_or_create(
        path=path, defaults={"since": since, "origin": origin, **target}
    )
