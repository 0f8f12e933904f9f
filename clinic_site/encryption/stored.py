"""Whether the keys open what is stored: asked before a start, by monitors, and where a key is lost."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast

from .fields import EncryptedTextField
from .keys import WrongKeyError, decrypt


def what_is_wrong() -> str:
    """What is wrong with the keys in words; empty while they open what is stored."""
    found = opened()
    if all(found):
        return ""
    return "do not open all that is stored" if any(found) else "open nothing that is stored"


def opened() -> list[bool]:
    """Of the newest and the oldest text of each field, whether a key opens it."""
    return [
        _is_opened(token)
        for model, name in encrypted_fields()
        for order in ("-pk", "pk")
        for _pk, token in _tokens(model, name).order_by(order)[:1]
    ]


def unopened(model: type[Model], name: str) -> list:
    """The keys of the rows in whose field no key opens the text."""
    return [
        pk for pk, token in _tokens(model, name).order_by("pk").iterator() if not _is_opened(token)
    ]


def encrypted_fields() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedTextField):
                yield model, field.name


def _tokens(model, name) -> QuerySet:
    """Of every row that has a text, its key and the text as it is stored."""
    rows = model._base_manager.annotate(as_stored=Cast(name, TextField()))
    return rows.filter(as_stored__gt="").values_list("pk", "as_stored")


def _is_opened(token):
    try:
        decrypt(token)
    except WrongKeyError:
        return False
    return True
