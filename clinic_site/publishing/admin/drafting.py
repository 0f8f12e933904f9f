"""The form of a page while nobody publishes it: it asks for nothing, and whatever a row can hold is kept."""

from copy import copy

from django.contrib import admin, messages
from django.forms import ModelForm
from django.forms.models import construct_instance
from django.http import HttpRequest
from django.utils.text import slugify

from clinic_site.publishing.drafts import replacements
from clinic_site.publishing.fitness import MISSING

NO_SLUG = "Write it in letters, digits, and hyphens alone, such as “sleep-and-skin”."
PUBLISHES = "_publish"  # the button of the form that asks for everything


def is_draft(request: HttpRequest) -> bool:
    """Whether what was sent is to be kept as a draft, be it unfinished."""
    return request.method == "POST" and PUBLISHES not in request.POST


def asking_nothing(form_class: type[ModelForm]) -> type[ModelForm]:
    """The form of a page or of a row, in which every field may be empty.

    A column that cannot be empty keeps what it has where nobody says anything else.
    """

    class DraftForm(form_class):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.asked = [name for name, field in self.fields.items() if field.required]
            for name in self.asked:
                self.fields[name].required = False

        def clean(self):
            cleaned = super().clean()
            columns = {field.name: field for field in self.instance._meta.concrete_fields}
            for name in set(self.asked) & columns.keys():
                column = columns[name]
                if self.cleaned_data.get(name, 0) in column.empty_values and column.has_default():
                    self.cleaned_data[name] = column.get_default()
            return cleaned

    DraftForm.base_fields = form_class.base_fields  # as others have prepared them for this page
    return DraftForm


def _making_room(form_class, *, is_published=False):
    """The same, with what no row can hold replaced by what it can; `replaced` says why.

    Of what is to be published that is an address alone that was left empty, where its title makes a
    free one.
    """

    class SavedForm(form_class):
        def clean(self):
            cleaned = super().clean()
            self.replaced = []
            page = construct_instance(self, copy(self.instance), self._meta.fields, ("slug",))
            typed = self.data.get(self.add_prefix("slug"), "")
            for one in replacements(page, typed):
                by_title = ("slug", slugify(page.title_typed))
                if is_published and (typed.strip() or (one.field, one.value) != by_title):
                    continue
                if one.field in self.fields:
                    self._errors.pop(one.field, None)
                    self.cleaned_data[one.field] = one.value
                    self.replaced.append(one.why)
            return cleaned

    SavedForm.base_fields = form_class.base_fields  # as above
    return SavedForm


class DraftingAdmin(admin.ModelAdmin):
    """A ModelAdmin of pages whose drafts are saved whatever is still missing."""

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if PUBLISHES in request.POST:
            return _making_room(form, is_published=True)
        if not is_draft(request):
            return form
        form = asking_nothing(form)
        return form if getattr(request, "is_only_looked_at", False) else _making_room(form)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            field.error_messages["required"] = MISSING
            if db_field.name == "slug":
                field.error_messages["invalid"] = NO_SLUG
        return field

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        request.replaced = getattr(form, "replaced", [])

    def response_add(self, request, obj, post_url_continue=None):
        self._say_what_was_replaced(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self._say_what_was_replaced(request)
        return super().response_change(request, obj)

    def _say_what_was_replaced(self, request):
        for sentence in getattr(request, "replaced", []):
            self.message_user(request, sentence, messages.WARNING)
