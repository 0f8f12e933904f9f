"""Where a photo is used: by foreign keys, which are known here, and in texts, which are not."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db.models import Model

# Called with the id of one photo, or with None for all: yields the id and the object whose text
# shows it. The room that knows texts stands above this one and registers itself.
Finder = Callable[[int | None], Iterator[tuple[int, Model]]]
_finders: list[Finder] = []


def register_finder(finder: Finder) -> Finder:
    _finders.append(finder)
    return finder


def uses_of(photo) -> list[Model]:
    """The objects that hold or show a photo, each once."""
    held = [
        used_by
        for field in _foreign_keys()
        for used_by in field.model._meta.default_manager.filter(**{field.name: photo})
    ]
    shown = [used_by for finder in _finders for _id, used_by in finder(photo.pk)]
    return list(dict.fromkeys(held + shown))


def used_ids() -> set[int]:
    """The ids of all photos that anything uses."""
    held = {
        pk
        for field in _foreign_keys()
        for pk in field.model._meta.default_manager.values_list(field.attname, flat=True)
    }
    shown = {pk for finder in _finders for pk, _used_by in finder(None)}
    return (held | shown) - {None}


def _foreign_keys():
    related = apps.get_model("photos", "Photo")._meta.related_objects
    return [relation.field for relation in related]
