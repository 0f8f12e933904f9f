"""The words among what was sent in a form, each with its label, where there is no form to show them."""

import re
from collections.abc import Iterator

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, Model, TextField
from django.http import QueryDict
from django.utils.text import capfirst

from .telling import as_plain_text


def words_in(model: type[Model], posted: QueryDict) -> list[tuple[str, str]]:
    """Label and words of every text that was typed, as plain text with its lines."""
    return [
        (label, as_plain_text(text))
        for name, text in posted.items()
        for label in _labels(model, name)
        if text.strip()
    ]


def _labels(model, name) -> Iterator[str]:
    """The label of a text field, also of a row; none for what holds no words."""
    if row := re.fullmatch(r"(\w+)-(\d{1,4})-(\w+)", name):
        for relation in model._meta.related_objects:
            if relation.get_accessor_name() == row[1]:
                of_row = capfirst(relation.related_model._meta.verbose_name)
                for label in _labels(relation.related_model, row[3]):
                    yield f"{of_row} {int(row[2]) + 1}: {label}"
        return
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return
    if isinstance(field, (CharField, TextField)) and not field.choices:
        yield capfirst(field.verbose_name)
