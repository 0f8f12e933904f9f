"""Has the running site make its pages before visitors ask for them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from itertools import chain
from time import monotonic
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from clinic_site.freshness import eras
from clinic_site.management.listening import own_address, variable
from clinic_site.publishing.kinds import page_models
from clinic_site.sitemaps import LISTS

OF_EACH_KIND = 100  # pages; a process keeps some hundreds
AFTER_A_CHANGE = 5
QUIET_FOR = 2  # seconds without another change
# Whichever process accepts a connection answers it: of four times each of two was most likely asked.
TIMES_FOR_EACH_PROCESS = 2
CODINGS = ("br", "gzip")
PATIENCE = 5  # seconds: the worker is told to end within ten


class Server:
    """The web server of this machine, as its own proxy would ask it."""

    def __init__(self, host: str, port: int, workers: int):
        self._address, self._times = (host, port), TIMES_FOR_EACH_PROCESS * workers
        # Where it is not set, `make run` tells its server where it listens, and a command knows that as well.
        is_set = variable("SITE_URL", "")
        site = urlsplit(settings.SITE_URL if is_set else own_address(host, port))
        self._headers = {
            "Host": site.netloc,
            "X-Forwarded-Proto": site.scheme,
            "Connection": "close",
        }

    def warm(self, of_each_kind: int = OF_EACH_KIND) -> int:
        """Ask for the lists and so many pages of each kind; how many are there.

        Raises `OSError` or `HTTPException` where no server answers.
        """
        with ThreadPoolExecutor(self._times) as threads:
            return sum(self._is_there(threads, path) for path in addresses(of_each_kind))

    def _is_there(self, threads, path):
        statuses = threads.map(
            lambda number: self._status(path, CODINGS[number % 2]), range(self._times)
        )
        return set(statuses) == {200}

    def _status(self, path, coding):
        with closing(HTTPConnection(*self._address, timeout=PATIENCE)) as connection:
            connection.request("GET", path, headers=self._headers | {"Accept-Encoding": coding})
            answer = connection.getresponse()
            answer.read()
            return answer.status


class AfterChanges:
    """A job of the worker: have pages made anew once nothing has changed for a moment."""

    def __init__(self, server: Server):
        self._server, self._era, self._changed_at = server, None, monotonic()
        self._is_warm = False

    def __call__(self) -> None:
        era = eras.current()
        if era is not self._era:
            self._era, self._changed_at, self._is_warm = era, monotonic(), False
        elif not self._is_warm and monotonic() - self._changed_at >= QUIET_FOR:
            self._is_warm = True
            with suppress(OSError, HTTPException):  # here is no web server, or it is not there yet
                self._server.warm(AFTER_A_CHANGE)


def addresses(of_each_kind: int) -> Iterator[str]:
    """The paths of the lists, then of pages of each kind, the first ones or the newest."""
    kinds = sorted(page_models(), key=lambda kind: kind.search_order)
    pages = chain.from_iterable(kind.objects.published()[:of_each_kind] for kind in kinds)
    lists = (reverse(name) for name in LISTS if name != "contact:request")
    return chain(lists, (page.get_absolute_url() for page in pages))
