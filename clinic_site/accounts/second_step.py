"""The second step of signing in: a passkey, a code of an app, or one of the printed codes."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from . import factors, passkeys
from .next_page import next_page
from .signing_in import complete, half_signed_in

TOO_LATE = "More than ten minutes have passed. Please begin anew."


class CodeForm(forms.Form):
    """A code, however it is typed."""

    WRONG = (
        "This code is not right, or it was used already. An app shows a new one each half minute; "
        "a recovery code works once."
    )
    code = forms.CharField(
        label="Code",
        max_length=60,
        help_text="The six digits that your app shows now, or one of your recovery codes.",
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_post_parameters()
@sensitive_variables()
def second_step(request: HttpRequest) -> HttpResponse:
    """Ask whoever gave the right password for more than it."""
    account, to = half_signed_in(request), next_page(request)
    if account is None:
        messages.warning(request, TOO_LATE)
        return HttpResponseRedirect(f"{reverse('admin:login')}?{urlencode({'next': to})}")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if device := factors.shown(request, account, form.cleaned_data["code"]):
            return complete(request, account, device, to)
        form.add_error("code", CodeForm.WRONG)
    context = admin.site.each_context(request) | {
        "title": "One more step",
        "form": form,
        "next": to,
        "name": account.get_username(),
        "passkey": passkeys.configuration(request, account),
    }
    return render(request, "admin/accounts/second_step.html", context)
