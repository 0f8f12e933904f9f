"""The site as of a moment, past or to come: staff walk through all of it, and nobody else sees it so.

Below an address of the admin stands the public site. Each of its pages is drawn for nobody in particular, by
the clock of that moment; its links stay below that address, and forms are not sent from there.
"""

import re
from datetime import UTC, datetime
from io import BytesIO

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404, HttpResponse
from django.urls import Resolver404, get_script_prefix, resolve, reverse, set_script_prefix
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt

from clinic_site.errors import error_page
from clinic_site.forwarding.views import forwarded
from clinic_site.publishing import moment
from clinic_site.publishing.kinds import sees_every_draft
from clinic_site.publishing.models import LAST_YEAR

FIRST_YEAR = 2000
READING = {"GET", "HEAD"}
# What stands beside the public pages, and not among them.
ELSEWHERE = (
    *("admin/", "healthz/", "review/", "favicon.ico"),
    *(settings.STATIC_URL[1:], settings.MEDIA_URL[1:]),
)
LEADING_OUT = re.compile(
    rf'(?P<name> (?:href|action)=")/(?!/|{"|".join(map(re.escape, ELSEWHERE))})'
)
NOT_SENT = (
    "Nothing is sent from here",
    "This is the site as of another moment, to look around in. A form is sent from the site itself.",
)
TO_COME = (
    "What is to come is shown to whoever may read the drafts of every kind of page. Choose a moment that has "
    "passed, or ask an editor."
)


# Nothing can be done by it, so nobody needs a token to be told so.
@csrf_exempt
def walk(request, at, path=""):
    """A page of the site as it is at that moment."""
    at = read_moment(at)
    if at is None or path.startswith(ELSEWHERE):
        raise Http404
    if not may_see(request.user, at):
        raise PermissionDenied(TO_COME)
    if request.method not in READING:
        return error_page(405, words=NOT_SENT)
    home = address_of(at)
    another = f"{reverse('admin:site_as_of')}?{urlencode({'path': f'/{path}'})}"
    asked = _anonymous(request, home, path)
    asked.walk = {"at": at, "another": another}  # read by base.html
    with moment.as_of(at), _addresses_below(home):
        answer = _answer(asked)
    return _told(answer, home)


def address_of(at: datetime, path: str = "/") -> str:
    """Where the walk shows what stands at a path of the site at that moment."""
    own = reverse("admin:site_as_of_home", args=[moment.written(at)])
    return own + path.removeprefix("/")


def read_moment(written: str) -> datetime | None:
    """The moment that stands in an address, in the one spelling that it has there."""
    try:
        at = datetime.strptime(written, moment.WRITTEN).replace(tzinfo=UTC)
    except ValueError:
        return None
    is_known = moment.written(at) == written and FIRST_YEAR <= at.year <= LAST_YEAR
    return at if is_known else None


def may_see(account, at: datetime) -> bool:
    """Whether an account may see the site as it is then: what is past was public, the rest is drafts."""
    return at <= moment.now() or sees_every_draft(account)


class _addresses_below:  # noqa: N801 -- it is used like a function
    """In here every address that the site makes of its own begins with this one."""

    def __init__(self, home):
        self._home = home

    def __enter__(self):
        self._before = get_script_prefix()
        set_script_prefix(self._home)

    def __exit__(self, *error):
        set_script_prefix(self._before)


def _anonymous(request, home, path):
    """The request as a visitor would send it who has never been here."""
    same = ("SERVER_NAME", "SERVER_PORT", "HTTP_HOST")
    asked = WSGIRequest(
        {name: request.META[name] for name in same if name in request.META}
        | {
            "REQUEST_METHOD": request.method,
            "SCRIPT_NAME": home.rstrip("/"),
            "PATH_INFO": f"/{path}".encode().decode("latin-1"),
            "QUERY_STRING": urlencode(request.GET, doseq=True),
            "wsgi.url_scheme": request.scheme,
            "wsgi.input": BytesIO(),
        }
    )
    asked.user = AnonymousUser()
    return asked


def _answer(asked):
    try:
        found = resolve(asked.path_info)
        asked.resolver_match = found
        return found.func(asked, *found.args, **found.kwargs)
    except Resolver404 as missing:
        return _not_found(asked, missing)
    except Http404 as missing:
        return _not_found(asked, missing)


def _not_found(asked, missing):
    from clinic_site.views import page_not_found  # noqa: PLC0415 -- the roof imports this room's neighbors

    with _addresses_below("/"):  # as it is kept where what moved is now
        found = forwarded(asked)
    return found if isinstance(found, HttpResponse) else page_not_found(asked, missing)


def _told(answer, home):
    """The answer with its links below the walk, and with no header that a cache could go by."""
    words = answer.content
    if answer.get("Content-Type", "").startswith("text/html"):
        shown = LEADING_OUT.sub(rf"\g<name>{home}", words.decode())
        # A browser asks for it without saying who is signed in.
        words = shown.replace(f'href="{home}site.webmanifest"', 'href="/site.webmanifest"')
    told = HttpResponse(words, status=answer.status_code)
    told["X-Robots-Tag"] = "noindex"
    if "Content-Type" in answer:
        told["Content-Type"] = answer["Content-Type"]
    if "Location" in answer:
        there = answer["Location"]
        is_out = there.startswith("/") and not there.startswith((home, "//"))
        told["Location"] = home + there[1:] if is_out else there
    return told
