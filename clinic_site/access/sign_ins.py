"""Hears who signs in and out and who fails to, and records it; never what was typed."""

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.utils.module_loading import import_string

from .events import FAILED, SIGNED_IN, SIGNED_OUT, note, unhindered, within_an_hour

# Of one account, or of all that nobody knows: who guesses all night must not fill the disk.
MOST_FAILURES = 100  # an hour


@receiver(user_logged_in, dispatch_uid="sign_ins.came_in")
def came_in(sender, request=None, user=None, **others):
    with unhindered():
        note(request, user, way_of(request, user), event=SIGNED_IN, by=user)


@receiver(user_logged_out, dispatch_uid="sign_ins.went_out")
def went_out(sender, request=None, user=None, **others):
    if user is not None:  # somebody whose session was over already
        note(request, user, "signed out", event=SIGNED_OUT, by=user)


@receiver(user_login_failed, dispatch_uid="sign_ins.failed")
def failed(sender, credentials=None, request=None, **others):
    with unhindered():
        account = _account_called((credentials or {}).get("username"))
        before = within_an_hour(str(account.pk) if account else "", FAILED)
        if before < MOST_FAILURES - 1:
            note(request, account, "failed to sign in", event=FAILED)
        elif before == MOST_FAILURES - 1:
            how = f"failed to sign in {MOST_FAILURES} times within an hour; more are not recorded"
            note(request, account, how, event=FAILED)


def way_of(request, user) -> str:
    """How an account signed in, in words: whoever lets somebody in notes it at the request."""
    if way := getattr(request, "signed_in_with", ""):
        return f"signed in with {way}"
    backend = getattr(user, "backend", "")
    is_password = backend and issubclass(import_string(backend), ModelBackend)
    return "signed in with a password" if is_password else "signed in"


def _account_called(name):
    """The account of that name; None of an unknown one, whose name may be a password."""
    return get_user_model().objects.filter(username=name).first() if name else None
