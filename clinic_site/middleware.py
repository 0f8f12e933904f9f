"""What stands before every page: what cannot be read is left out or refused; pages go compressed."""

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpResponseNotAllowed, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.deprecation import MiddlewareMixin

from clinic_site import health
from clinic_site.access.guessing import RefusedError, refusal_of
from clinic_site.accounts import passkeys
from clinic_site.characters import readable
from clinic_site.clinic.last_known import last_known
from clinic_site.codings import welcome_codings
from clinic_site.errors import error_page, give_words

COMPRESSED = ("text/", "application/atom+xml", "application/xml", "application/json")
NO_DOCUMENTS = ("text/css", "text/javascript", "font/", "image/")
OF_DOCUMENTS = ("Permissions-Policy", "Cross-Origin-Opener-Policy")
OF_WHAT_IS_OPENED = ("Content-Security-Policy", "X-Frame-Options")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
MONITORED = {"/healthz": health.alive, "/healthz/ready": health.ready}


class CompressPages(GZipMiddleware):
    """Compresses words. Photos are small already, and a part of one must stay that part.

    Against guessing secrets from lengths (BREACH), Django masks its tokens and pads each answer.
    """

    def process_request(self, request):
        # Django and WhiteNoise look for a name alone, and would find the one in "gzip;q=0".
        header = request.META.get("HTTP_ACCEPT_ENCODING", "")
        request.META["HTTP_ACCEPT_ENCODING"] = ", ".join(welcome_codings(header))

    def process_response(self, request, response):
        if response.get("Content-Type", "").startswith(COMPRESSED):
            return super().process_response(request, response)
        if response.status_code == 304:  # noqa: PLR2004 -- "not modified"; it says what 200 would
            patch_vary_headers(response, ["Accept-Encoding"])
        return response


def keep_to_this_site(get_response):
    """Let no other site's page show what comes from here."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def spare_files_policies(get_response):
    """Leave out of files what browsers read of documents alone: of each of many it would be a part.

    A photo, which somebody sent us, keeps what forbids it everything if it is opened by itself.
    """

    def middleware(request):
        response = get_response(request)
        kind = response.get("Content-Type", "")
        if kind.startswith(NO_DOCUMENTS) and not kind.startswith("image/svg"):
            names = OF_DOCUMENTS
            if request.path_info.startswith(settings.STATIC_URL):
                names = (*names, *OF_WHAT_IS_OPENED)
            for name in names:
                response.headers.pop(name, None)
        return response

    return middleware


def answer_monitors(get_response):
    """Answer before the host is judged: a load balancer names an address, or nothing at all.

    Nor may a slash too few or too many send it away, for that would take a host that is known.
    """

    def middleware(request):
        view = MONITORED.get(request.path_info.removesuffix("/"))
        return view(request) if view else get_response(request)

    return middleware


class RefuseGuessing(MiddlewareMixin):
    """Answers 429 with how long to wait where a password or a code was one too many."""

    def process_exception(self, request, error):
        return _refusal_page(request) if isinstance(error, RefusedError) else None

    def process_response(self, request, response):
        is_said = response.status_code == 429  # noqa: PLR2004 -- too many
        return response if is_said or refusal_of(request) is None else _refusal_page(request)


def _refusal_page(request):
    refusal = refusal_of(request)
    # Without asking the database for a name: of these pages there may be a flood.
    clinic = {"clinic": last_known()}
    words = _words_of(refusal, by_passkey=passkeys.are_possible(request))
    page = error_page(429, "admin/locked_out.html", clinic, words=words)
    page["Retry-After"] = 60 * refusal.minutes  # seconds
    add_never_cache_headers(page)
    return page


def _words_of(refusal, *, by_passkey):
    wait = "a minute" if refusal.minutes == 1 else f"{refusal.minutes} minutes"
    elsewhere = (
        "" if refusal.is_of_device else " Where you have signed in before you may still come in."
    )
    if by_passkey:  # which nobody guesses
        elsewhere += " A passkey opens your account all the same."
    return (
        "Too many sign-ins did not work",
        f"Please wait {wait}, then try again. Until then the right password is refused here, too."
        + elsewhere,
    )


def refuse_malformed_requests(get_response):
    """Leave out what no page can use, and answer 400, 405, 413 or 507 where nothing is left."""

    def middleware(request):
        if request.method not in METHODS:
            return give_words(HttpResponseNotAllowed(METHODS))
        try:
            _check_size(request)
            _check_path(request)
            request.GET = _readable_query(request)
            request.COOKIES = _readable_cookies(request)
            if request.method == "POST":
                request.POST = _readable_form(request)
        except RequestDataTooBig:
            return error_page(413)
        except (BadRequest, UnicodeError, MultiPartParserError):
            return error_page(400)
        except OSError:  # large files wait on the disk
            return error_page(507)
        return give_words(get_response(request))

    return middleware


def _check_size(request):
    # Before anything is read: Django limits a form's words by itself, but not its files.
    length = request.META.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and int(length[:18]) > settings.REQUEST_MAX_SIZE:
        raise RequestDataTooBig


def _check_path(request):
    if "\0" in request.path_info:
        raise BadRequest


def _readable_query(request):
    """What the address asks, as far as it can be read: most of it is no page's concern."""
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    fields = query.split(b"&")[: settings.DATA_UPLOAD_MAX_NUMBER_FIELDS]
    return _readable_fields(QueryDict(b"&".join(fields)))


def _readable_form(request):
    """What was typed, without what PostgreSQL and XML refuse: nobody's words are lost for a NUL."""
    return _readable_fields(request.POST)


def _readable_fields(fields):
    found = QueryDict(mutable=True, encoding=fields.encoding)
    for name, values in fields.lists():
        found.setlist(readable(name), [readable(value) for value in values])
    return found


def _readable_cookies(request):
    # Inside quotes, a cookie may spell a NUL as an escape.
    return {name: value for name, value in request.COOKIES.items() if "\0" not in value}
