"""How staff sign in: one stranger after the other, and what a right password lacks."""

import time
from collections import deque
from functools import wraps

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.shortcuts import render

from clinic_site.access import devices, guessing
from clinic_site.access.sign_ins import failed_while_locked, note_failure
from clinic_site.access.turns import Turns
from clinic_site.errors import plain_page
from clinic_site.publishing.decorators import read_only

WHO_HELPS = "Ask a colleague who looks after the staff’s accounts"
# In each process of the server: with all processors hashing, or all threads, no page would come in time.
strangers = Turns(at_once=1, waiting=3, seconds=5)
RUSH = "rush"  # by which it is counted that some were turned away
NOTED_EVERY = 60  # seconds, in each process: of these there is a flood
noted_rush = deque(maxlen=1)  # when the last one was written down
TOO_MANY = (
    "Too many are signing in at this moment",
    "Nobody looked at your password. Please go back and try again in a minute.",
)


def in_turn(view):
    """A view to sign in at, where few strangers are looked at at once; known devices go past them."""

    @wraps(view)
    def take_turn(request, *args, **kwargs):
        if request.method != "POST":
            return view(request, *args, **kwargs)
        with strangers.taken(is_free=devices.is_anybodys(request)) as has_turn:
            if has_turn:
                return view(request, *args, **kwargs)
        _note_rush(request)
        # The plain page: it costs nothing, and of these there is a flood.
        page = plain_page(429, TOO_MANY)
        page["Retry-After"] = 60  # seconds
        return page

    return take_turn


def _note_rush(request):
    now = time.monotonic()
    if not noted_rush or now - noted_rush[-1] > NOTED_EVERY:
        noted_rush.append(now)
        how = "was turned away unheard, for too many were signing in"
        note_failure(request, None, how, page=RUSH)


@read_only
def signed_in(request):
    """Where a sign-in beside an open form ends: that form goes on by itself."""
    context = admin.site.each_context(request) | {"title": "You are signed in"}
    return render(request, "admin/signed_in.html", context)


class SignInForm(AdminAuthenticationForm):
    """Only who knows the password is told what the account lacks."""

    error_messages = AdminAuthenticationForm.error_messages | {
        "invalid_login": "That username or password is not right. Check for capital letters, then "
        "try again."
    }

    def clean(self):
        name = self.cleaned_data.get("username")
        if guessing.is_locked(self.request, name):
            failed_while_locked(self.request, name)
            raise guessing.RefusedError
        return super().clean()

    def confirm_login_allowed(self, user):
        if not user.is_staff:
            # Django tells of a failure only where the password was wrong.
            note_failure(self.request, user, "gave the right password, and may not come in")
            raise ValidationError(
                f"Your password is right, but the account {user.get_username()} is in no group, so "
                f"it may do nothing here. {WHO_HELPS} to put it into one.",
                code="no_staff",
            )

    def get_invalid_login_error(self):
        if guessing.refusal_of(self.request):
            raise guessing.RefusedError
        if getattr(self.request, "is_switched_off", False):
            name = self.cleaned_data.get("username")
            return ValidationError(
                f"Your password is right, but the account {name} is switched off. {WHO_HELPS} to "
                "tick “active” for it.",
                code="inactive",
            )
        return super().get_invalid_login_error()
