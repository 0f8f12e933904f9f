"""The devices on which an account has signed in before: who guesses elsewhere does not lock these out."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from clinic_site.encryption.keys import keyed_hash, keyed_hashes

from .browsers import browser_in_words
from .models import KnownDevice

KEPT_FOR = timedelta(days=365)  # after the account was last seen there
LONGEST_TOKEN = 100  # signs; ours have 43


def is_known(request: HttpRequest, account) -> bool:
    """Whether the account has signed in on this device before."""
    return _here(request).filter(account=account).exists()


def is_anybodys(request: HttpRequest) -> bool:
    """Whether any account has signed in on this device before."""
    return _here(request).exists()


def known_device(request: HttpRequest, name: str) -> KnownDevice | None:
    """The row of this device for the account of that name; None for others, and for unknown names."""
    found = {f"account__{get_user_model().USERNAME_FIELD}": name}
    return _here(request).filter(**found).first()


def remember(request: HttpRequest, account) -> bool:
    """Know this device of the account from now on; whether it was not seen before.

    Its cookie goes with the answer, whichever that will be: see `give_cookie()`.

    To be called once somebody is in for good: of an account with a second factor after that, or a
    stolen password alone would make the thief's device a known one.
    """
    here = _here(request)
    # One that nobody here gave out may be known to whoever put it there.
    token = request.COOKIES.get(_cookie_name(), "") if here.exists() else secrets.token_urlsafe(32)
    seen = {
        "token_hash": keyed_hash(token),
        "seen_at": timezone.now(),
        "browser": browser_in_words(request.headers.get("User-Agent", "")),
    }
    is_new = not here.filter(account=account).update(**seen)
    if is_new:
        KnownDevice.objects.get_or_create(
            account=account, token_hash=seen.pop("token_hash"), defaults=seen
        )
    request.device_token = token
    return is_new


def give_cookie(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser keep by what it is known, where somebody has just signed in."""
    token = getattr(request, "device_token", None)
    if token is None:
        return
    is_secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(
        _cookie_name(),
        token,
        max_age=KEPT_FOR,
        path="/" if is_secure else reverse("admin:index"),
        secure=is_secure,
        httponly=True,
        samesite="Lax",
    )


def forget_others(account, request: HttpRequest | None = None) -> None:
    """Know none of the account's devices any more but the one at hand: its password is a new one."""
    others = KnownDevice.objects.filter(account=account)
    if request is not None:
        others = others.exclude(pk__in=_here(request).values("pk"))
    others.delete()


def forget_unseen() -> int:
    """Forget the devices that nobody has used for a year, and return how many that were."""
    deleted, _of_each = KnownDevice.objects.filter(seen_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted


def _here(request) -> QuerySet:
    """The rows of the device that sends this request: one for each account that signed in on it."""
    token = request.COOKIES.get(_cookie_name(), "")
    if not 0 < len(token) <= LONGEST_TOKEN:
        return KnownDevice.objects.none()
    return KnownDevice.objects.filter(token_hash__in=keyed_hashes(token))


def _cookie_name():
    # A browser takes a cookie with this beginning from this very host alone, and over TLS.
    return "__Host-device" if settings.SESSION_COOKIE_SECURE else "device"
