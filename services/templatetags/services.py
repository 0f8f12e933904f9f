"""Treatment pages on the pages of other apps, and the lists on their own."""

import re

from django import template

from services.models import Service

register = template.Library()

BULLET = re.compile(r"^\s*[-–—*•·]\s+")


@register.filter
def lines_of(text):
    """The lines of a list as staff type it, without the bullets that some put before them."""
    return [line for typed in text.splitlines() if (line := BULLET.sub("", typed).strip())]


@register.simple_tag
def services_for(treatments):
    """The public pages of these treatments."""
    return Service.objects.published().for_cards().filter(treatment__in=treatments)
