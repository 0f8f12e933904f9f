"""Fields that are filled in within a list: nobody saves over another, and what was typed is kept."""

import re

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.http import QueryDict

from .kept import forget, give_back, kept_for
from .rows import by_index
from .telling import plain
from .values import loosely

PREFIX = "form"  # Django's, of the rows of a list
OF_ROW = re.compile(rf"((?:initial-)?{PREFIX}-)(\d{{1,4}})(-.+)")  # with what was seen in it
AWAY = "What you had typed stands here; it is not saved yet."


class ListRowForm(forms.ModelForm):
    """A row of a list. It saves what its writer changed, and nothing that others changed meanwhile."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True  # what was seen

    def clean(self):
        cleaned = super().clean()
        for name in list(cleaned):
            if name != self._meta.model._meta.pk.name:
                self._settle(name, cleaned)
        return cleaned

    def _settle(self, name, cleaned):
        bound, stored = self[name], self.initial.get(name)
        if name not in self.changed_data:
            cleaned[name] = stored
            return
        seen = bound.field.to_python(self.data.get(bound.html_initial_name, ""))
        told = [loosely(bound.field, value) for value in (seen, stored, cleaned[name])]
        if told[1] in {told[0], told[2]}:
            return
        # The second time they have read what it says now, and may save.
        self.data = self.data.copy()
        self.data[bound.html_initial_name] = str(stored)
        theirs = plain(stored, self, name)
        self.add_error(name, f"Saved meanwhile: “{theirs}”. Yours is not saved yet; save again.")


class GivesBackListAdmin(admin.ModelAdmin):
    """A ModelAdmin whose list can be filled in."""

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, **{"form": ListRowForm} | kwargs)

    def get_changelist_formset(self, request, **kwargs):
        formset = super().get_changelist_formset(request, **kwargs)
        return _not_saved_yet(formset) if getattr(request, "is_given_back", False) else formset

    def changelist_view(self, request, extra_context=None):
        if request.method == "GET" and self.list_editable and (kept := kept_for(request)):
            give_back(request, kept)
            request.POST["_save"] = ""
        if request.method != "POST" or "_save" not in request.POST:
            return super().changelist_view(request, extra_context)
        with transaction.atomic():
            self._leave_out_deleted(request)
            response = super().changelist_view(request, extra_context)
            _put_in_order(response)
        if response.status_code < 300:  # noqa: PLR2004 -- a page, and not the way on
            return response
        forget(request)
        return response

    def _get_list_editable_queryset(self, request, prefix):
        # Locked: nobody changes them between here and the save.
        rows = super()._get_list_editable_queryset(request, prefix)
        return rows.select_for_update(of=("self",))

    def _leave_out_deleted(self, request):
        """Rows of what somebody deleted meanwhile would lock out whoever sends the list."""
        key = self.model._meta.pk.name
        rows = by_index(request.POST, PREFIX)
        sent = {index: row.get(key, [""])[0] for index, row in rows.items()}
        keys = [pk for pk in sent.values() if pk.isdecimal()]
        there = self.model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
        left = [index for index in sorted(sent) if sent[index] in map(str, there)]
        for index in sorted(sent.keys() - set(left)):
            typed = [rows[index].get(name, [""])[0].strip() for name in self.list_editable]
            said = f"One {self.opts.verbose_name} of this list was deleted meanwhile."
            words = " ".join(filter(None, typed))
            messages.warning(request, f"{said} What stood in its row: “{words}”.")
        # The counts, too: Django believes them.
        counts = {
            request.POST.get(f"{PREFIX}-{name}") for name in (INITIAL_FORM_COUNT, TOTAL_FORM_COUNT)
        }
        if counts != {str(len(left))}:
            request.POST = _numbered({old: new for new, old in enumerate(left)}, request.POST)


def _numbered(numbers, posted):
    """The list as it would be sent with these rows alone; `numbers` are the new ones by the old."""
    sent = QueryDict(mutable=True)
    for name, values in posted.lists():
        of_row = OF_ROW.fullmatch(name)
        if of_row is None:
            sent.setlist(name, values)
        elif int(of_row[2]) in numbers:
            sent.setlist(f"{of_row[1]}{numbers[int(of_row[2])]}{of_row[3]}", values)
    count = str(len(numbers))
    sent[f"{PREFIX}-{INITIAL_FORM_COUNT}"] = sent[f"{PREFIX}-{TOTAL_FORM_COUNT}"] = count
    return sent


def _put_in_order(response):
    """Show each row beside what it is of: a list that is sent back has the order of when it was sent."""
    found = (getattr(response, "context_data", None) or {}).get("cl")
    if found and found.formset and found.formset.is_bound:
        found.result_list = [form.instance for form in found.formset.forms]


def _not_saved_yet(formset):
    class NotSavedYet(formset):
        def clean(self):
            super().clean()
            raise ValidationError(AWAY)

    return NotSavedYet
