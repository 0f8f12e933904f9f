"""What differs between the words of a page at two times, field by field, as people call them."""

from collections.abc import Iterator

from django.db.models import Field, Model, TextField
from django.db.models.fields import BooleanField, CharField
from django.utils.text import Truncator, capfirst

from clinic_site.publishing.ordered import OrderedLinksField
from clinic_site.richtext.differences import (
    Difference,
    differences,
    set_difference,
    value_difference,
    word_differences,
)
from clinic_site.richtext.fields import RichTextField

from .words import fields_of, row_model

GONE = "something that has been deleted since"
LONGEST_NAME = 80  # characters of what a row is called


def compared(page: Model, old: dict, new: dict) -> list[tuple[str, Difference]]:
    """Label and difference of each part that is not the same, in the order of the model."""
    return [(label, found) for label, found in _compared(page, old, new) if found]


def _compared(page, old, new) -> Iterator[tuple[str, Difference]]:
    yield from _of_fields(type(page), old["fields"], new["fields"])
    for field in page._meta.many_to_many:
        before, after = (_names(field, words["links"].get(field.name, [])) for words in (old, new))
        if isinstance(field, OrderedLinksField):
            found = value_difference("; ".join(before), "; ".join(after))
        else:
            found = set_difference(before, after)
        yield capfirst(field.verbose_name), found
    for name in page.row_names:
        yield from _of_rows(row_model(page, name), old.get(name, []), new.get(name, []))


def _of_fields(model, old, new, title=""):
    for field in fields_of(model):
        label = capfirst(field.verbose_name)
        yield (
            f"{title}: {label}" if title else label,
            _difference(field, old.get(field.name), new.get(field.name)),
        )


def _difference(field: Field, old, new) -> Difference:
    if isinstance(field, RichTextField):
        return differences(old or "", new or "")
    if field.is_relation:
        before, after = (_name(field, key) for key in (old, new))
        return value_difference(before, after)
    if isinstance(field, BooleanField):
        return value_difference(*("yes" if value else "no" for value in (old, new)))
    if isinstance(field, (CharField, TextField)):
        return word_differences(old or "", new or "")
    return value_difference(old, new)


def _name(field, key):
    return next(iter(_names(field, [key])), GONE) if key else None


def _names(field, keys):
    found = field.related_model._meta.default_manager.in_bulk(keys)
    return [str(found.get(key, GONE)) for key in keys]


# --- Rows ---------------------------------------------------------------------------------------


def _of_rows(model, old, new):
    kind, called = capfirst(model._meta.verbose_name), model.search_fields[0]
    for before, after in _pairs(old, new, ("id", *model.search_fields)):
        name = Truncator((after or before)[called]).chars(LONGEST_NAME)
        said = "" if before and after else " (new)" if after else " (taken out)"
        yield from _of_fields(model, before or {}, after or {}, f"{kind} “{name}”{said}")


def _pairs(old, new, keys):
    """Rows of then and now that are one: by their key, or, as an edition has its own, by their words."""
    left, pairs = list(old), []
    for key in keys:
        taken = {id(after) for _before, after in pairs}
        for after in [row for row in new if id(row) not in taken]:
            same = next((row for row in left if row.get(key) == after.get(key)), None)
            if same is not None:
                left.remove(same)
                pairs.append((same, after))
    before = {id(after): row for row, after in pairs}
    return [(before.get(id(row)), row) for row in new] + [(row, None) for row in left]
