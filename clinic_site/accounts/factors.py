"""The second factor: which an account has, whether it must have one, and whether a code is right."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import capfirst
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp_webauthn.models import WebAuthnCredential

from clinic_site.access import events, guessing
from clinic_site.access.sign_ins import WHILE_LOCKED, note_failure

from . import recovery, telling
from .models import DIGITS, AuthenticatorApp

# Who has any right in these apps sees people, or decides who does: who may change or export, too.
SHOW_PEOPLE = ("contact", "outbox", "auditlog", "auth")
WARNED = "warned"  # a kind of event


def must_have(account) -> bool:
    """Whether an account needs a second factor to work here."""
    return settings.REQUIRE_SECOND_FACTOR and any(map(account.has_module_perms, SHOW_PEOPLE))


def of(account) -> list[Device]:
    """The passkeys and authenticator apps of an account, the oldest first."""
    return [
        *WebAuthnCredential.objects.filter(user=account, confirmed=True).order_by("pk"),
        *AuthenticatorApp.objects.filter(user=account, confirmed=True).order_by("pk"),
    ]


def has_passkey(account) -> bool:
    return WebAuthnCredential.objects.filter(user=account, confirmed=True).exists()


def has_one(account) -> bool:
    """Whether a password alone no longer opens the account."""
    apps = AuthenticatorApp.objects.filter(user=account, confirmed=True)
    return has_passkey(account) or apps.exists()


def is_given(request) -> bool:
    """Whether whoever asks has shown what their account needs: a gate of every page of the admin."""
    return request.user.is_verified() or not must_have(request.user)


def device_of_code(account, typed: str) -> Device | None:
    """What makes this code: an app, or the printed codes; None where it is wrong, old or used up."""
    code = "".join(typed.split())
    if len(code) == DIGITS and code.isdecimal():
        apps = AuthenticatorApp.objects.filter(user=account, confirmed=True)
        return next((app for app in apps if app.verify_token(code)), None)
    return recovery.use_code(account, typed) if has_one(account) else None


def shown(request: HttpRequest, account, typed: str) -> Device | None:
    """The same of a code that somebody sends: a wrong one counts like a wrong password.

    Where too many were wrong already nobody looks at it, and the answer says how long to wait.
    """
    with guessing.judged(request, account.get_username()) as tried:
        device = device_of_code(account, typed) if tried else None
        if device:
            tried.delete()
            _note_used_up(request, account, device)
        else:
            how, page = (
                ("gave a wrong code", "") if tried else ("gave a code while locked", WHILE_LOCKED)
            )
            note_failure(request, account, how, page=page)
    if tried and not device and guessing.refusal_of(request):
        _warn(request, account)
    return device


def _warn(request, account):
    """Tell whose account it is, once a day: who gets that far knows the password, or has the screen."""
    with events.unhindered():
        if (str(account.pk), "") not in events.lately(WARNED, timezone.now() - timedelta(days=1)):
            events.note(request, account, "was told of wrong codes", event=WARNED)
            telling.wrong_codes(account)


def _note_used_up(request, account, device):
    # Wherever it was asked for: who finds the printed ones may use them on a screen that is open, too.
    if isinstance(device, StaticDevice):
        events.note(request, account, "used up a recovery code")
        telling.recovery_code_used(account, recovery.how_many_left(account))


def remove_all(account) -> None:
    """Take every factor and all codes away: a password opens the account again."""
    for kind in (WebAuthnCredential, AuthenticatorApp, StaticDevice):
        kind.objects.filter(user=account).delete()


def with_kinds(account) -> list[tuple[Device, str]]:
    """The same, each with what it is: "A passkey"."""
    return [(device, capfirst(in_words(device))) for device in of(account)]


def in_words(device: Device) -> str:
    """What opens an account: "a passkey", "an authenticator app", "a recovery code"."""
    words = {
        WebAuthnCredential: "a passkey",
        AuthenticatorApp: "an authenticator app",
        StaticDevice: "a recovery code",
    }
    return words[type(device)]
