"""The clinic where the database cannot be asked, and links to pages that it may not have."""

from django import template

from clinic_site.clinic.models import ClinicProfile

register = template.Library()


@register.simple_tag
def clinic_without_database():
    """The profile as it is before anybody has changed it: the name and the phone number."""
    return ClinicProfile()


@register.simple_tag
def page_address(clinic, slug):
    """The address of a public page of the clinic, or nothing where there is none."""
    return next((page.get_absolute_url() for page in clinic.pages if page.slug == slug), "")
