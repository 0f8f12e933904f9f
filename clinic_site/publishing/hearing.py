"""Who is told, in its transaction, that a page was published or planned: rooms above register it."""

from collections.abc import Callable

from django.db.models import Model

Hearer = Callable[[Model], None]  # called with the page
_hearers: list[Hearer] = []


def register_hearer(hearer: Hearer) -> Hearer:
    _hearers.append(hearer)
    return hearer


def tell_that_it_is_published(page: Model) -> None:
    for hearer in _hearers:
        hearer(page)
