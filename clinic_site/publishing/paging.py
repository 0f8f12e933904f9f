"""Lists in pages of a fixed length."""

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404


def page_of(objects, number: int, per_page: int):
    """The `number`-th page of `objects`; 404 where it does not exist."""
    try:
        return Paginator(objects, per_page).page(number)
    except EmptyPage as error:
        raise Http404("There is no such page.") from error
