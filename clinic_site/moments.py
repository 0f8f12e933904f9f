"""How moments are written, in the clinic's time zone, and when its days begin."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.formats import date_format


def in_words(moment: datetime) -> str:
    """An aware datetime as people read it: "November 24, 2026, 9:05 a.m."."""
    return date_format(timezone.localtime(moment), "F j, Y, P")


def iso(moment: datetime) -> str:
    """An aware datetime as programs read it (ISO 8601), in whole seconds."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def midnight(day: date) -> datetime:
    """The moment at which a day of the clinic begins."""
    return timezone.make_aware(datetime.combine(day, time.min))
