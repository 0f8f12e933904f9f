"""After a quarter of an hour without a sign of life, request pages ask to sign in again."""

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect

from clinic_site.access.sessions import expire, is_idle, is_signed_out
from clinic_site.editing.kept import keep

PAGE = "contact_consultationrequest_change"
LEAVING = "_leaving"  # sent by idle.js when it leaves a page on which something was typed


def sign_in_after_idle(view):
    """A page that asks staff who were away to sign in, and shows again what they had typed."""

    @wraps(view)
    def guard(request, *args, **kwargs):
        is_away = is_idle(request) or is_signed_out(request)
        is_leaving = LEAVING in request.POST
        if not request.user.is_authenticated or not (is_away or is_leaving):
            return view(request, *args, **kwargs)
        if request.resolver_match.url_name == PAGE and request.method == "POST":
            keep(request)
        if is_away:
            expire(request)
            return redirect_to_login(request.get_full_path(), "admin:login")
        return redirect(request.get_full_path())

    return guard
