"""Treatment pages on the pages of other apps, and the lists on their own."""

import re

from django import template

from clinic_site.freshness import eras
from services.models import Service

register = template.Library()

BULLET = re.compile(r"^\s*[-–—*•·]\s+")


@register.filter
def lines_of(text):
    """The lines of a list as staff type it, without the bullets that some put before them."""
    return [line for typed in text.splitlines() if (line := BULLET.sub("", typed).strip())]


@register.simple_tag
def services_for(treatments):
    """The public pages of these treatments; of all of them there are few enough to be kept."""
    services = eras.current().keep(
        "services", lambda: list(Service.objects.published().for_cards())
    )
    wanted = {treatment.pk for treatment in treatments}
    return [service for service in services if service.treatment_id in wanted]
