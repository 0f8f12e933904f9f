"""A page of which nothing is stored, such as what stands in a form: it is drawn like any other."""

from collections.abc import Mapping
from copy import copy

from django.db.models import Model

from clinic_site.photos.uses import owner_field

UNSTORED = (
    -1
)  # the key of what has none yet: no row has it, and what belongs to it can be asked for


def as_if_stored(page, links: Mapping[str, list], rows: Mapping[str, list[Model]]):
    """A copy of `page` that says what it links and which rows it has, by their names; nothing is written.

    Of a page with a key, links that are not named are those stored.
    """
    page = copy(page)
    page.__dict__["_prefetched_objects_cache"] = {**getattr(page, "_prefetched_objects_cache", {})}
    page.pk = page.pk or UNSTORED
    page.slug = page.slug or "new"  # it needs some address to be drawn
    for name, keys in links.items():
        _know(page, name, _linked(page._meta.get_field(name), keys))
    for name in page.row_names:
        if name in rows:
            _know(page, name, _as_rows(page, name, rows[name]))
    page.on_showing_unstored()
    return page


def _know(page, name, found):
    page.__dict__["_prefetched_objects_cache"][name] = found


def _linked(field, keys):
    """What these keys name: asked anew by whoever filters it further, and else known, in their order."""
    found = field.related_model._meta.default_manager.filter(pk__in=keys)
    by_key = {one.pk: one for one in found}
    found._result_cache = [by_key[key] for key in keys if key in by_key]  # noqa: SLF001 -- as prefetching does
    return found


def _as_rows(page, name, rows):
    model = page._meta.get_field(name).related_model
    for row in rows:
        setattr(row, owner_field(model).name, page)
    found = model._meta.default_manager.none()
    found._result_cache = sorted(rows, key=lambda row: (row.position or 0, row.pk or float("inf")))  # noqa: SLF001 -- as above
    return found
