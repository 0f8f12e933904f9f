"""When what the site says of the clinic's hours and treatments changes by itself."""

from datetime import datetime, timedelta

from django.utils import timezone

from clinic_site import moments
from clinic_site.freshness.eras import register_next_change

from .hours import open_now
from .models import ClinicProfile, Treatment


@register_next_change
def next_hours(at: datetime) -> datetime:
    """When the clinic opens or closes after `at`, or a new day begins, whichever comes first."""
    profile = ClinicProfile.with_hours()
    said = open_now(at, profile.weekly_hours, list(profile.special_days.all()))
    tomorrow = moments.midnight(timezone.localdate(at) + timedelta(days=1))
    return min(filter(None, [said.until, tomorrow]))


@register_next_change
def next_treatment(at: datetime) -> datetime | None:
    """When the first treatment after `at` comes into the consultation form or leaves it."""
    planned = Treatment.objects.values_list("offered_from", "offered_until")
    return min((when for both in planned for when in both if when and when > at), default=None)
