"""Fills the form of a page with what it said once: as a draft that nobody has saved yet."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm, BaseFormSet
from django.forms.formsets import DELETION_FIELD_NAME, INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict
from django.utils.text import Truncator, capfirst

from clinic_site.editing.telling import as_plain_text
from clinic_site.editing.values import sendable

LONGEST = 200  # characters of what a field said that is no more


@dataclass
class Restored:
    """What the form would send if it said that, and a sentence for each thing that is gone since."""

    posted: QueryDict = field(default_factory=lambda: QueryDict(mutable=True))
    gone: list[str] = field(default_factory=list)


def restored(words: dict, form: BaseForm, formsets: list[BaseFormSet]) -> Restored:
    """The words of a revision in a form and its formsets, which are those of what is stored now."""
    found = Restored()
    _fill_form(found, words, form)
    for formset in formsets:
        name = formset.fk.remote_field.get_accessor_name()
        # Of a kind that there was not yet nothing is known: then the rows stay as they are.
        _fill_rows(found, words.get(name, _as_stored(formset)), formset)
    return found


def _fill_form(found, words, form):
    said = words["fields"] | words["links"]
    for name in form.fields:
        if name in said:
            form.initial[name] = _still_there(found, form.instance, name, said[name])
        for control, values in sendable(form, name).items():
            found.posted.setlist(control, values)
    known = {field.name for field in form.instance._meta.get_fields()}
    for name, value in said.items():
        if name not in known and value not in (None, "", []):
            text = Truncator(as_plain_text(str(value))).chars(LONGEST)
            found.gone.append(f"There is no “{name}” any more. It said: “{text}”.")


def _still_there(found, instance: Model, name, value):
    """The value, without what has been deleted since: a photo, a treatment."""
    column = instance._meta.get_field(name)
    if not column.is_relation:
        return _understood(found, column, value)
    keys = value if isinstance(value, list) else [value] if value else []
    stored = column.related_model._meta.default_manager.in_bulk(keys)
    there = [key for key in keys if key in stored]
    if missing := len(set(keys)) - len(there):
        what = column.related_model._meta
        kind = what.verbose_name if missing == 1 else what.verbose_name_plural
        found.gone.append(
            f"{capfirst(column.verbose_name)}: {missing} {kind} of then "
            f"{'has' if missing == 1 else 'have'} been deleted since, and {'is' if missing == 1 else 'are'} left out."
        )
    if column.many_to_many:
        return there
    return there[0] if there else None


def _understood(found, column, value):
    """The value, if the column still takes such a one."""
    try:
        return column.to_python(value)
    except ValidationError:
        label, text = capfirst(column.verbose_name), Truncator(str(value)).chars(LONGEST)
        found.gone.append(f"{label}: it said “{text}” then, which it cannot say any more.")
        return column.get_default()


def _as_stored(formset):
    return [{"id": form.instance.pk} for form in formset.initial_forms]


def _fill_rows(found, rows, formset):
    stored = {form.instance.pk: form for form in formset.initial_forms}
    then = {row.get("id"): row for row in rows}
    sent = [(form, then.get(key)) for key, form in stored.items()]
    sent += [(formset.empty_form, row) for key, row in then.items() if key not in stored]
    prefix, key_name = formset.prefix, formset.model._meta.pk.name
    found.posted[f"{prefix}-{TOTAL_FORM_COUNT}"] = str(len(sent))
    found.posted[f"{prefix}-{INITIAL_FORM_COUNT}"] = str(len(stored))
    for index, (form, row) in enumerate(sent):
        for name in form.fields:
            if row and name in row and name != key_name:
                column = form.instance._meta.get_field(name)
                form.initial[name] = _understood(found, column, row[name])
            for control, values in sendable(form, name).items():
                own = control.removeprefix(f"{form.prefix}-")
                found.posted.setlist(f"{prefix}-{index}-{own}", values)
        if row is None:
            found.posted[f"{prefix}-{index}-{DELETION_FIELD_NAME}"] = "on"
