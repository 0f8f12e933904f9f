"""The rows of a page in its form, such as its questions: short until opened, in their order."""

from django.contrib import admin
from django.forms import Media

from clinic_site.publishing.fitness import MISSING
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
