"""Treatment pages on the pages of other apps."""

from django import template

from services.models import Service

register = template.Library()


@register.simple_tag
def services_for(treatments):
    """The public pages of these treatments."""
    return Service.objects.published().for_cards().filter(treatment__in=treatments)
