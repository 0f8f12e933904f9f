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


@register.simple_tag
def mail_provider():
    """The server that carries the site's emails, where that is another machine."""
    return settings.MAIL_PROVIDER


@register.simple_tag
def hosting_company():
    """On whose computers the site runs, as the operator has named them."""
    return settings.HOSTED_BY
