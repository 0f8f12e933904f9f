"""When what the site says of the clinic's hours changes by itself."""

from datetime import datetime, timedelta

from django.utils import timezone

from clinic_site import moments
from clinic_site.freshness.eras import register_next_change

from .hours import open_now
from .models import ClinicProfile


@register_next_change
def next_change(at: datetime) -> datetime:
    """When the clinic opens or closes after `at`, or a new day begins, whichever comes first."""
    profile = ClinicProfile.with_hours()
    said = open_now(at, profile.weekly_hours, list(profile.special_days.all()))
    tomorrow = moments.midnight(timezone.localdate(at) + timedelta(days=1))
    return min(filter(None, [said.until, tomorrow]))
