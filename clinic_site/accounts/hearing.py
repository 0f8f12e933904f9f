"""What follows from what is recorded of an account: its owner is told, and others are signed out."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from clinic_site.access import devices, events
from clinic_site.access.account_changes import GIVEN, NEW_PASSWORD, TICKS
from clinic_site.access.models import Session

from . import telling

SWITCHED_OFF = TICKS["is_active"][1]

# Within one save of a form: what each account is told at its end, by the account and its group.
_gathered: ContextVar[dict | None] = ContextVar("gathered", default=None)


@contextmanager
def in_one_email() -> Iterator[None]:
    """Within it, what an account or its group may do from now on is told once, at the end."""
    token = _gathered.set(gathered := {})
    try:
        yield
    finally:
        _gathered.reset(token)
    for (account, group), lines in gathered.items():
        with events.unhindered():
            telling.groups_changed(account, "; ".join(lines), group=group)


def hear(entry: LogEntry) -> None:
    """Look at one record; see `events.heard_by`."""
    how = (entry.additional_data or {}).get("how", "")
    if entry.action != LogEntry.Action.UPDATE or not how:
        return
    if entry.content_type.model_class() is Group and how.startswith(GIVEN["permissions"]):
        _tell_members(entry, how)
    if account := _account_of(entry):
        _hear_of_account(account, how)


def _hear_of_account(account, how):
    if NEW_PASSWORD in how:
        _shut_others_out(account)
        telling.password_changed(account)
    if SWITCHED_OFF in how:
        # Switched on again, the account opens no screen that was left, or stolen, before.
        _shut_others_out(account)
    # Who has never come in is told by the invitation.
    if account.last_login and (changed := _rights_in(how)):
        _tell_changed(account, changed)


def _tell_members(entry, how):
    members = get_user_model().objects.filter(groups=entry.object_id, last_login__isnull=False)
    for account in members:
        _tell_changed(account, how, group=entry.object_repr)


def _tell_changed(account, how, group=""):
    gathered = _gathered.get()
    if gathered is None:
        telling.groups_changed(account, how, group=group)
    else:
        gathered.setdefault((account, group), []).append(how)


def _rights_in(how):
    """What a record says of groups, rights or being a superuser; "" where it is of something else."""
    if how.startswith((*GIVEN["groups"], *GIVEN["user_permissions"])):
        return how
    return next((words for words in TICKS["is_superuser"] if words in how), "")


def _account_of(entry):
    if entry.content_type.model_class() is not get_user_model():
        return None
    return get_user_model().objects.filter(pk=entry.object_id).first()


def _shut_others_out(account):
    # Their keys fit no more, for Django makes them of the password's hash; so nothing may list them.
    # The session at hand gets a new key and a new row as soon as the new password is set.
    Session.objects.filter(account=account).delete()
    request = events.at_hand.get()
    is_own = getattr(request, "user", None) == account
    devices.forget_others(account, request if is_own else None)
