"""Where a photo is used: by foreign keys, which are known here, and in texts, which are not."""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.contrib import admin
from django.db.models import CASCADE, ForeignKey, Model, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

# Called with the id of one photo, or with None for all: yields the id and the object whose text
# shows it. The room that knows texts stands above this one and registers itself.
Finder = Callable[[int | None], Iterator[tuple[int, Model]]]
_finders: list[Finder] = []


def register_finder(finder: Finder) -> Finder:
    _finders.append(finder)
    return finder


def uses_of(*photos) -> list[Model]:
    """The objects that hold or show one of these photos, each once; all are looked for at once."""
    keys = {photo.pk for photo in photos}
    only = next(iter(keys)) if len(keys) == 1 else None
    held = [
        used_by
        for field in _foreign_keys()
        for used_by in rows_in_use(field.model).filter(**{f"{field.name}__in": keys})
    ]
    held = map(as_staff_know_it, held)
    shown = [used_by for finder in _finders for key, used_by in finder(only) if key in keys]
    return list(dict.fromkeys([*held, *shown]))


def used_ids() -> set[int]:
    """The ids of all photos that anything uses."""
    held = {
        pk
        for field in _foreign_keys()
        for pk in rows_in_use(field.model).values_list(field.attname, flat=True)
    }
    shown = {pk for finder in _finders for pk, _used_by in finder(None)}
    return (held | shown) - {None}


def rows_in_use(model: type[Model]) -> QuerySet:
    """The rows of a model that hold what they name; one that keeps rows of the past says which."""
    own = getattr(model, "rows_in_use", None)
    return own() if own else model._meta.default_manager.all()


def owner_field(model: type[Model]) -> ForeignKey | None:
    """The foreign key to what an object of a model belongs to: with that it is deleted."""
    own = (field for field in model._meta.local_fields if isinstance(field, ForeignKey))
    return next((field for field in own if field.remote_field.on_delete is CASCADE), None)


def as_staff_know_it(found: Model) -> Model:
    """The object itself, or what it belongs to: a question is known by its page."""
    owner = owner_field(type(found))
    whole = getattr(found, owner.name) if owner else None
    return as_staff_know_it(whole) if whole else found


def link_to(used_by: Model) -> str:
    """A line for staff: the kind of an object and its name, which leads to its form."""
    kind = capfirst(used_by._meta.verbose_name)
    if not admin.site.is_registered(type(used_by)):
        return f"{kind}: {used_by}"
    name = f"admin:{used_by._meta.app_label}_{used_by._meta.model_name}_change"
    return format_html('{}: <a href="{}">{}</a>', kind, reverse(name, args=[used_by.pk]), used_by)


def _foreign_keys():
    related = apps.get_model("photos", "Photo")._meta.related_objects
    return [relation.field for relation in related]
