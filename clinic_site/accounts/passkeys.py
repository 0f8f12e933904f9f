"""Passkeys: where there are any, and what the package's scripts read on a page."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from clinic_site.clinic.models import ClinicProfile

from . import factors

SECOND = "second"  # in the addresses that the page of the second step asks


def clinic_name(request: HttpRequest) -> str:
    """The name that a phone shows beside a passkey."""
    return ClinicProfile.get_solo().name


def are_possible(request: HttpRequest) -> bool:
    """Whether a browser has passkeys for this address: one with a name, and the site's own."""
    host = urlsplit(settings.SITE_URL).hostname
    asked = urlsplit(f"//{request.get_host()}").hostname
    return asked == host and (host == "localhost" or (settings.IS_HTTPS and not _is_number(host)))


def configuration(request: HttpRequest, account: AbstractBaseUser | None) -> dict | None:
    """What the package's script reads on a page; None where this account has nothing to show it.

    Without an account, on the page to sign in, any passkey may be shown.
    """
    if not are_possible(request) or (account and not factors.has_passkey(account)):
        return None
    step = f"?{SECOND}" if account else ""
    return {
        "autocompleteLoginFieldSelector": None if account else "#id_username",
        "nextFieldSelector": "input[name='next']",
        "csrfToken": "",  # the browser says where it comes from: see `own_scripts`
        "beginAuthenticationUrl": reverse("admin:show_passkey_begin") + step,
        "completeAuthenticationUrl": reverse("admin:show_passkey_complete") + step,
        "beginRegistrationUrl": reverse("admin:make_passkey_begin"),
        "completeRegistrationUrl": reverse("admin:make_passkey_complete"),
    }


def _is_number(host):
    try:
        return bool(ip_address(host))
    except ValueError:
        return False
