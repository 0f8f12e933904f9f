"""What else points to pages by their keys, beside texts: rooms above register it, as for photos."""

from collections.abc import Callable, Iterable

from django.db.models import Model

# Called with the keys of pages; returns the objects that lead to one of them.
Finder = Callable[[Iterable[str]], list[Model]]
_finders: list[Finder] = []


def register_finder(finder: Finder) -> Finder:
    _finders.append(finder)
    return finder


def pointing_to(keys: Iterable[str]) -> list[Model]:
    """The objects that lead to one of the pages of these keys."""
    return [found for finder in _finders for found in finder(keys)]
