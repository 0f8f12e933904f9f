"""An address that something else had before: whoever publishes a page there is told, or asked."""

from collections.abc import Iterable

from clinic_site.forwarding.deciding import stood_at

from .fitness import Fault, register_check
from .links import key_of
from .plans import slugs_of


def taken_over_by(page) -> str:
    """A sentence on what once stood where a page is to stand, or was decided for it; "" where nothing.

    Also where visitors see the page there already, or will as things are.
    """
    if not page.slug or page.slug in slugs_of(page):
        return ""
    return stood_at(page.get_absolute_url(), but=key_of(page))


@register_check
def address_was_nothing_elses(page) -> Iterable[Fault]:
    if said := taken_over_by(page):
        yield Fault(said, "slug", is_warning=True)
