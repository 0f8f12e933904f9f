"""Who has forgotten their password asks for a link; nobody learns here which accounts there are."""

from datetime import timedelta

from auditlog.models import LogEntry
from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from clinic_site.access import events
from clinic_site.outbox.models import OutboxMessage

from . import links

ASKED = "asked for a link for a new password"
AN_HOUR = timedelta(hours=1)
# Links within an hour: of one account, and of all.
MOST_OF_ACCOUNT, MOST = 3, 60


class ForgottenForm(forms.Form):
    who = forms.CharField(
        label="Your username or email address",
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def forgotten_password(request: HttpRequest) -> HttpResponse:
    """Send a link where there is such an account; say the same in any case."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        response = redirect("admin:link_sent")
        who = form.cleaned_data["who"].strip()
        # Once the answer is sent: how long it takes must not tell which accounts there are.
        response._resource_closers.append(lambda: _send_to(request, who))  # noqa: SLF001 -- Django has no other
        return response
    return _page(request, "forgotten_password", "Forgotten your password?", form=form)


@never_cache
@require_GET
def link_sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "link_sent", "Look at your email")


@never_cache
@require_GET
def password_chosen(request: HttpRequest) -> HttpResponse:
    return _page(request, "password_chosen", "Your password is set")


def _send_to(request, who):
    account = links.account_of(who)
    if account and _may_ask(account):
        events.note(request, account, ASKED)
        links.send_new_password(account)


def _may_ask(account):
    since = timezone.now() - AN_HOUR
    asked = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(get_user_model()),
        object_pk=str(account.pk),
        timestamp__gte=since,
        additional_data__how=ASKED,
    )
    sent = OutboxMessage.objects.filter(kind=links.NEW_PASSWORD, created_at__gte=since)
    return asked.count() < MOST_OF_ACCOUNT and sent.count() < MOST


def _page(request, template, title, **context):
    context |= admin.site.each_context(request) | {"title": title}
    return render(request, f"admin/accounts/{template}.html", context)
