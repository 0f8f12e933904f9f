"""Refuses to save, and gives the words back: in the form, or beside it where there is none any more."""

from collections.abc import Iterable

from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import BaseForm, BaseFormSet, ModelForm
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from .kept import keep
from .seen import SEEN, read
from .telling import who_did
from .words import words_in

ROW = "-"  # in the name of every field of a row, and of no other
BESIDE = "_"  # begins the name of what stands beside the fields


def refuse(request: HttpRequest, sentence: str) -> None:
    """Let the form that is about to be validated be invalid, with one more sentence above it."""
    earlier = getattr(request, "refusal", None)
    request.refusal = ValidationError([*(earlier.messages if earlier else []), sentence])


def refused(form_class: type[ModelForm], refusal: ValidationError) -> type[ModelForm]:
    """The form, invalid: its errors are the sentences of the refusal, at their fields.

    Those about its rows are told by `tell_rows`, once there are any; those about what stands beside its
    fields, such as "_led_to", by whoever shows that.
    """

    class RefusedForm(form_class):
        def is_valid(self):
            super().is_valid()
            return False  # be it for none of its own fields

        def _post_clean(self):
            super()._post_clean()
            for name, sentences in _by_place(refusal).items():
                if name == NON_FIELD_ERRORS or not (ROW in name or name.startswith(BESIDE)):
                    self.add_error(name if name in self.fields else None, sentences)

    return RefusedForm


def tell_rows(form: BaseForm, formsets: Iterable[BaseFormSet], refusal: ValidationError) -> None:
    """Let what a refusal says of rows of a validated form stand at their fields."""
    for name, sentences in _by_place(refusal).items():
        for sentence in sentences if ROW in name else ():
            tell_at(form, formsets, name, sentence)


def tell_at(form: BaseForm, formsets: Iterable[BaseFormSet], name: str, sentence: str) -> None:
    """Let a sentence stand at the field that is called so in the whole of a validated form, once.

    A row's is called as "questions-0-answer". Where there is none, the sentence stands above the form.
    """
    rows = (row for formset in formsets for row in formset.forms)
    places = {one.add_prefix(field): (one, field) for one in (form, *rows) for field in one.fields}
    one, field = places.get(name, (form, None))
    if sentence not in one.errors.get(field or NON_FIELD_ERRORS, ()):
        one.add_error(field, sentence)


def _by_place(refusal):
    by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {}
    return by_field or {NON_FIELD_ERRORS: refusal.messages}


def not_saved(model_admin: ModelAdmin, request: HttpRequest, object_id: str | None, page):
    """The page for who may not save what they typed, or not any more: their words, to be copied.

    They are kept as well: for the day when the page may be changed again, or for a new one.
    """
    opts, is_gone = model_admin.opts, object_id is not None and page is None
    may_see = page is not None and model_admin.has_view_permission(request, page)
    may_add = is_gone and model_admin.has_add_permission(request)
    anew = reverse(f"admin:{opts.app_label}_{opts.model_name}_add") if may_add else ""
    keep(request, anew or None)
    since = read(request.POST.get(SEEN, "")).opened_at
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Not saved",
        "opts": opts,
        "is_gone": is_gone,
        "who": who_did(opts.model, unquote(object_id or ""), since, request.user)
        if is_gone or may_see
        else "",
        "page": page if may_see else None,
        "anew": anew,
        "words": words_in(opts.model, request.POST),
    }
    return TemplateResponse(
        request, "admin/not_saved.html", context, status=404 if is_gone else 403
    )
