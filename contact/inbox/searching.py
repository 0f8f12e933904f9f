"""Finds requests by reference number, email address, phone number or name."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from clinic_site.access.records import record
from contact.models import ConsultationRequest

from .filters import FOUND

REFERENCE = re.compile(r"(\d{4})[\s-]?(\d{4})")
NAMES_READ = 5000  # names are encrypted, so they are read one by one: half a second for so many
SHORTEST = 2  # letters


# By POST: what is typed is a person's name or number, and an address ends up in many a log.
@permission_required("contact.view_consultationrequest", raise_exception=True)
@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def search(request):
    """Keep which requests were found, never the words, and show them in the list."""
    inbox = reverse("admin:contact_consultationrequest_changelist")
    typed = request.POST.get("words", "").strip()
    if len(typed) < SHORTEST:
        messages.warning(request, "Please type at least two letters or digits.")
        return redirect(inbox)
    consultations = find(typed)
    if not consultations:
        messages.warning(
            request,
            "Nobody was found. Try the reference number, the whole email address, the whole "
            "phone number, or a part of the name.",
        )
        return redirect(inbox)
    record(request, consultations, "searched")
    request.session[FOUND] = [consultation.pk for consultation in consultations]
    return redirect(f"{inbox}?show=found")


@sensitive_variables()
def find(typed: str) -> list[ConsultationRequest]:
    """The requests with this reference number, address, phone number or part of a name."""
    requests = ConsultationRequest.objects
    exact = Q(pk__in=requests.of_person(typed, typed))
    if reference := REFERENCE.fullmatch(typed):
        exact |= Q(reference="-".join(reference.groups()))
    return list(requests.filter(exact | Q(pk__in=_named(typed))).only("reference"))


@sensitive_variables()
def _named(typed):
    parts = typed.casefold().split()
    newest = ConsultationRequest.objects.filter(wiped_at=None).values_list("pk", "name")
    return [
        pk for pk, name in newest[:NAMES_READ] if all(part in name.casefold() for part in parts)
    ]
