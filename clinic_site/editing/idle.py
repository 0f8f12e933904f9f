"""After a quarter of an hour without a sign of life, pages that show people ask to sign in again."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect

from clinic_site.access.sessions import expire, is_idle, is_signed_out

from .kept import keep

LEAVING = "_leaving"  # sent by idle.js when it leaves a page on which something was typed
FORMS = ("_add", "_change")  # how the names of the addresses of forms end


def sign_in_after_idle(view):
    """A page that asks staff who were away to sign in, and shows again what they had typed."""

    @wraps(view)
    def guard(request, *args, **kwargs):
        request.shows_people = True  # read by `ClinicAdminSite.each_context()`
        is_away = is_idle(request) or is_signed_out(request)
        is_leaving = LEAVING in request.POST
        if not request.user.is_authenticated or not (is_away or is_leaving):
            return view(request, *args, **kwargs)
        if request.method == "POST" and (request.resolver_match.url_name or "").endswith(FORMS):
            keep(request)
        if is_away:
            expire(request)
            return redirect_to_login(request.get_full_path(), "admin:login")
        return redirect(request.get_full_path())

    return guard
