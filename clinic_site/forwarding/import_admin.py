"""The page that brings in a list of old addresses: it is looked through first, then brought in by one click."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_http_methods

from .importing import read_list, store
from .spreadsheet import MOST_BYTES, TOO_LARGE, text_in

NAME = "forwarding_address_import"
MOST_SENTENCES = 100  # that are shown; the rest is counted


class ListForm(forms.Form):
    """A file, or the words of one that was looked through already."""

    file = forms.FileField(
        label="The list",
        required=False,
        help_text="A CSV file, at most a megabyte: the old address in the first column, in the second where "
        "it leads. Where the second is empty the old one is gone for good.",
    )
    words = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        file, words = cleaned.get("file"), cleaned.get("words")
        if not file and not words:
            raise ValidationError({"file": "Choose a file first."})
        if file and file.size > MOST_BYTES:
            raise ValidationError({"file": TOO_LARGE})
        content = file.read() if file else words.encode()
        try:
            cleaned["outcome"] = read_list(content)
            cleaned["words"] = text_in(content)
        except ValidationError as error:
            raise ValidationError({"file": error.messages}) from None
        return cleaned


class ImportsListsAdmin(admin.ModelAdmin):
    """Before the ModelAdmin of forwarded addresses."""

    change_list_template = "admin/forwarding/address_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view(require_http_methods(["GET", "POST"])(self.import_view))
        return [path("import/", view, name=NAME), *super().get_urls()]

    def import_view(self, request):
        if not (self.has_add_permission(request) and self.has_change_permission(request)):
            raise PermissionDenied
        form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
        outcome = form.cleaned_data["outcome"] if form.is_valid() else None
        is_whole = outcome is not None and not outcome.amiss
        if is_whole and "_import" in request.POST:
            store(outcome)
            said = f"Brought in: {outcome.leading:,} addresses that lead on, {outcome.gone:,} that are gone."
            self.message_user(request, said, messages.SUCCESS)
            return redirect("admin:forwarding_address_changelist")
        sentences = outcome.sentences if outcome else []
        context = {
            **self.admin_site.each_context(request),
            "title": "Bring in a list",
            "opts": self.opts,
            "form": form,
            "outcome": outcome,
            "words": form.cleaned_data["words"] if is_whole else "",
            "sentences": sentences[:MOST_SENTENCES],
            "more": len(sentences[MOST_SENTENCES:]),
        }
        return TemplateResponse(request, "admin/forwarding/import.html", context)
