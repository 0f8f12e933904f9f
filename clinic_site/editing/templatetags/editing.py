"""What the template of a form asks about its errors."""

from dataclasses import dataclass

from django import template
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst

from clinic_site.editing import marks

register = template.Library()
register.simple_tag(marks.mark_for)


@dataclass(frozen=True)
class Listed:
    """One sentence about what is amiss, and where: a label, and the id of an element to go to."""

    sentence: str
    label: str
    at: str


@register.simple_tag
def errors_of(form, inline_formsets, besides=()) -> list[Listed]:
    """Every sentence about a place in a form: about rows and hidden fields too, and what stands besides."""
    found = [listed for listed in _of_form(form) if listed.at]
    for inline in inline_formsets:
        formset = inline.formset
        name = capfirst(inline.opts.verbose_name)
        found += [
            Listed(sentence, capfirst(inline.opts.verbose_name_plural), f"{formset.prefix}-group")
            for sentence in formset.non_form_errors()
        ]
        for number, row in enumerate(formset.forms):
            if not row.data.get(row.add_prefix(DELETION_FIELD_NAME)):
                found += _of_form(row, f"{name} {number + 1}", f"{formset.prefix}-{number}")
    return [*found, *(besides or ())]


def _of_form(form, title="", row_id=""):
    # As the fields stand in it, whoever found what is amiss first; what is about the whole comes last.
    names = [name for name in (*form.fields, NON_FIELD_ERRORS) if name in form.errors]
    return [
        Listed(sentence, *_place(form, name, title, row_id))
        for name in names
        for sentence in form.errors[name]
    ]


def _place(form, name, title, row_id):
    if name not in form.fields or form[name].is_hidden:
        return title, row_id
    label = str(form[name].label)
    return f"{title}, {label}" if title else label, form[name].id_for_label
