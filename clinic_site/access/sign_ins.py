"""Hears who signs in and out and who fails to, and records it; never what was typed."""

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import Model
from django.dispatch import receiver
from django.http import HttpRequest

from .events import FAILED, SIGNED_IN, SIGNED_OUT, note, note_some, unhindered

WHILE_LOCKED = "while_locked"


@receiver(user_logged_in, dispatch_uid="sign_ins.came_in")
def came_in(sender, request=None, user=None, **others):
    # Which is said by whoever lets somebody in: "a passkey".
    what = getattr(request, "signed_in_with", "")
    note(
        request, user, f"signed in with {what}" if what else "signed in", event=SIGNED_IN, by=user
    )


@receiver(user_logged_out, dispatch_uid="sign_ins.went_out")
def went_out(sender, request=None, user=None, **others):
    if user is not None:  # else somebody whose session was over already
        note(request, user, "signed out", event=SIGNED_OUT, by=user)


@receiver(user_login_failed, dispatch_uid="sign_ins.failed")
def failed(sender, credentials=None, request=None, **others):
    with unhindered():
        note_failure(request, _account_called((credentials or {}).get("username")))


def failed_while_locked(request: HttpRequest, name: str | None) -> None:
    """Write down that somebody tried to sign in though nobody looks at passwords for now."""
    with unhindered(is_reading=True):
        how = "tried to sign in while locked"
        note_failure(request, _account_called(name), how, page=WHILE_LOCKED)


def note_failure(
    request: HttpRequest | None,
    account: Model | None,
    how: str = "failed to sign in",
    *,
    page: str = "",
) -> None:
    """Write down a wrong password or code of an account, or of one that nobody knows.

    What is sent to a `page` by whoever likes is counted by itself: it hides no wrong password.
    """
    note_some(request, account, how, event=FAILED, page=page)


def _account_called(name):
    """The account of that name; None of an unknown one, whose name may be a password."""
    return get_user_model().objects.filter(username=name).first() if name else None
