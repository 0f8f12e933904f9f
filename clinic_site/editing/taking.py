"""Takes passages of the other where somebody ticked the boxes for that, in the form and in its rows."""

from collections.abc import Iterable

from django.forms import BaseForm, BaseFormSet
from django.http import QueryDict

from .combining import THEIRS, unpacked
from .rows import by_index
from .seen import place_in_row

NOT_TAKEN = (
    "{}: the passage of yours that you gave up is not there any more, so nothing was taken."
)


def take_theirs(
    form: BaseForm, formsets: Iterable[BaseFormSet], posted: QueryDict
) -> Iterable[str]:
    """Take, in `posted`, the passages whose boxes were ticked; tell what could not be taken."""
    for choice in filter(None, map(unpacked, posted.getlist(THEIRS))):
        name, mine, theirs = choice
        field, key = _place(name, form, formsets, posted)
        if not hasattr(field, "exchanged"):
            continue
        value = field.exchanged(posted.get(key, ""), mine, theirs)
        if value is None:
            yield NOT_TAKEN.format(field.label)
        else:
            posted[key] = value
    posted.setlist(THEIRS, [])  # once


def _place(name, form, formsets, posted):
    """The field that is called so, and under which name it was sent: rows are numbered anew each time."""
    prefix, key, own = place_in_row(name)
    if not prefix:
        return form.fields.get(name), form.add_prefix(name)
    for formset in (found for found in formsets if found.prefix == prefix):
        for index, row in by_index(posted, prefix).items():
            if row.get(formset.model._meta.pk.name) == [key]:
                return formset.empty_form.fields.get(own), f"{prefix}-{index}-{own}"
        return formset.empty_form.fields.get(own), ""  # the row is gone
    return None, ""
