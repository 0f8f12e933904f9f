"""The page about one's own account: what opens it, and where it is signed in."""

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.views.decorators.http import require_GET, require_POST
from django_otp import login as note_factor
from django_otp.plugins.otp_static.models import StaticDevice

from clinic_site.access import events
from clinic_site.access.models import Session
from clinic_site.access.session_store import row_of

from . import enrolling, factors, recovery, telling
from .confirming import confirmed
from .next_page import next_page

LAST_ONE = (
    "This is the only one that you have, and your account needs one: add another, then remove it."
)


@require_GET
def your_account(request: HttpRequest) -> HttpResponse:
    """What opens the account of whoever is signed in, and in which browsers it is open."""
    here = row_of(request)
    sessions = list(Session.objects.of(request.user))
    context = admin.site.each_context(request) | {
        "title": "Your account",
        "factors": factors.with_kinds(request.user),
        "codes_left": recovery.how_many_left(request.user),
        "must": factors.must_have(request.user),
        "sessions": [(session, session.pk == here.pk if here else False) for session in sessions],
        "next": request.path,
    }
    return render(request, "admin/accounts/your_account.html", context)


@require_POST
@confirmed(by_factor=True, back="your_account")
def remove_factor(request: HttpRequest) -> HttpResponse:
    """Take a passkey or an app away; the last one only from who need not have any."""
    device = _own_factor(request)
    is_last = len(factors.of(request.user)) == 1
    if is_last and factors.must_have(request.user):
        messages.error(request, LAST_ONE)
        return redirect("admin:your_account")
    kind = factors.in_words(device)
    is_in_by_it = request.user.otp_device == device
    device.delete()
    if is_last:
        StaticDevice.objects.filter(user=request.user).delete()
    elif is_in_by_it:  # they have just shown that they are there: here they stay
        note_factor(request, factors.of(request.user)[0])
    # It may be lost, and somebody signed in on it.
    _elsewhere(request).delete()
    events.note(request, request.user, f"removed a second factor: {kind}")
    telling.factor_removed(request.user, kind)
    said = f"{capfirst(kind)} was removed, and all other browsers were signed out."
    messages.success(request, said)
    return redirect("admin:your_account")


@require_POST
def rename_factor(request: HttpRequest) -> HttpResponse:
    """Give a passkey or an app a name by which its owner knows it."""
    device = _own_factor(request)
    name = request.POST.get("name", "").strip()[:64]
    if name and name != device.name:
        device.name = name
        device.save(update_fields=["name"])
        # Without the names, which are words of somebody.
        events.note(request, request.user, f"renamed a second factor: {factors.in_words(device)}")
    return redirect("admin:your_account")


@require_POST
@confirmed(by_factor=True, back="your_account")
def new_codes(request: HttpRequest) -> HttpResponse:
    """Make the recovery codes anew; who has no factor has nothing to recover."""
    if not factors.has_one(request.user):
        return redirect("admin:your_account")
    enrolling.show_codes(request, request.user)
    telling.codes_made(request.user)
    return redirect("admin:recovery_codes")


@require_POST
@confirmed(back="your_account")
def end_session(request: HttpRequest) -> HttpResponse:
    """Sign out one other browser, or all others."""
    own = _elsewhere(request)
    if chosen := request.POST.get("session"):
        own = own.filter(pk=chosen)
    count = own.count()
    own.delete()
    if count:
        events.note(request, request.user, "signed out other browsers")
    words = "One browser was" if count == 1 else f"{count} browsers were"
    messages.success(request, f"{words} signed out." if count else "Nothing else was signed in.")
    return redirect(next_page(request))


def _elsewhere(request):
    here = row_of(request)
    return Session.objects.of(request.user).exclude(pk=here.pk if here else "")


def _own_factor(request):
    chosen = request.POST.get("factor", "")
    for device in factors.of(request.user):
        if device.persistent_id == chosen:
            return device
    raise Http404
