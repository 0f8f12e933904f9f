"""How long staff stay signed in: twelve hours at most, and where it matters not while they are away."""

import time
from functools import wraps

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from .addresses import client_address
from .browsers import browser_in_words
from .own_scripts import sent_by_scripts

LONGEST = 12 * 3600  # seconds after signing in; the session itself would slide on with each save
IDLE = 15 * 60  # seconds
NOTED_EVERY = 60  # seconds: not every click is worth a write
SIGNED_IN_AT, SEEN_AT, HAS_EXPIRED = "signed_in_at", "seen_at", "has_expired"
BROWSER, ADDRESS = "browser", "address"


@receiver(user_logged_in, dispatch_uid="sessions.begin")
def begin(sender, request=None, **others):
    if not hasattr(request, "session"):
        return  # another library's way in, such as by a token
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = time.time()
    request.session.pop(HAS_EXPIRED, None)
    request.session.set_expiry(None)  # a stranger's was shorter
    request.session[BROWSER] = browser_in_words(request.headers.get("User-Agent", ""))
    request.session[ADDRESS] = client_address(request) or None


def is_signed_out(request) -> bool:
    """Whether somebody must sign in again before they see any page of the admin."""
    began = request.session.get(SIGNED_IN_AT, 0)
    return has_expired(request) or time.time() - began > LONGEST


def has_expired(request) -> bool:
    """Whether that is because they were away."""
    return HAS_EXPIRED in request.session


def is_idle(request) -> bool:
    """Whether nobody was at work for a quarter of an hour."""
    return time.time() - request.session.get(SEEN_AT, 0) > IDLE


def expire(request) -> None:
    """Sign out, but keep the session: what is kept in it is there for the same account again."""
    request.session[HAS_EXPIRED] = True


def followed(view):
    """A view of the admin that counts as a sign of life.

    After a quarter of an hour it counts no more: where it matters, staff sign in again.
    """

    @wraps(view)
    def follow(request, *args, **kwargs):
        quiet_for = time.time() - request.session.get(SEEN_AT, 0)
        if NOTED_EVERY < quiet_for <= IDLE:
            request.session[SEEN_AT] = time.time()
        return view(request, *args, **kwargs)

    return follow


@sent_by_scripts
@require_POST
def keep_alive(request):
    """Nothing to do: every page of the admin that is asked for is a sign of life."""
    return HttpResponse(status=204)
