"""Making a second factor: an app or a passkey, and the codes to print once."""

from functools import wraps
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods
from django_otp import login as note_factor
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice

from clinic_site.access import events
from clinic_site.access.browsers import browser_in_words
from clinic_site.access.models import Session
from clinic_site.encryption.keys import WrongKeyError, decrypt, encrypt

from . import confirming, factors, passkeys, recovery, telling
from .next_page import next_page
from .signing_in import complete, half_signed_in

# In the session, encrypted: codes that are still shown.
CODES = "recovery_codes"


def who_enrolls(request: HttpRequest) -> AbstractBaseUser | None:
    """The account that may have a factor more now.

    It is whoever is signed in and has just confirmed it, or who must have one to come in at all.
    """
    if admin.site.has_permission(request):
        return request.user if confirming.is_confirmed(request, by_factor=True) else None
    account = half_signed_in(request)
    return account if account and not factors.has_one(account) else None


def for_who_enrolls(view):
    """A page that leads everybody else to where they can show who they are."""

    @never_cache
    @wraps(view)
    def ask_first(request):
        if account := who_enrolls(request):
            return view(request, account)
        if admin.site.has_permission(request):
            return confirming.ask(request, by_factor=True)
        here = urlencode({"next": next_page(request)})
        return HttpResponseRedirect(f"{reverse('admin:login')}?{here}")

    return ask_first


@for_who_enrolls
@require_GET
def add_factor(request, account):
    """What there is to choose from, and why."""
    return page(
        request, "add_factor", "Protect your account" if _is_first(account) else "One more way to sign in",
        must=factors.must_have(account), are_passkeys_possible=passkeys.are_possible(request),
    )  # fmt: skip


@for_who_enrolls
@require_GET
def add_passkey(request, account):
    """The page whose script makes a passkey."""
    configuration = passkeys.are_possible(request) and passkeys.configuration(request, None)
    return page(request, "add_passkey", "Use a passkey", passkey=configuration)


@sensitive_variables()
def enrolled(request: HttpRequest, account: AbstractBaseUser, device: Device) -> str:
    """Note a factor that was just made, and return where to go on: with the first one, to its codes."""
    to = next_page(request)
    is_first = recovery.how_many_left(account) == 0
    if not device.name:
        device.name = f"Passkey of {browser_in_words(request.headers.get('User-Agent', ''))}"
        device.save(update_fields=["name"])
    # Whoever else is signed in with the password alone is so no more.
    Session.objects.of(account).delete()
    if admin.site.has_permission(request):
        note_factor(request, device)
        request.session.cycle_key()
    else:
        complete(request, account, device, to)
    confirming.note_confirmed(request, by_factor=True)
    events.note(request, account, f"made a second factor: {factors.in_words(device)}")
    telling.factor_made(account, factors.in_words(device))
    if not is_first:
        return to if to != reverse("admin:index") else reverse("admin:your_account")
    show_codes(request, account)
    return f"{reverse('admin:recovery_codes')}?{urlencode({'next': to})}"


@sensitive_variables()
def show_codes(request: HttpRequest, account: AbstractBaseUser) -> None:
    """Make new recovery codes and show them on the page for it until they are kept."""
    is_in_by_code = isinstance(getattr(request.user, "otp_device", None), StaticDevice)
    request.session[CODES] = encrypt(" ".join(recovery.make_codes(account)))
    if is_in_by_code:  # with one of those that are worth nothing now: they must see the new ones
        note_factor(request, StaticDevice.objects.get(user=account))
    events.note(request, account, "made new recovery codes")


@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables()
def recovery_codes(request):
    """The codes, once: until whoever made them says that they have them."""
    to = next_page(request)
    codes = (kept_in(request, CODES) or "").split()
    if request.method == "POST" or not codes:
        request.session.pop(CODES, None)
        return redirect(to)
    if not confirming.is_confirmed(request, by_factor=True):  # a screen that was left open
        return confirming.ask(request, by_factor=True)
    return page(request, "recovery_codes", "Your recovery codes", codes=codes)


def page(request, template, title, **context):
    context |= admin.site.each_context(request) | {"title": title, "next": next_page(request)}
    return render(request, f"admin/accounts/{template}.html", context)


def _is_first(account):
    return not factors.has_one(account)


def kept_in(request, name):
    try:
        return decrypt(request.session[name]) if name in request.session else None
    except WrongKeyError:
        return None
