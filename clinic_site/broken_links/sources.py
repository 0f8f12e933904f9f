"""Every link that staff wrote, and where: in texts, in fields for an address, in menu and footer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.apps import apps
from django.db.models import Model, URLField
from django.utils.text import capfirst

from clinic_site.clinic.models import MenuItem
from clinic_site.photos.uses import as_staff_know_it, owner_field, rows_in_use
from clinic_site.publishing.models import PublishablePage
from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.links import leads_elsewhere
from clinic_site.richtext.markup import LINKED
from clinic_site.richtext.text import plain_text

LINK = re.compile(rf"<a ([^<>]*)>({LINKED})</a>")
HREF = re.compile(r'(?:^| )href="([^"]*)"')
PAGE = re.compile(r'(?:^| )data-page="([^"?#]*)([^"]*)"')


@dataclass(frozen=True)
class Link:
    """A link as it is stored: with an address, or with the key of a page and what is added to its address."""

    said_by: Model  # as staff know it
    where: str
    words: str
    address: str = ""
    key: str = ""
    added: str = ""
    is_seen: bool = True  # by visitors; else it stands in a draft

    @property
    def target(self):
        return self.address or self.key + self.added


def links() -> Iterator[Link]:
    """All of them, those of drafts and of what visitors see."""
    for model in apps.get_models():
        texts = _columns(model, RichTextField)
        # Of pages alone: others have none that visitors follow.
        addresses = _columns(model, URLField) if issubclass(model, PublishablePage) else []
        if texts or addresses:
            yield from _in_rows(model, texts, addresses)
    yield from _in_menus()


def addresses_elsewhere() -> set[str]:
    """The addresses of other sites that visitors are led to, without what stands behind a "#"."""
    return {
        link.address.partition("#")[0]
        for link in links()
        if link.is_seen and link.address.startswith(("http://", "https://"))
        if leads_elsewhere(link.address)
    }


def _columns(model, kind):
    return [column for column in model._meta.local_fields if isinstance(column, kind)]


def _in_rows(model, texts, addresses):
    owner = owner_field(model)
    rows = rows_in_use(model)
    if owner:
        deeper = owner_field(owner.related_model)
        beyond = [f"{owner.name}__{deeper.name}"] if deeper and deeper is not owner else []
        rows = rows.select_related(owner.name, *beyond)
    for row in rows.order_by("pk"):
        page = as_staff_know_it(row)
        if getattr(page, "trashed_at", None):
            continue
        is_seen = _is_seen(row, page)
        for column in texts:
            yield from _in_text(
                column.value_from_object(row), page, _where(row, page, column), is_seen
            )
        for column in addresses:
            if address := column.value_from_object(row):
                yield Link(page, _where(row, page, column), address, address, is_seen=is_seen)


def _is_seen(row, page):
    if not isinstance(page, PublishablePage):
        return True
    own = row if isinstance(row, PublishablePage) else _owner_of(row)
    return own.edition_of_id is not None


def _owner_of(row):
    return getattr(row, owner_field(type(row)).name)


def _in_text(html, page, where, is_seen):
    for found in LINK.finditer(html or ""):
        attributes, words = found[1], plain_text(found[2])
        if named := PAGE.search(attributes):
            added = unescape(named[2])
            yield Link(page, where, words, key=named[1], added=added, is_seen=is_seen)
        elif address := HREF.search(attributes):
            yield Link(page, where, words, unescape(address[1]), is_seen=is_seen)


def _in_menus():
    for item in MenuItem.objects.with_titles():
        place = item.get_place_display()
        if item.address:
            yield Link(item, place, str(item), item.address)
        elif item.page:
            yield Link(item, place, str(item), key=item.page)


def _where(row, page, column):
    label = capfirst(column.verbose_name)
    if isinstance(row, type(page)):
        return label
    return f"{capfirst(row._meta.verbose_name)} “{row}”: {label}"
