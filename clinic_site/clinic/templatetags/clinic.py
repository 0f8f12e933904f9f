"""The clinic where the database cannot be asked, links to its pages, and who and what a treatment leads to."""

from django import template
from django.urls import reverse

from clinic_site.clinic.last_known import last_known
from clinic_site.clinic.models import Condition, Page, Person

register = template.Library()


@register.simple_tag
def clinic_without_database():
    """The profile as a page last showed it: name, phone number and crisis line."""
    return last_known()


@register.filter
def mark_on(link, path):
    """How a link of the menu marks the page at `path`: "page" is its own, "true" one below it."""
    if path == link.url:
        return "page"
    return "true" if link.url != "/" and link.url in path else ""


@register.filter
def marks_on(links, path):
    """The same of several links, in their order."""
    return tuple(mark_on(link, path) for link in links)


@register.simple_tag
def page_address(clinic, role):
    """The address of the public page of the clinic with this role, or nothing where there is none."""
    found = clinic.page_of(role)
    return reverse(Page.url_name, args=[found["slug"]]) if found else ""


@register.simple_tag
def conditions_for(treatments):
    """The public pages of conditions that link one of these treatments."""
    return Condition.objects.published().for_cards().linking(treatments)


@register.simple_tag
def clinicians_for(treatments):
    """The clinicians who give one of these treatments and have not left, each once."""
    found = Person.objects.published().clinicians().filter(treatments__in=treatments)
    return found.select_related("photo").distinct()
