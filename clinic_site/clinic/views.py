"""Conditions, the people and the clinic's own pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from clinic_site.publishing.decorators import for_everyone
from clinic_site.publishing.rendering import render_listing, render_page

from .context_processors import clinic_of
from .models import Condition, Page, Person
from .models.pages import PRIVACY_ADDRESS


@for_everyone
def conditions(request):
    return render_listing(
        request,
        "clinic/condition_list.html",
        title="Conditions",
        card=Condition.card_of_list(),
        description=clinic_of(request).words.conditions_lead,
        conditions=Condition.objects.published().for_cards(),
    )


@for_everyone
def condition(request, slug):
    found = Condition.objects.published().select_related("photo")
    return render_page(request, get_object_or_404(found, slug=slug))


@for_everyone
def people(request):
    return render_listing(
        request,
        "clinic/person_list.html",
        title="People",
        card=Person.card_of_list(),
        description=clinic_of(request).words.people_lead,
        people=Person.listed().select_related("photo"),
    )


@for_everyone
def person(request, slug):
    people = Person.objects.published().select_related("photo").prefetch_related("treatments")
    found = get_object_or_404(people, slug=slug)
    return render_page(request, found)


@for_everyone
def page(request, slug):
    found = Page.objects.published().with_counterparts().filter(slug=slug).first()
    if found is None and slug == PRIVACY_ADDRESS:
        # What the software keeps is told in any case; a page of the clinic's own may stand elsewhere.
        found = Page.objects.published().filter(role=Page.Role.PRIVACY).first()
        if found:
            return redirect(found)
        found = Page.about_privacy()
    if found is None:
        raise Http404
    return render_page(request, found)
