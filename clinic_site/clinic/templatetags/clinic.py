"""Links to the clinic's own pages, which staff may not have published."""

from django import template

register = template.Library()


@register.simple_tag
def page_address(clinic, slug):
    """The address of a public page of the clinic, or nothing where there is none."""
    return next((page.get_absolute_url() for page in clinic.pages if page.slug == slug), "")
