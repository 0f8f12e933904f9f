"""Lists in pages of a fixed length, and their numbers in addresses. The last is nearly as quick as the first."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import register_converter
from django.urls.converters import IntConverter


class PageNumber(IntConverter):
    """A number as we write it, so that each page has one address: neither 0 nor 02.

    None has more digits than a database can multiply.
    """

    regex = "[1-9][0-9]{0,8}"


register_converter(PageNumber, "page_number")

AHEAD = 30  # pages from one on: of so many it is told how many there are, of more it is not
MOST = 10**6  # no list has more pages


@dataclass(frozen=True)
class ListPage:
    """One page of a list; `last` is the number of the last one, None where that is far away."""

    number: int
    objects: list[Any]
    last: int | None

    def __iter__(self):
        return iter(self.objects)

    def __getitem__(self, index):
        return self.objects[index]

    def __len__(self):
        return len(self.objects)

    @property
    def has_other_pages(self):
        return self.last != 1

    @property
    def numbers(self):
        """The pages to link: the first, those beside this one, the last; None stands for what is left out."""
        near = {1, self.number - 1, self.number, self.number + 1, self.last or 1}
        found = []
        for number in sorted(near & set(range(1, (self.last or self.number + 1) + 1))):
            if found and number - found[-1] > 1:
                found.append(None)
            found.append(number)
        return found if self.last else [*found, None]


def page_of(pages, number: int, per_page: int) -> ListPage:
    """The `number`-th page of a queryset of public pages, as cards; 404 where it does not exist.

    Rows are passed by as keys alone, which an index has, and only those ahead are counted.
    """
    if number > MOST:
        raise Http404("There is no such page.")
    start = (number - 1) * per_page
    keys = list(pages.values_list("pk", flat=True)[start : start + AHEAD * per_page + 1])
    if not keys and number > 1:
        raise Http404("There is no such page.")
    is_all = len(keys) <= AHEAD * per_page
    last = number + max(len(keys) - 1, 0) // per_page if is_all else None
    return ListPage(number, cards_of(pages, keys[:per_page]), last)


def cards_of(pages, keys) -> list:
    """The cards of those public pages that have these keys, in their order."""
    found = pages.for_cards().filter(pk__in=keys).order_by() if keys else ()
    by_key = {one.pk: one for one in found}
    return [by_key[key] for key in keys if key in by_key]
