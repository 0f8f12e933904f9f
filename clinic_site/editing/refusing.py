"""Refuses to save, and gives the words back: in the form, or beside it where there is none any more."""

from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse

from .kept import keep
from .seen import SEEN, read
from .telling import who_did
from .words import words_in


def refuse(request: HttpRequest, sentence: str) -> None:
    """Let the form that is about to be validated be invalid, with one more sentence above it."""
    earlier = getattr(request, "refusal", None)
    request.refusal = ValidationError([*(earlier.messages if earlier else []), sentence])


def refused(form_class: type[ModelForm], refusal: ValidationError) -> type[ModelForm]:
    """The form, invalid: its errors are the sentences of the refusal, at their fields."""

    class RefusedForm(form_class):
        def _post_clean(self):
            super()._post_clean()
            by_field = refusal.message_dict if hasattr(refusal, "error_dict") else {}
            for field, sentences in (by_field or {None: refusal.messages}).items():
                self.add_error(field if field in self.fields else None, sentences)

    return RefusedForm


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
