"""How somebody else signs in: for who looks after the accounts, when a phone is lost or a screen stolen."""

from django.contrib import admin, messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from clinic_site.access import devices, events
from clinic_site.access.models import Session

from . import factors, links, recovery, telling
from .confirming import confirmed

NO_LINK = (
    "There is no email address to send a link to, and the old password opens the account no more, for "
    "somebody else may know it: set a new one, and say it to {} in person."
)
RESET, SIGN_OUT, LINK = "_reset", "_sign_out", "_link"


@require_http_methods(["GET", "POST"])
@confirmed(by_factor=True)
def how_they_sign_in(request: HttpRequest, account: AbstractBaseUser) -> HttpResponse:
    """Show what opens an account and where it is open; take the first away, or end the second.

    Whoever calls sees to it that whoever asks may change the account.
    """
    if account == request.user:
        return redirect("admin:your_account")
    if RESET in request.POST:
        _reset(account)
        events.note(request, account, "second step reset", event=events.CHANGED)
        messages.success(request, f"{account} makes a new second step when they sign in next.")
        if links.send_new_password(account):
            events.note(request, account, links.SENT, event=events.CHANGED)
            telling.factors_reset(account)
        else:
            messages.warning(request, NO_LINK.format(account))
    elif chosen := request.POST.get(SIGN_OUT):
        sessions = Session.objects.of(account)
        ended, _kinds = (sessions if chosen == "all" else sessions.filter(pk=chosen)).delete()
        if ended:
            events.note(request, account, "signed out by somebody else", event=events.CHANGED)
        messages.success(request, f"{account} is signed out there.")
    elif LINK in request.POST and account.is_active:
        is_new = account.last_login is None
        sent = links.invite(account) if is_new else links.send_new_password(account)
        if sent:
            events.note(request, account, links.SENT, event=events.CHANGED)
        words = f"A link is on its way to {account}." if sent else "There is no email address."
        messages.info(request, words)
    if request.method == "POST":
        return redirect(request.path)
    context = admin.site.each_context(request) | {
        "title": f"How {account} signs in",
        "account": account,
        "opts": account._meta,
        "factors": factors.with_kinds(account),
        "codes_left": recovery.how_many_left(account),
        "sessions": Session.objects.of(account),
    }
    return render(request, "admin/accounts/how_they_sign_in.html", context)


def _reset(account):
    """Take all away that opened an account. Without the password, too, no thief comes first."""
    factors.remove_all(account)
    devices.forget_others(account)
    account.set_unusable_password()
    account.save()
    Session.objects.filter(account=account).delete()
