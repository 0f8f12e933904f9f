"""Who may have a page that was made for everyone, and what it is made from."""

from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import get_path_info
from django.urls import Resolver404, resolve

READING = ("GET", "HEAD")
LONGEST_PATH = 500  # characters: no page has a longer one, and each that is kept takes memory
# Everything that Django is told; what else came in with a request can so change no page.
TOLD = (
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "REMOTE_ADDR", "PATH_INFO", "SCRIPT_NAME"),
    *("HTTP_HOST", "HTTP_USER_AGENT"),  # by the last a missed address is known to be a person's
    *("wsgi.version", "wsgi.url_scheme", "wsgi.errors", "wsgi.multithread", "wsgi.multiprocess"),
    "wsgi.run_once",
)


class Asked:
    """What of a request says whether it may have such a page."""

    def __init__(self):
        site = urlsplit(settings.SITE_URL)
        self._host, self._scheme = site.netloc, site.scheme
        # The one header by which Django knows https behind a proxy, and the one spelling of it.
        self._told_by = (settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme",))[0]
        self._session = settings.SESSION_COOKIE_NAME
        self._files = (settings.STATIC_URL, settings.MEDIA_URL)

    def path_of(self, environ: dict) -> str | None:
        """The path under which its page is kept, as it came; None for what is Django's to answer.

        Such as whatever was sent by somebody signed in, to another host, or with a body. What stands
        behind a question mark counts for nothing: no page for everyone reads it.
        """
        path = environ.get("PATH_INFO", "")
        is_ours = (
            environ.get("REQUEST_METHOD") in READING
            and environ.get("HTTP_HOST") == self._host
            and environ.get(self._told_by, environ["wsgi.url_scheme"]) == self._scheme
            and not environ.get("SCRIPT_NAME")
            and environ.get("CONTENT_LENGTH", "") in ("", "0")
            and "HTTP_TRANSFER_ENCODING" not in environ
            and self._session not in environ.get("HTTP_COOKIE", "")
            and len(path) <= LONGEST_PATH
            and not path.startswith(self._files)
        )
        return path if is_ours else None

    def as_anybody(self, environ: dict) -> dict:
        """The same request as anybody would send it, who wants the whole page in its bare words."""
        told = {name: environ[name] for name in (*TOLD, self._told_by) if name in environ}
        return told | {"REQUEST_METHOD": "GET", "QUERY_STRING": "", "wsgi.input": BytesIO()}


def statuses_kept(environ: dict) -> tuple[int, ...]:
    """Of which statuses an answer may be kept: 404 wherever nothing is, 200 of pages for everyone alone."""
    try:
        view = resolve(get_path_info(environ)).func
    except Resolver404:
        return (404,)
    return (200, 404) if getattr(view, "is_for_everyone", False) else ()
