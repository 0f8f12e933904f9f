"""Where texts refer to a thing: to a photo, so that the library knows it, or to any other kind."""

from collections.abc import Iterator
from functools import reduce
from itertools import chain, groupby
from operator import itemgetter, or_

from django.db.models import Model, Q

from clinic_site.photos.uses import as_staff_know_it, rows_in_use

from .pictures import PHOTOS
from .references import ReferenceKind
from .stored import rich_texts


def find_in_texts(kind: ReferenceKind, key: str | None = None) -> Iterator[tuple[str, Model]]:
    """Each reference of a kind, or those to the thing asked for, with the object whose text it is."""
    mark = f"{kind.mark}{key or ''}"
    for model, texts in groupby(rich_texts(), itemgetter(0)):
        names = [name for _model, name in texts]
        holding_it = reduce(or_, (Q(**{f"{name}__contains": mark}) for name in names))
        for found in rows_in_use(model).filter(holding_it):
            for own in chain.from_iterable(kind.keys_in(getattr(found, name)) for name in names):
                if key in {None, own}:
                    yield own, as_staff_know_it(found)


def find_photos(photo_id: int | None = None) -> Iterator[tuple[int, Model]]:
    """What photos.uses asks."""
    key = None if photo_id is None else str(photo_id)
    for own, found in find_in_texts(PHOTOS, key):
        yield int(own), found
