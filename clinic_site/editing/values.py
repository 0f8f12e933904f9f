"""The values of a form in a spelling that can be compared: those stored, and those somebody sent."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BaseForm, CheckboxInput, Field, FileField, MultiWidget


class Ordered(list):
    """Chosen things whose order somebody chose as well."""


def keys_of(linked: list[Model]) -> list[int]:
    """The keys of what is linked: in their order where that is chosen, and else in one that equals have."""
    keys = [one.pk for one in linked]
    return keys if isinstance(linked, Ordered) else sorted(keys)


def stored_in(form: BaseForm) -> dict[str, object]:
    """What was stored in the fields of a form when it was opened or sent; of those it can change."""
    return {
        name: form.get_initial_for_field(field, name)
        for name, field in form.fields.items()
        if not field.disabled
    }


def sent_in(form: BaseForm, name: str, posted: Mapping, files: Mapping) -> object:
    """What somebody sent in a field: its value, or what they typed where that is none."""
    field = form.fields[name]
    typed = field.widget.value_from_datadict(posted, files, form.add_prefix(name))
    if isinstance(field, FileField):
        return typed or form.get_initial_for_field(field, name)
    try:
        return field.clean(typed)
    except ValidationError:
        return typed


def sendable(form: BaseForm, name: str) -> dict[str, list[str]]:
    """What a browser sends of a field that stands as it is stored, by the names of its controls."""
    field, key = form.fields[name], form.add_prefix(name)
    value = field.prepare_value(form.get_initial_for_field(field, name))
    if isinstance(field, FileField) or value is None or value is False:
        return {}
    if isinstance(field.widget, MultiWidget):
        names, parts = field.widget.widgets_names, field.widget.decompress(value)
        written = map(_written, field.widget.widgets, parts)
        return {key + name: [text] for name, text in zip(names, written, strict=True)}
    if isinstance(field.widget, CheckboxInput):
        return {key: ["on"]}
    if isinstance(value, (list, tuple)):
        return {key: [str(item) for item in value]}
    return {key: [_written(field.widget, value)]}


def _written(widget, value):
    shown = widget.format_value(value)
    if value is None or shown is None:  # as for an empty text
        return ""
    return str(value if isinstance(shown, list) else shown)


def spelled(value: object) -> str:
    """A value in the one spelling that equal values have."""
    match value:
        case None | "":
            return ""
        case datetime():
            return value.astimezone(UTC).isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case Model():
            return str(value.pk)
        case list() | tuple() | set() | QuerySet():
            told = list(map(spelled, value))
            return ",".join(told if isinstance(value, Ordered) else sorted(told))
    return str(value)


def loosely(field: Field, value: object) -> str:
    """The same but for what a form changes in a value that nobody touched, such as seconds."""
    if hasattr(field, "comparable"):
        return field.comparable(value)
    if isinstance(value, datetime):
        value = value.replace(second=0, microsecond=0)  # as forms show it
    text = field.prepare_value(value) if isinstance(value, str) else spelled(value)
    return " ".join(text.split())
