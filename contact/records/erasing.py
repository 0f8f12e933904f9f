"""Deletes a person's data as they asked: a page that asks once more, and a confirmation to print."""

from django.contrib import admin
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from clinic_site.access.records import record
from contact.models import ConsultationRequest, Erasure

from .retention import erase_person

may_erase = permission_required("contact.erase_consultationrequest", raise_exception=True)


@may_erase
@require_http_methods(["GET", "POST"])
def erase(request, pk):
    """Ask whether to erase all requests of this person, then do it."""
    consultation = get_object_or_404(ConsultationRequest, pk=pk, wiped_at=None)
    same = [consultation, *consultation.others_of_person().filter(wiped_at=None)]
    if request.method == "POST":
        with transaction.atomic():
            record(request, same, "deleted this person's data")
            erasure = erase_person(consultation, by=request.user)
        return redirect("admin:contact_consultationrequest_erased", erasure.reference)
    record(request, same, "asked to delete this person's data")
    return _render(
        request, "erase", title="Delete this person's data", consultation=consultation, same=same
    )


@may_erase
@require_safe
def erased(request, reference):
    """The confirmation. It says that a person's data was deleted, and names nobody."""
    erasure = get_object_or_404(Erasure.objects.select_related("erased_by"), reference=reference)
    return _render(request, "erased", title="A person's data was deleted", erasure=erasure)


def _render(request, name, **context):
    shared = admin.site.each_context(request) | {"opts": ConsultationRequest._meta}
    return TemplateResponse(request, f"admin/contact/records/{name}.html", shared | context)
