"""Tells who has a form open of the others who have the same thing open. It locks nobody out."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from clinic_site import moments
from clinic_site.listed import listed

from .models import OpenForm

# Browsers let a tab in the background look but once a minute.
GONE_AFTER = timedelta(seconds=75)
NOTED_EVERY = timedelta(seconds=20)  # not every look is worth a write
YOURSELF = "You have this open in another tab or window, too."


def be_here(account: AbstractBaseUser, tab: str, thing: str) -> str:
    """Note that an account has a thing open in a tab, and say who else has: "" where nobody does."""
    now = timezone.now()
    here = OpenForm.objects.filter(thing=thing, seen_at__gte=now - GONE_AFTER)
    rows = list(here.select_related("account"))
    own = next((row for row in rows if (row.account_id, row.tab) == (account.pk, tab)), None)
    if own is None or now - own.seen_at > NOTED_EVERY:
        OpenForm.objects.bulk_create(
            [OpenForm(account=account, tab=tab, thing=thing, opened_at=now, seen_at=now)],
            update_conflicts=True,
            unique_fields=["account", "tab"],
            update_fields=["thing", "seen_at"],
        )
    return _in_words(account, [row for row in rows if row is not own])


def go(account: AbstractBaseUser, tab: str) -> None:
    """Note that a tab was closed, or shows something else."""
    OpenForm.objects.filter(account=account, tab=tab).delete()


def forget_gone() -> int:
    """Delete what was closed without a word, and return how many forms that were."""
    deleted, _of_each = OpenForm.objects.filter(seen_at__lt=timezone.now() - GONE_AFTER).delete()
    return deleted


def _in_words(account, others):
    since = {}  # by name, of the first tab of each
    for row in others:
        name = row.account.get_full_name() or row.account.get_username()
        since.setdefault((row.account_id, name), _clock(row.opened_at))
    names = [f"{name} (since {at})" for (key, name), at in since.items() if key != account.pk]
    told = [YOURSELF] if len(names) < len(since) else []
    if names:
        told.append(f"{listed(names)} {'has' if len(names) == 1 else 'have'} this open, too.")
    return " ".join(told)


def _clock(moment):
    return moments.clock_in_words(timezone.localtime(moment).time())
