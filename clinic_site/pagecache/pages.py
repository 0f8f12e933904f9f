"""A finished answer: its words in each coding, and its headers."""

import gzip
from datetime import datetime
from http import HTTPStatus

import brotli
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, parse_http_date_safe

from clinic_site.codings import welcome_codings

# Quick ones: whoever asked first is waiting for them.
COMPRESSED_BY = {
    "br": lambda words: brotli.compress(words, quality=5),
    "gzip": lambda words: gzip.compress(words, compresslevel=6, mtime=0),
}
COMPRESSED = ("text/", "application/atom+xml", "application/xml", "application/json")
WORTH_IT = 200  # bytes
BESIDE_ITS_WORDS = 4000  # bytes of memory: headers, names
# What must not be said with "304 Not Modified" (RFC 9110, 15.4.5), or is told anew.
OF_THE_WORDS = {"content-length", "content-encoding", "content-type"}


class FinishedPage:
    """An answer that can be given again, to everyone, until a moment (None: for the whole era)."""

    def __init__(self, response: HttpResponse, until: datetime | None):
        patch_vary_headers(response, ["Accept-Encoding"])
        self.until, self.was_asked = until, False
        # A page that failed is for those who asked for it meanwhile.
        self.is_kept = response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
        self._status = f"{response.status_code} {response.reason_phrase}"
        self._etag, self._modified = _weak_etag(response), None
        if "Last-Modified" in response:
            self._modified = parse_http_date_safe(response["Last-Modified"])
        self._headers = [
            (name, value)
            for name, value in response.items()
            if name.lower() not in {"content-length", "etag"}
        ] + ([("ETag", self._etag)] if self._etag else [])
        self._said_again = [one for one in self._headers if one[0].lower() not in OF_THE_WORDS]
        self._is_compressed = (
            response["Content-Type"].startswith(COMPRESSED) and len(response.content) >= WORTH_IT
        )
        self._bodies = {"": self._told(response.content, "")}
        self.size = BESIDE_ITS_WORDS + 2 * len(
            response.content
        )  # bytes of memory, with all codings

    def holds(self) -> bool:
        return self.until is None or timezone.now() < self.until

    def answer(self, environ: dict, start_response) -> list[bytes]:
        """Answer a request, as WSGI does."""
        if self._is_at_hand(environ):
            start_response("304 Not Modified", list(self._said_again))
            return []
        headers, body = self._in(self._coding_for(environ))
        start_response(self._status, list(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _coding_for(self, environ):
        if not self._is_compressed or "HTTP_ACCEPT_ENCODING" not in environ:
            return ""
        return next(iter(welcome_codings(environ["HTTP_ACCEPT_ENCODING"])), "")

    def _in(self, coding):
        told = self._bodies.get(coding)
        if told is None:
            told = self._told(COMPRESSED_BY[coding](self._bodies[""][1]), coding)
            self._bodies[coding] = told
        return told

    def _told(self, body, coding):
        more = [("Content-Encoding", coding)] if coding else []
        return [*self._headers, *more, ("Content-Length", str(len(body)))], body

    def _is_at_hand(self, environ):
        """Whether who asks has it already; a date counts only where no tag is named (RFC 9110, 13.2.2)."""
        if "HTTP_IF_NONE_MATCH" in environ:
            tags = parse_etags(environ["HTTP_IF_NONE_MATCH"])
            named = {tag.removeprefix("W/") for tag in tags}
            return bool(self._etag) and ("*" in tags or self._etag.removeprefix("W/") in named)
        if self._modified is None or "HTTP_IF_MODIFIED_SINCE" not in environ:
            return False
        since = parse_http_date_safe(environ["HTTP_IF_MODIFIED_SINCE"])
        return since is not None and self._modified <= since


def _weak_etag(response):
    # Weak: the words are the same in every coding, their bytes are not.
    etag = response.get("ETag", "")
    return etag if not etag or etag.startswith("W/") else f"W/{etag}"
