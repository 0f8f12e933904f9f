"""Tags and filters for pages, lists and dates."""

from django import template
from django.utils import timezone
from django.utils.timesince import timesince

from clinic_site import moments

register = template.Library()

A_MINUTE = 60
HUES = 6  # as many as tokens.css names


@register.filter
def ago(moment):
    """How long ago an aware datetime is, in one unit: "2 months ago"."""
    now = timezone.now()
    if (now - moment).total_seconds() < A_MINUTE:
        return "just now"
    return f"{timesince(moment, now, depth=1)} ago"


@register.filter
def iso(moment):
    """An aware datetime as `<time datetime>` takes it: clinic time, whole seconds."""
    return moments.iso(moment)


@register.filter
def hue(number):
    """Which of the six hues a drawn horizon has: always the same for the same `number`."""
    return number % HUES + 1
