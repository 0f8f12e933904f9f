"""What the scripts of our own pages send: instead of a token the browser says where they come from.

The token in a page is an older one as soon as somebody signs in anew in another tab, and a script can
neither ask them to send it again nor show the page anew, for that would cost what they typed.
"""

from collections.abc import Callable

from django.http import HttpRequest

SENT_BY_SCRIPTS = "is_sent_by_scripts"


def sent_by_scripts(view: Callable) -> Callable:
    """Mark a view that our own scripts may send something to without a token."""
    setattr(view, SENT_BY_SCRIPTS, True)
    return view


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser says so, in headers that no page can change. Older ones send but one."""
    told = {
        "Sec-Fetch-Site": "same-origin",
        "Origin": f"{request.scheme}://{request.get_host()}",
    }
    found = {name: request.headers[name] for name in told if name in request.headers}
    return bool(found) and all(told[name] == value for name, value in found.items())


class TrustOwnScripts:
    """Middleware before the one that checks tokens: these requests need none."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if getattr(view, SENT_BY_SCRIPTS, False) and is_from_this_site(request):
            request.csrf_processing_done = (
                True  # what Django itself notes of a token that is right
            )
