"""The rows of a page in its form, such as its questions: short until opened, in their order."""

from collections import defaultdict
from collections.abc import Iterable

from django.contrib import admin
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseFormSet, Media

from clinic_site.publishing.fitness import MISSING, UnfitError
from clinic_site.richtext.reading import ShowsTexts

from .drafting import asking_nothing, is_draft


class PageRowInline(ShowsTexts, admin.StackedInline):
    """The base of the inline of every kind of `PageRow`.

    With JavaScript they are dragged, or moved by buttons, into their order; without, it is typed.
    """

    below: str | None = None  # the fieldset below which they stand; None: the last
    template = "admin/page_rows.html"
    extra = 0

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        if is_draft(request):
            formset.form = asking_nothing(formset.form)
        return formset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.error_messages["required"] = MISSING
        return field

    @property
    def media(self):
        return super().media + Media(js=["clinic/js/page-rows.js"])


def at_fields_of_form(
    refusal: UnfitError, page, formsets: Iterable[BaseFormSet]
) -> ValidationError:
    """What keeps `page` back, by the names of fields in the form that was sent: "questions-0-answer".

    The door counts the rows in their order; in the form they may stand in another.
    """
    forms = [form for formset in formsets for form in formset.forms]
    sent = {(type(form.instance), form.instance.pk): form.prefix for form in forms}
    prefixes = {
        before.removesuffix("-"): sent.get((type(row), row.pk), before)
        for before, row in page.placed_rows()
    }
    sentences = defaultdict(list)
    for fault in refusal.faults:
        row, dash, name = fault.field.rpartition("-")
        sentences[f"{prefixes.get(row, row)}{dash}{name}" or NON_FIELD_ERRORS].append(
            fault.sentence
        )
    return ValidationError(sentences)
