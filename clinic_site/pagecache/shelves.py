"""Where finished pages stand: a shelf for each era, of which there is one, and one visitor who makes a page."""

from collections.abc import Callable
from threading import Event, Lock

from clinic_site.freshness import eras

from .pages import FinishedPage

MOST_BYTES = 24 * 1024 * 1024  # of a process
# Bytes of a page: a crawler's round of whole sitemaps would push out all others.
LARGEST = 1024 * 1024
LONGEST_WAIT = 10  # seconds for a page that another visitor is making
OF_NONE = 500  # bytes of memory that it takes to know that there is no page for everyone
ABSENT = object()
NOT_FOR_EVERYONE = object()  # as long as the era lasts
Found = FinishedPage | object | None  # None: it could not be made just now


class Shelf:
    """The pages of one era. Of too many those go that nobody asked for since they came, or came by last."""

    def __init__(self, era: eras.Era | None):
        self.era = era
        self._pages: dict[str, FinishedPage | object] = {}
        self._being_made: dict[str, _BeingMade] = {}
        self._bytes = 0
        self._lock = Lock()

    def page(self, path: str, make: Callable[[], Found]) -> Found:
        """What stands there, or is made now."""
        page = self._standing(path)
        if page is not ABSENT:
            return page
        with self._lock:
            # It may have come while this waited.
            if (page := self._standing(path)) is not ABSENT:
                return page
            being_made = self._being_made.get(path)
            if being_made is None:
                own = self._being_made[path] = _BeingMade()
        if being_made:
            being_made.is_there.wait(LONGEST_WAIT)
            return being_made.page
        try:
            own.page = make()
        finally:
            with self._lock:
                del self._being_made[path]
                # Where something changed while it was made, it is for those who asked before.
                if own.page and eras.is_current(self.era):
                    self._put(path, own.page)
            own.is_there.set()
        return own.page

    def _standing(self, path):
        page = self._pages.get(path, ABSENT)
        if page is ABSENT or page is NOT_FOR_EVERYONE:
            return page
        page.was_asked = True
        return page if page.holds() else ABSENT

    def _put(self, path, page):
        if path in self._pages:
            self._take(path)
        if _size_of(page) > LARGEST or not _is_kept(page):
            return
        self._pages[path] = page
        self._bytes += _size_of(page)
        while self._bytes > MOST_BYTES:
            self._make_room()

    def _make_room(self):
        path = next(iter(self._pages))
        page = self._take(path)
        if page is not NOT_FOR_EVERYONE and page.was_asked:
            page.was_asked = False
            self._pages[path] = page
            self._bytes += _size_of(page)

    def _take(self, path):
        page = self._pages.pop(path)
        self._bytes -= _size_of(page)
        return page


class _BeingMade:
    """A page that a visitor is making, and others wait for."""

    def __init__(self):
        self.page, self.is_there = None, Event()


class Shelves:
    """The shelf of the era that is now."""

    def __init__(self):
        self._shelf, self._lock = Shelf(None), Lock()

    def of(self, era: eras.Era) -> Shelf:
        shelf = self._shelf
        return shelf if shelf.era is era else self._begun(era)

    def _begun(self, era):
        with self._lock:
            if self._shelf.era is era:
                return self._shelf
            shelf = Shelf(era)
            # Who comes late with an era of before does not take away what stands there by now.
            if eras.is_current(era):
                self._shelf = shelf
            return shelf


def _is_kept(page):
    return page is NOT_FOR_EVERYONE or page.is_kept


def _size_of(page):
    return OF_NONE if page is NOT_FOR_EVERYONE else page.size
