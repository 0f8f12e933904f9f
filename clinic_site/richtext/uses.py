"""Where texts show photos, so that the library knows it."""

from collections.abc import Iterator

from django.apps import apps
from django.contrib import admin
from django.db.models import CASCADE, ForeignKey, Model

from .fields import RichTextField
from .pictures import photo_ids


def find_in_texts(photo_id: int | None = None) -> Iterator[tuple[int, Model]]:
    """Each photo in a text, or the one asked for, with the object whose text shows it."""
    tag = '<img data-photo="' if photo_id is None else f'<img data-photo="{photo_id}">'
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, RichTextField):
                yield from _found_in(model, field.attname, tag)


def _found_in(model, column, tag):
    for found in model._meta.default_manager.filter(**{f"{column}__contains": tag}):
        for number in photo_ids(getattr(found, column)):
            if tag in f'<img data-photo="{number}">':
                yield number, _as_staff_know_it(found)


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
