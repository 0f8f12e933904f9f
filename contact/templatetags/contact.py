"""What pages of other apps say about consultation requests."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def retention_days():
    """How many days after it was closed a request is wiped."""
    return settings.REQUEST_RETENTION_DAYS
