"""What a page says, in one shape: its fields, what it links, and its questions.

`{"fields": {"title": "Sleep"}, "links": {"treatments": [3, 7]}, "questions": [{"id": 12, "question": "Why?"}]}`:
values as their fields write them in a fixture, a foreign key as the key. What is no word of the page, such
as when it is public, has no part in it.
"""

from typing import Any

from django.db.models import Field, Model
from django.utils.text import capfirst

from clinic_site.photos.uses import owner_field

NO_WORDS = {
    "status", "edition_of", "trashed_at", "live_from", "live_until", "publish_at", "created_at", "updated_at",
    "folded_words",
}  # fmt: skip
ROWS = "questions"


def words_of(page) -> dict[str, Any]:
    """What a page says, or an edition of it."""
    return {
        "fields": {field.name: value_of(page, field) for field in fields_of(type(page))},
        "links": {
            field.name: sorted(linked.pk for linked in field.value_from_object(page))
            for field in page._meta.many_to_many
        },
        ROWS: [_row(question) for question in page.own_questions()],
    }


def fields_of(model: type[Model]) -> list[Field]:
    """The columns of a page, or of a question, that hold what it says."""
    owner = owner_field(model)
    left = NO_WORDS | ({owner.name} if owner else set())
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in left
    ]


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
            _label(opts, name) for name in names if new[part].get(name) != old[part].get(name)
        ]
    return found + (["Questions"] if new[ROWS] != old[ROWS] else [])


def _label(opts, name):
    known = {field.name: field for field in [*opts.concrete_fields, *opts.many_to_many]}
    return str(capfirst(known[name].verbose_name)) if name in known else name


def _row(question):
    values = {field.name: value_of(question, field) for field in fields_of(type(question))}
    return {"id": question.pk} | values
