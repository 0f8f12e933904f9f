"""What stands before every page: malformed requests get a page, never a 500; pages go compressed."""

import re
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.middleware.gzip import GZipMiddleware

from clinic_site.errors import error_page, give_words

COMPRESSED = ("text/", "application/atom+xml", "application/xml", "application/json")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class CompressPages(GZipMiddleware):
    """Compresses words. Photos are small already, and a part of one must stay that part.

    Against guessing secrets from lengths (BREACH), Django masks its tokens and pads each answer.
    """

    def process_response(self, request, response):
        if response.get("Content-Type", "").startswith(COMPRESSED):
            return super().process_response(request, response)
        return response


def refuse_malformed_requests(get_response):
    """Answer 400, 405, 413 or 507 to what no page knows; PostgreSQL would raise on a NUL, say."""

    def middleware(request):
        if request.method not in METHODS:
            return give_words(HttpResponseNotAllowed(METHODS))
        try:
            _check_size(request)
            _check_address(request)
            _check_cookies(request)
            _check_form(request)
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


def _check_address(request):
    query = request.META.get("QUERY_STRING", "")
    if BROKEN_ESCAPE.search(query):
        raise BadRequest
    if "\0" in request.path_info + unquote_to_bytes(query).decode():
        raise BadRequest


def _check_cookies(request):
    # Inside quotes, a cookie may spell a NUL as an escape.
    if any("\0" in value for value in request.COOKIES.values()):
        raise BadRequest


def _check_form(request):
    if request.method != "POST":
        return
    for name, values in request.POST.lists():
        if "\0" in name or any("\0" in value for value in values):
            raise BadRequest
