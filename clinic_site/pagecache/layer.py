"""The outermost layer of the site, around Django's own handler."""

import logging
from datetime import datetime, timedelta
from http import HTTPStatus

from django.db import Error
from django.http import HttpResponse
from django.utils import timezone

from clinic_site.freshness import eras

from .asking import Asked, statuses_kept
from .pages import FinishedPage
from .shelves import NOT_FOR_EVERYONE, Shelves

logger = logging.getLogger(__name__)
# Whoever asks for it meanwhile is not counted as one who missed it.
NOT_FOUND_FOR = timedelta(seconds=10)


class PageCache:
    """A WSGI application: finished pages itself, and everything else as the one inside it answers."""

    def __init__(self, application):
        self._application, self._asked, self._shelves = application, Asked(), Shelves()

    def __call__(self, environ, start_response):
        page = self._page(environ)
        if isinstance(page, FinishedPage):
            return page.answer(environ, start_response)
        return self._application(environ, start_response)

    def _page(self, environ):
        try:
            path = self._asked.path_of(environ)
            era = _era() if path is not None else None
            return era and self._shelves.of(era).page(path, lambda: self._made(environ))
        except Exception as error:  # noqa: BLE001 -- without it the site answers as well
            logger.error("A finished page was not to be had: %s", type(error).__name__)  # noqa: TRY400 -- its words may quote a visitor's
            return None

    def _made(self, environ):
        statuses = statuses_kept(environ)
        if not statuses:
            return NOT_FOR_EVERYONE
        asked = self._asked.as_anybody(environ)
        response, until = eras.made(lambda: self._application(asked, _start_nothing))
        if not isinstance(response, HttpResponse):
            return None  # it failed
        response.close()
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return FinishedPage(response, until=None)
        if response.status_code not in statuses or not _is_for_everyone(response):
            return NOT_FOR_EVERYONE
        if response.status_code == HTTPStatus.NOT_FOUND:
            until = _earlier(until, timezone.now() + NOT_FOUND_FOR)
        return FinishedPage(response, until)


def _era():
    """The era that is now; while the database does not answer, the last known one, for a short time."""
    known = eras.last_known() if eras.has_just_failed() else None
    if known:
        return known
    try:
        return eras.current()
    except Error:
        return eras.last_known()


def _is_for_everyone(response):
    """Whether an answer says nothing that is one visitor's own."""
    varies_by = {name.strip().lower() for name in response.get("Vary", "").split(",")}
    told = response.get("Cache-Control", "")
    return (
        not response.cookies
        and not varies_by & {"cookie", "*"}
        and "private" not in told
        and "no-store" not in told
        and "Content-Encoding" not in response
    )


def _earlier(until: datetime | None, moment: datetime) -> datetime:
    return moment if until is None else min(until, moment)


def _start_nothing(status, headers, exc_info=None):
    """WSGI's `start_response` of an answer that is not sent by itself."""
