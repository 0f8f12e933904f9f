"""What a text names by a key and not by its address, so that it is shown as it is today.

The room that knows a kind of thing, photos or pages, registers it here. Things of a kind are then
asked for once for all references of a text, or of all texts of a page, and not where there are none.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class ReferenceKind:
    """Things of one kind that texts refer to; the base of what is registered."""

    pattern: re.Pattern  # a reference as it stands in a cleaned text; its group `key` says to what
    is_asked_at_the_door = (
        False  # of a page, whose drafts may refer to what visitors cannot see yet
    )
    mark: str  # what stands before the key in every reference, to look for in the database

    def find(self, keys: Iterable[str]) -> dict[str, object]:
        """The things that there are of those asked for, by key."""
        raise NotImplementedError

    def find_public(self, keys: Iterable[str]) -> dict[str, object]:
        """Those that a visitor may see."""
        return self.find(keys)

    def show(self, reference: re.Match, thing, *, eager: bool) -> str:
        """The HTML for visitors; `eager` says that the first of its kind is the first of the page."""
        raise NotImplementedError

    def show_nothing(self, reference: re.Match) -> str:
        """What is left for visitors where there is nothing that they may see."""
        return ""

    def fault(self, reference: re.Match, thing) -> str:
        """A sentence where a text may not be saved with this reference; `thing` may be None."""
        raise NotImplementedError

    def for_editor(self, html: str) -> str:
        """A stored text with what its author should see in the place of keys."""
        return html

    def from_editor(self, html: str) -> str:
        """A cleaned text of an author with keys in the place of what they wrote."""
        return html

    def all_in(self, html: str) -> list[re.Match]:
        """The references in a text, in order."""
        # Most texts have none, and a look for the mark takes a hundredth of the time.
        return list(self.pattern.finditer(html)) if html and self.mark in html else []

    def keys_in(self, html: str) -> list[str]:
        """The keys in a text, in order, each once."""
        return list(dict.fromkeys(found["key"] for found in self.all_in(html)))

    def replaced(self, html: str, find: Callable, write: Callable) -> str:
        """`html` with `write(reference, thing)` for each reference; nobody is asked where none is."""
        keys = self.keys_in(html)
        if not keys:
            return html or ""
        things = find(keys)
        return self.pattern.sub(lambda found: write(found, things.get(found["key"])), html)


_kinds: list[ReferenceKind] = []


def register_kind(kind: ReferenceKind) -> ReferenceKind:
    _kinds.append(kind)
    return kind


# While a page is drawn: what its texts refer to by kind and key, with None for what nobody may see.
_found: ContextVar[dict[ReferenceKind, dict[str, object]]] = ContextVar("found")


@contextmanager
def found_at_once(texts: Iterable[str]) -> Iterator[None]:
    """In here, whatever these texts of a page refer to is asked for once, and not text by text."""
    token = _found.set({kind: _found_in(texts, kind) for kind in _kinds})
    try:
        yield
    finally:
        _found.reset(token)


def _found_in(texts, kind):
    keys = dict.fromkeys(key for text in texts for key in kind.keys_in(text))
    return keys | kind.find_public(keys) if keys else keys


def show_references(html: str, *, eager: bool) -> str:
    """A clean text with today's things; `eager` says that its first one is the first of the page."""
    for kind in _kinds:
        html = _shown(kind, html, eager=eager)
    return html


def _shown(kind, html, *, eager):
    is_eager = iter([eager])
    found = _found.get({}).get(kind, {})

    def find(keys):
        return found if found.keys() >= set(keys) else kind.find_public(keys)

    def write(reference, thing):
        if thing is None:
            return kind.show_nothing(reference)
        return kind.show(reference, thing, eager=next(is_eager, False))

    return kind.replaced(html, find, write)


def faults_of_references(
    html: str, stored: Callable[[], str], *, has_a_door: bool = False
) -> list[str]:
    """Why a clean text cannot be saved: a sentence for each thing that it may not refer to.

    It may refer to what visitors see and to what it referred to as it is `stored`, so that nobody
    learns by a reference whether there is something that they may not see. What is gone by now is
    asked of a page at its door: it keeps no words of a draft from being saved.
    """
    kinds = [kind for kind in _kinds if not (has_a_door and kind.is_asked_at_the_door)]
    faults = [fault for kind in kinds for fault in _faults_of(kind, html, stored, has_a_door)]
    return list(dict.fromkeys(filter(None, faults)))


def _faults_of(kind, html, stored, has_a_door):
    found = kind.all_in(html)
    keys = dict.fromkeys(reference["key"] for reference in found)
    things = kind.find_public(keys) if keys else {}
    if hidden := [key for key in keys if key not in things]:
        known = kind.keys_in(stored())
        things |= kind.find([key for key in hidden if key in known])
    return [
        fault
        for reference in found
        if (fault := kind.fault(reference, thing := things.get(reference["key"])))
        # What stood there before keeps no words from being saved, while there is such a thing, or a door.
        and not ((thing or has_a_door) and reference["key"] in kind.keys_in(stored()))
    ]


def for_editor(html: str) -> str:
    """A stored text as its author edits it."""
    for kind in _kinds:
        html = kind.for_editor(html)
    return html


def from_editor(html: str) -> str:
    """A clean text as it is stored."""
    for kind in _kinds:
        html = kind.from_editor(html)
    return html
