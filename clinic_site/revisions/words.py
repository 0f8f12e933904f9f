"""What a page says, in one shape: its fields, what it links, and its rows of each kind.

`{"fields": {"title": "Sleep"}, "links": {"treatments": [3, 7]}, "questions": [{"id": 12, "question": "Why?"}]}`:
values as their fields write them in a fixture, a foreign key as the key. What is no word of the page, such
as when it is public, has no part in it.
"""

from typing import Any

from django.db.models import Field, Model
from django.utils.text import capfirst

from clinic_site.editing.values import keys_of
from clinic_site.photos.uses import owner_field
from clinic_site.publishing.wording import NO_WORDS


def words_of(page) -> dict[str, Any]:
    """What a page says, or an edition of it."""
    return {
        "fields": {field.name: value_of(page, field) for field in fields_of(type(page))},
        "links": {
            field.name: keys_of(field.value_from_object(page)) for field in page._meta.many_to_many
        },
    } | {name: [_row(row) for row in getattr(page, name).all()] for name in page.row_names}


def fields_of(model: type[Model]) -> list[Field]:
    """The columns of a page, or of a row of it, that hold what it says."""
    owner = owner_field(model)
    left = NO_WORDS | ({owner.name} if owner else set())
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left
    ]


def row_model(page: Model, name: str) -> type[Model]:
    """The kind of its rows of that name."""
    return page._meta.get_field(name).related_model


def value_of(row: Model, field: Field) -> Any:
    """The value of a column as JSON takes it."""
    value = field.value_from_object(row)
    return (
        value
        if value is None or isinstance(value, (bool, int, str))
        else field.value_to_string(row)
    )


def changed_parts(page, old: dict, new: dict) -> list[str]:
    """The names of what differs between the words of two times, as the form calls it."""
    opts, found = page._meta, []
    for part in ("fields", "links"):
        names = dict.fromkeys([*new[part], *old[part]])
        found += [
            _label(opts, name)
            for name in names
            if _said(new[part].get(name)) != _said(old[part].get(name))
        ]
    rows = [name for name in page.row_names if new.get(name, []) != old.get(name, [])]
    return found + [
        str(capfirst(row_model(page, name)._meta.verbose_name_plural)) for name in rows
    ]


def _said(value):
    """A value, or None where it says nothing: as a field that there was not yet."""
    return None if value in ("", []) else value


def _label(opts, name):
    known = {field.name: field for field in [*opts.concrete_fields, *opts.many_to_many]}
    return str(capfirst(known[name].verbose_name)) if name in known else name


def _row(row):
    return {"id": row.pk} | {field.name: value_of(row, field) for field in fields_of(type(row))}
