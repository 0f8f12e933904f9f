"""Who changes an account shows within five minutes before that they are still the one who signed in."""

import time
from functools import wraps
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from clinic_site.access.backends import is_own_password
from clinic_site.access.sessions import SIGNED_IN_AT
from clinic_site.editing.kept import keep

from . import factors, passkeys
from .next_page import next_page
from .second_step import CodeForm
from .signing_in import FACTOR_AT

VALID_FOR = 5 * 60  # seconds
CONFIRMED_AT = "confirmed_at"  # in the session: when the password was given again
BY_FACTOR = "factor"
AGAIN = "Thank you. Press the button once more now."


class PasswordForm(forms.Form):
    """The password of whoever is signed in."""

    password = forms.CharField(
        label="Your own password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
    )


def note_confirmed(request: HttpRequest, *, by_factor: bool) -> None:
    """Write down that whoever is signed in has just shown that it is them."""
    request.session.cycle_key()  # a copy of the cookie is not confirmed with it
    request.session[CONFIRMED_AT] = time.time()
    if by_factor:
        request.session[FACTOR_AT] = time.time()


def is_confirmed(request: HttpRequest, *, by_factor: bool = False) -> bool:
    """Whether that was within five minutes; with a factor, where they have one and it is asked for."""
    if by_factor and factors.has_one(request.user):
        at = request.session.get(FACTOR_AT, 0)
    else:
        at = max(request.session.get(name, 0) for name in (CONFIRMED_AT, SIGNED_IN_AT))
    return 0 <= time.time() - at <= VALID_FOR


def confirmed(*, by_factor: bool = False, back: str = ""):
    """Decorate a page for people who are signed in, so that it asks first whether it is still them.

    What they sent meanwhile is kept, and shown again in its form; after a button without a form they
    come `back` to the page of this name.
    """

    def decorate(view):
        @wraps(view)
        def ask_first(request, *args, **kwargs):
            # Whoever is not signed in at all is led to that by the page itself.
            is_in = admin.site.has_permission(request)
            if not is_in or is_confirmed(request, by_factor=by_factor):
                return view(request, *args, **kwargs)
            if request.method == "POST" and not back:
                keep(request)
            return ask(request, by_factor=by_factor, back=back)

        return ask_first

    return decorate


def ask(request: HttpRequest, *, by_factor: bool = False, back: str = "") -> HttpResponse:
    """Lead to the page that asks who it is, and from there back."""
    to = reverse(f"admin:{back}") if back else request.get_full_path()
    query = (
        {"next": to} | ({"by": BY_FACTOR} if by_factor else {}) | ({"again": 1} if back else {})
    )
    return HttpResponseRedirect(f"{reverse('admin:confirm')}?{urlencode(query)}")


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for the password, or a code where a factor is at stake; a passkey does for both."""
    account = request.user
    by_factor = request.GET.get("by") == BY_FACTOR and factors.has_one(account)
    to = next_page(request)
    sent = request.POST if request.method == "POST" else None
    form = (CodeForm if by_factor else PasswordForm)(sent)
    if form.is_valid():
        if _is_right(request, form.cleaned_data):
            note_confirmed(request, by_factor=by_factor)
            if request.GET.get("again"):
                messages.info(request, AGAIN)
            return HttpResponseRedirect(to)
        field, words = (
            ("code", CodeForm.WRONG) if by_factor else ("password", "This is not your password.")
        )
        form.add_error(field, words)
    context = admin.site.each_context(request) | {
        "title": "Is it still you?",
        "form": form,
        "next": to,
        "by_factor": by_factor,
        "passkey": passkeys.configuration(request, account),
    }
    return render(request, "admin/accounts/confirm.html", context)


def _is_right(request, typed):
    if "code" in typed:
        return factors.shown(request, request.user, typed["code"]) is not None
    return is_own_password(request, typed["password"])
