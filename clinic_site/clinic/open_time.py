"""Time as the clinic counts it: only while it is open."""

from datetime import datetime, timedelta

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
        spans = self._spans(start, end)
        lengths = (min(closes, end) - max(opens, start) for opens, closes in spans)
        return sum((max(length, timedelta()) for length in lengths), timedelta())

    def before(self, end: datetime, amount: timedelta) -> datetime:
        """The latest moment since which the clinic was open for `amount`, seen from `end`."""
        if self._never_closes:
            return end - amount
        farthest = end - FARTHEST
        for opens, closes in reversed(self._spans(farthest, end)):
            span = max(min(closes, end) - opens, timedelta())
            if span >= amount:
                return min(closes, end) - amount
            amount -= span
        return farthest

    def _spans(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime]]:
        first, last = timezone.localdate(start), timezone.localdate(end)
        return list(hours.opening_spans(first, last, self._weekly, self._special_days))
