"""Since when visitors read a page in its words: an edition that says what the one before said is no news."""

from datetime import datetime
from typing import Any

from django.db.models import Model

from clinic_site.photos.uses import owner_field

# The columns of a page that hold nothing of what it says.
NO_WORDS = {
    "status", "edition_of", "trashed_at", "live_from", "live_until", "publish_at", "first_worded_at",
    "created_at", "updated_at", "folded_words",
}  # fmt: skip


def worded_before(edition, earlier) -> datetime | None:
    """Since when visitors read what a stored `edition` says, where the last of the `earlier` ones said it too."""
    last = earlier.filter(live_from__lt=edition.live_from).order_by("live_from").last()
    if last is None or _said_by(last) != _said_by(edition):
        return None
    return last.worded_at


def _said_by(page) -> list[Any]:
    links = [
        [thing.pk for thing in field.value_from_object(page)] for field in page._meta.many_to_many
    ]
    return [
        _values(page, NO_WORDS),
        links,
        [_values(row, {"folded_words"}) for row in page.own_rows()],
    ]


def _values(row: Model, left):
    owner = owner_field(type(row))
    return [
        field.value_from_object(row)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in left and field is not owner
    ]
