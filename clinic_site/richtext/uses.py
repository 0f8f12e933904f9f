"""Where texts refer to a thing: to a photo, so that the library knows it, or to any other kind."""

from collections.abc import Iterator

from django.contrib import admin
from django.db.models import CASCADE, ForeignKey, Model

from .pictures import PHOTOS
from .references import ReferenceKind
from .stored import rich_texts


def find_in_texts(kind: ReferenceKind, key: str | None = None) -> Iterator[tuple[str, Model]]:
    """Each reference of a kind, or those to the thing asked for, with the object whose text it is."""
    for model, name in rich_texts():
        beginning = {f"{name}__contains": f"{kind.mark}{key or ''}"}
        for found in model._meta.default_manager.filter(**beginning):
            for own in kind.keys_in(getattr(found, name)):
                if key in {None, own}:
                    yield own, _as_staff_know_it(found)


def find_photos(photo_id: int | None = None) -> Iterator[tuple[int, Model]]:
    """What photos.uses asks."""
    key = None if photo_id is None else str(photo_id)
    for own, found in find_in_texts(PHOTOS, key):
        yield int(own), found


def _as_staff_know_it(found):
    """The object itself, or the one on whose form it stands: a question is known by its page."""
    if admin.site.is_registered(type(found)):
        return found
    # What an object is deleted with is what it belongs to.
    owners = [
        field.name
        for field in found._meta.local_fields
        if isinstance(field, ForeignKey) and field.remote_field.on_delete is CASCADE
    ]
    return getattr(found, owners[0]) if owners else found
