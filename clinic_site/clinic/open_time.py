"""Time as the clinic counts it: only while it is open."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from . import hours
from .models import ClinicProfile

FARTHEST = timedelta(days=60)  # a clinic that was closed that long has other worries


class OpenTime:
    """Counts opening hours; a clinic whose hours nobody has entered counts every hour.

    It reads the hours once, so one object serves a whole page.
    """

    def __init__(self, profile: ClinicProfile):
        self._weekly = profile.weekly_hours
        self._special_days = list(profile.special_days.all())
        self._never_closes = not self._weekly

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How long the clinic was open between two aware moments."""
        if self._never_closes:
            return max(end - start, timedelta())
        open_for = timedelta()
        day = timezone.localdate(start)
        while day <= timezone.localdate(end):
            for opens, closes in self._of(day):
                open_for += max(min(closes, end) - max(opens, start), timedelta())
            day += timedelta(days=1)
        return open_for

    def before(self, end: datetime, amount: timedelta) -> datetime:
        """The latest moment since which the clinic was open for `amount`, seen from `end`."""
        if self._never_closes:
            return end - amount
        day, last = timezone.localdate(end), end - FARTHEST
        while day >= timezone.localdate(last):
            for opens, closes in reversed(self._of(day)):
                span = max(min(closes, end) - opens, timedelta())
                if span >= amount:
                    return min(closes, end) - amount
                amount -= span
            day -= timedelta(days=1)
        return last

    def _of(self, day: date) -> list[tuple[datetime, datetime]]:
        return hours.opening_spans(day, self._weekly, self._special_days)
