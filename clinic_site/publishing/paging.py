"""Lists in pages of a fixed length, and their numbers in addresses."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.urls import register_converter
from django.urls.converters import IntConverter


class PageNumber(IntConverter):
    """A number as we write it, so that each page has one address: neither 0 nor 02.

    None has more digits than a database can multiply.
    """

    regex = "[1-9][0-9]{0,8}"


register_converter(PageNumber, "page_number")


def page_of(objects, number: int, per_page: int):
    """The `number`-th page of `objects`; 404 where it does not exist."""
    try:
        return Paginator(objects, per_page).page(number)
    except EmptyPage as error:
        raise Http404("There is no such page.") from error
