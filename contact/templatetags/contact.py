"""What pages of other apps say about consultation requests."""

from django import template
from django.conf import settings

from contact.records.retention import SUSPECTS_KEPT_FOR

register = template.Library()


@register.simple_tag
def retention_days():
    """How many days after it was closed a request is wiped."""
    return f"{settings.REQUEST_RETENTION_DAYS:,}"


@register.simple_tag
def suspects_days():
    """How many days after staff were told of it a request that looks like spam is wiped."""
    return SUSPECTS_KEPT_FOR.days
