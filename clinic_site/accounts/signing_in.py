"""Signing in by two steps. Between them nobody is signed in: a password alone opens no page."""

import time
from urllib.parse import urlencode

from django.contrib.auth import get_user_model, login, logout
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django_otp import login as note_factor
from django_otp.models import Device

from clinic_site.access import devices, guessing
from clinic_site.access.browsers import browser_in_words
from clinic_site.access.events import HALF_IN, note_some
from clinic_site.editing.waiting import tell_what_waits

from . import factors, telling

HALF_SIGNED_IN = "half_signed_in"  # in the session: who has given the password, and when
FACTOR_AT = "factor_at"  # in the session: when more than the password was given last
BETWEEN_STEPS = 10 * 60  # seconds
BACKEND = "clinic_site.access.backends.CountedPasswords"


def after_password(request: HttpRequest, account: AbstractBaseUser, to: str) -> HttpResponse:
    """Sign in whose password was right, or lead on to the second step, or to making one."""
    if not (factors.has_one(account) or factors.must_have(account)):
        return complete(request, account, None, to)
    _begin_anew(request, account)
    how = "gave the right password, and was asked for more"
    note_some(request, account, how, event=HALF_IN)
    request.session.cycle_key()
    request.session[HALF_SIGNED_IN] = {
        "account": account.pk,
        "password": account.get_session_auth_hash(),
        "at": time.time(),
    }
    name = "second_step" if factors.has_one(account) else "add_factor"
    return HttpResponseRedirect(f"{reverse(f'admin:{name}')}?{urlencode({'next': to})}")


def half_signed_in(request: HttpRequest) -> AbstractBaseUser | None:
    """Whoever has given the right password in this browser a moment ago, and not the rest."""
    noted = request.session.get(HALF_SIGNED_IN)
    if not noted or not 0 <= time.time() - noted["at"] <= BETWEEN_STEPS:
        return None
    account = get_user_model().objects.filter(
        pk=noted["account"], is_active=True, is_staff=True
    ).first()  # fmt: skip
    if account is None:
        return None
    # Somebody may have changed the password meanwhile, to keep this very person out.
    is_same = constant_time_compare(noted["password"], account.get_session_auth_hash())
    return account if is_same else None


def complete(
    request: HttpRequest, account: AbstractBaseUser, device: Device | None, to: str
) -> HttpResponse:
    """Sign in, with what was given besides the password, and go on."""
    came_before = account.last_login is not None
    _begin_anew(request, account)
    request.session.pop(HALF_SIGNED_IN, None)
    request.signed_in_with = factors.in_words(device) if device else "a password"
    login(request, account, backend=BACKEND)
    request.session.cycle_key()  # Django keeps it where the same account signs in anew
    if device:
        note_factor(request, device)
        request.session[FACTOR_AT] = time.time()
    tell_what_waits(request, beside=to)
    guessing.forgive(request, account)
    if devices.remember(request, account) and came_before:
        telling.signed_in_elsewhere(
            account, browser_in_words(request.headers.get("User-Agent", ""))
        )
    return HttpResponseRedirect(to)


def _begin_anew(request, account):
    """Take over nothing from who was here before: they would get this one's phone, or know its key."""
    if request.user.pk != account.pk:
        logout(request)
