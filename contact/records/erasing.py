"""Deletes a person's data as they asked: which requests, then once more, and a confirmation to print.

Nobody can bring back what was deleted, so the page asks twice and names whom it is about: a copy to undo
it from would keep for an hour what a person wants to be gone.
"""

from django import forms
from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from clinic_site.access.records import record
from clinic_site.editing.kept import forget_at
from contact.models import ConsultationRequest, Erasure

from .retention import erase_requests
from .same_person import Candidate, candidates

may_erase = permission_required("contact.erase_consultationrequest", raise_exception=True)

SURE = "_sure"  # sent by the second page alone
GONE = (
    "Meanwhile one of these requests was deleted. Nothing else is deleted yet: please look again."
)


class ErasureForm(forms.Form):
    """Which of the requests that the page shows are the person's."""

    chosen = forms.MultipleChoiceField(
        error_messages={
            "required": "Nothing is deleted yet: tick the requests of this person.",
            "invalid_choice": "Nothing is deleted yet: please tick requests of this page alone.",
        }
    )

    def __init__(self, found: list[Candidate], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one.key, one.key) for one in found]


@may_erase
@require_http_methods(["GET", "POST"])
def erase(request, pk):
    """Ask which requests are this person's, name them once more, then erase them."""
    consultation = get_object_or_404(ConsultationRequest, pk=pk, wiped_at=None)
    found, has_more = candidates(consultation)
    form = ErasureForm(found, request.POST if request.method == "POST" else None)
    if form.is_valid():
        for one in found:
            one.is_ticked = one.key in form.cleaned_data["chosen"]
        if SURE in request.POST:
            erasure = _erase(request, [one.consultation for one in found if one.is_ticked])
            if erasure:
                return redirect("admin:contact_consultationrequest_erased", erasure.reference)
            form.add_error("chosen", GONE)
    asked = "erase_sure" if form.is_valid() else "erase"
    record(request, [one.consultation for one in found], "asked to delete this person's data")
    return _render(
        request, asked, title="Delete this person’s data", consultation=consultation,
        found=found, has_more=has_more, form=form, names=_names(found),
    )  # fmt: skip


@transaction.atomic
def _erase(request, consultations):
    """The erasure of these requests; None where one of them is erased already."""
    keys = [consultation.pk for consultation in consultations]
    unerased = ConsultationRequest.objects.filter(pk__in=keys, wiped_at=None)
    locked = list(unerased.select_for_update())
    if len(locked) != len(keys):
        return None
    record(request, locked, "deleted this person's data")
    # What somebody typed about them and has not saved is kept apart.
    pages = [reverse("admin:contact_consultationrequest_change", args=[key]) for key in keys]
    forget_at(pages)
    return erase_requests(locked, by=request.user)


def _names(found):
    """The names in the ticked requests, each once as it was written first."""
    return list(dict.fromkeys(one.consultation.name for one in found if one.is_ticked))


@may_erase
@require_safe
def erased(request, reference):
    """The confirmation. It says that a person's data was deleted, and names nobody."""
    erasure = get_object_or_404(Erasure.objects.select_related("erased_by"), reference=reference)
    return _render(request, "erased", title="A person’s data was deleted", erasure=erasure)


def _render(request, name, **context):
    shared = admin.site.each_context(request) | {"opts": ConsultationRequest._meta}
    return TemplateResponse(request, f"admin/contact/records/{name}.html", shared | context)
