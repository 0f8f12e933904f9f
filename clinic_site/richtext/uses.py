"""Where texts refer to a thing: to a photo, so that the library knows it, or to any other kind."""

from collections.abc import Iterator

from django.db.models import Model

from clinic_site.photos.uses import as_staff_know_it, rows_in_use

from .pictures import PHOTOS
from .references import ReferenceKind
from .stored import rich_texts


def find_in_texts(kind: ReferenceKind, key: str | None = None) -> Iterator[tuple[str, Model]]:
    """Each reference of a kind, or those to the thing asked for, with the object whose text it is."""
    for model, name in rich_texts():
        beginning = {f"{name}__contains": f"{kind.mark}{key or ''}"}
        for found in rows_in_use(model).filter(**beginning):
            for own in kind.keys_in(getattr(found, name)):
                if key in {None, own}:
                    yield own, as_staff_know_it(found)


def find_photos(photo_id: int | None = None) -> Iterator[tuple[int, Model]]:
    """What photos.uses asks."""
    key = None if photo_id is None else str(photo_id)
    for own, found in find_in_texts(PHOTOS, key):
        yield int(own), found
