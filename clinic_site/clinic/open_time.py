"""Time as the clinic counts it: only while it is open."""

from datetime import datetime, timedelta
from functools import cache, partial

from django.utils import timezone

from . import hours
from .models import ClinicProfile

# How far back to look for open hours: a week mostly has them. A clinic that was closed for the
# longer time has other worries.
NEAR, FARTHEST = timedelta(days=7), timedelta(days=60)


class OpenTime:
    """Counts opening hours; a clinic whose hours nobody has entered counts every hour.

    It reads the hours once, and makes moments of those of a day once, so one object serves a whole
    page.
    """

    def __init__(self, profile: ClinicProfile):
        weekly, special_days = profile.weekly_hours, list(profile.special_days.all())
        self._spans_of = cache(partial(hours.spans_of, weekly=weekly, special_days=special_days))
        self._never_closes = not weekly

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How long the clinic was open between two aware moments."""
        if end <= start:
            return timedelta()
        if self._never_closes:
            return end - start
        return sum((until - since for since, until in self._spans(start, end)), timedelta())

    def before(self, end: datetime, amount: timedelta) -> datetime:
        """The latest moment since which the clinic was open for `amount`, seen from `end`."""
        if self._never_closes:
            return end - amount
        for start in (end - NEAR, end - FARTHEST):
            missing = amount
            for since, until in reversed(list(self._spans(start, end))):
                if until - since >= missing:
                    return until - missing
                missing -= until - since
        return end - FARTHEST

    def _spans(self, start, end):
        """The open time between two moments, piece by piece."""
        days = hours.days_with_night(timezone.localdate(start), timezone.localdate(end))
        for opens, closes in hours.joined(map(self._spans_of, days)):
            if start < closes and opens < end:
                yield max(opens, start), min(closes, end)
