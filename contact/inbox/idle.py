"""Request pages show nothing to who comes back after a quarter of an hour, and lose nothing typed."""

from functools import wraps

from django.contrib.auth.decorators import permission_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from clinic_site.access.sessions import fall_asleep, is_idle, is_signed_out
from clinic_site.editing.kept import keep

PAGE = "contact_consultationrequest_change"
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
        if request.resolver_match.url_name == PAGE and request.method == "POST":
            keep(request.session, request.path, request.POST)
        if is_away:
            fall_asleep(request)
            return redirect_to_login(request.get_full_path(), "admin:login")
        return redirect(request.get_full_path())

    return look
