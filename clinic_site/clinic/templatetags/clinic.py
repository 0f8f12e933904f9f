"""The clinic where the database cannot be asked, and links to pages that it may not have."""

from django import template

from clinic_site.clinic.last_known import last_known

register = template.Library()


@register.simple_tag
def clinic_without_database():
    """The profile as a page last showed it: name, phone number and crisis line."""
    return last_known()


@register.simple_tag
def page_address(clinic, slug):
    """The address of a public page of the clinic, or nothing where there is none."""
    return next((page.get_absolute_url() for page in clinic.pages if page.slug == slug), "")
