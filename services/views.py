"""The list of treatments, and the page of one."""

from django.shortcuts import get_object_or_404

from clinic_site.clinic.context_processors import clinic_of
from clinic_site.publishing.decorators import for_everyone
from clinic_site.publishing.rendering import render_listing, render_page

from .models import Service


@for_everyone
def service_list(request):
    return render_listing(
        request,
        "services/service_list.html",
        title="Treatments",
        names_place=True,
        card=Service.card_of_list(),
        description=clinic_of(request).words.treatments_lead,
        services=Service.objects.published().for_cards(),
    )


@for_everyone
def service(request, slug):
    return render_page(
        request, get_object_or_404(Service.objects.published().for_reading(), slug=slug)
    )
