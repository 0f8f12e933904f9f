"""Who is told, in its transaction, what becomes of editions: rooms above register it."""

from collections.abc import Callable

from django.db.models import Model

Hearer = Callable[[Model], None]  # called with the page
HearerOfMoments = Callable[[type[Model], list[int]], None]  # with the kind, and keys of editions
_hearers: list[Hearer] = []
_hearers_of_moments: list[HearerOfMoments] = []


def register_hearer(hearer: Hearer) -> Hearer:
    """Register who hears that a page was published or planned."""
    _hearers.append(hearer)
    return hearer


def register_hearer_of_moments(hearer: HearerOfMoments) -> HearerOfMoments:
    """Register who hears that editions are public from another moment, or until another."""
    _hearers_of_moments.append(hearer)
    return hearer


def tell_that_it_is_published(page: Model) -> None:
    for hearer in _hearers:
        hearer(page)


def tell_of_other_moments(kind: type[Model], keys: list[int]) -> None:
    for hearer in _hearers_of_moments:
        hearer(kind, keys)
