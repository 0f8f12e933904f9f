"""Request pages show nothing to who comes back after a quarter of an hour, and lose nothing typed."""

import json
from functools import wraps

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from clinic_site.access.sessions import fall_asleep, is_idle, is_signed_out
from clinic_site.encryption.keys import decrypt, encrypt

from .form import KEPT

ASIDE = "put_aside"
MOST_ASIDE = 9  # pages beside the one at hand, as several may be open
LEAVING = "_leaving"  # sent by idle.js when it leaves a page on which something was typed


@permission_required("contact.view_consultationrequest", raise_exception=True)
@require_POST
def awake(request):
    """Nothing to do: every page that is asked for is a sign of life."""
    return HttpResponse(status=204)


def only_awake(view):
    """A page that leads whoever was away to the sign-in page, and back afterwards."""

    @wraps(view)
    def look(request, *args, **kwargs):
        is_away = is_idle(request) or is_signed_out(request)
        is_leaving = LEAVING in request.POST
        if not request.user.is_authenticated or not (is_away or is_leaving):
            return view(request, *args, **kwargs)
        put_aside(request)
        if is_away:
            fall_asleep(request)
            return redirect_to_login(request.get_full_path(), "admin:login")
        return redirect(request.get_full_path())

    return look


@sensitive_variables()
def put_aside(request) -> None:
    """Keep what was typed into a request's form until its page is opened again."""
    typed = {name: request.POST[name] for name in KEPT if name in request.POST}
    if typed:
        earlier = list(request.session.get(ASIDE, {}).items())[-MOST_ASIDE:]
        request.session[ASIDE] = dict(earlier) | {request.path: encrypt(json.dumps(typed))}


def taken_back(request) -> dict:
    """What was put aside for this page, once."""
    aside = request.session.get(ASIDE, {})
    if request.path not in aside:
        return {}
    request.session.modified = True
    return json.loads(decrypt(aside.pop(request.path)))
