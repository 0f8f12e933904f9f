"""The people and the clinic's own pages."""

from django.shortcuts import get_object_or_404

from clinic_site.publishing.decorators import read_only
from clinic_site.publishing.rendering import render_listing, render_page

from .models import Page, Person


@read_only
def people(request):
    return render_listing(
        request,
        "clinic/person_list.html",
        title="People",
        description="The clinicians and authors behind this site, with their credentials.",
        people=Person.objects.published().select_related("photo"),
    )


@read_only
def person(request, slug):
    found = get_object_or_404(Person.objects.published().select_related("photo"), slug=slug)
    return render_page(request, found)


@read_only
def page(request, slug):
    return render_page(request, get_object_or_404(Page.objects.published(), slug=slug))
