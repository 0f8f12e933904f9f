"""How moments are written, in the clinic's time zone, how long that holds, and when days begin."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.timesince import timesince, timeuntil

A_MINUTE = timedelta(minutes=1)
UNITS = (timedelta(weeks=1), timedelta(days=1), timedelta(hours=1), A_MINUTE)


@dataclass(frozen=True)
class Timed:
    """What is shown now, and until when it is true: an aware datetime in UTC, None for ever.

    A moment before `until` the same is shown, from then on perhaps something else.
    """

    value: Any
    until: datetime | None = None

    def __str__(self):
        return str(self.value)


def in_words(moment: datetime) -> str:
    """An aware datetime as people read it: "November 24, 2026, 9:05 a.m."."""
    local = timezone.localtime(moment)
    return date_format(local, "F j, Y, P") + _which_of_two(local)


def with_weekday(moment: datetime) -> str:
    """An aware datetime that is not far: "Tuesday, November 24, 9:00 a.m."."""
    return date_format(timezone.localtime(moment), "l, F j, g:i a")


def day_in_words(day: date) -> str:
    """A day as people read it: "November 24, 2026"."""
    return date_format(day, "F j, Y")


def weekday_in_words(day: date) -> str:
    """A day that is not far, and its day of the week: "Tuesday, November 24"."""
    return date_format(day, "l, F j")


def clock_in_words(clock: time) -> str:
    """A time of day as people say it: "9 a.m.", "5:30 p.m.", "noon", "midnight"."""
    return time_format(clock, "P")


def clock_in_field(clock: time) -> str:
    """A time of day as it stands in a field, where it is typed over: "9:00 AM"."""
    return time_format(clock, "g:i A")


def day_in_field(day: date) -> str:
    """A day as it stands in a field: "11/24/2026"."""
    return date_format(day, "m/d/Y")


def iso(moment: datetime) -> str:
    """An aware datetime as programs read it (ISO 8601), in whole seconds."""
    return timezone.localtime(moment).isoformat(timespec="seconds")


def at(day: date, clock: time) -> datetime:
    """The moment at which the clinic's clocks show a time on a day, in UTC.

    There, for on two days a year two times on the wall lie an hour more or less apart.
    """
    return timezone.make_aware(datetime.combine(day, clock)).astimezone(UTC)


def all_at(wall: datetime, zone: tzinfo | None = None) -> list[datetime]:
    """The moments at which clocks show a day and a time, in their order, in UTC; the clinic's clocks.

    None in the hour over which they go forward, two in the one that comes again as they go back.
    """
    zone = zone or timezone.get_current_timezone()
    before = wall.replace(tzinfo=zone, fold=0)
    after = before.replace(fold=1)
    ahead, behind = before.utcoffset(), after.utcoffset()
    if ahead == behind:
        return [before.astimezone(UTC)]
    return [before.astimezone(UTC), after.astimezone(UTC)] if ahead > behind else []


def midnight(day: date) -> datetime:
    """The moment at which a day of the clinic begins."""
    return at(day, time.min)


def ago(moment: datetime, now: datetime | None = None) -> Timed:
    """How long ago an aware datetime is, or was `now`, in one unit: "2 months ago"."""
    now, moment = now or timezone.now(), moment.astimezone(UTC)
    if now < moment + A_MINUTE:
        return Timed("just now", moment + A_MINUTE)
    return Timed(f"{timesince(moment, now, depth=1)} ago", _next_unit(moment, now))


def from_now(moment: datetime) -> str:
    """How far away an aware datetime is, in one unit: "in 14 hours", "3 days ago"; by clocks' minutes."""
    now = timezone.now()
    if moment <= now:
        return str(ago(moment))
    minute = now.replace(second=0, microsecond=0)
    if moment < minute + A_MINUTE:
        return "in less than a minute"
    return f"in {timeuntil(moment, minute, depth=1)}"


def _which_of_two(local: datetime) -> str:
    """What tells apart two moments that the clinic's clocks show alike."""
    if len(all_at(local)) == 1:
        return ""
    return ", after the clocks went back" if local.fold else ", before the clocks went back"


def _next_unit(moment: datetime, now: datetime) -> datetime:
    """When Django's count in one unit says the next number: of weeks four at most, then months."""
    months = (now.year - moment.year) * 12 + now.month - moment.month
    if _months_later(moment, months) > now:
        months -= 1
    if months:
        years = months // 12
        return _months_later(moment, (years + 1) * 12 if years else months + 1)
    unit = next(unit for unit in UNITS if moment + unit <= now)
    count = (now - moment) // unit
    return min(moment + (count + 1) * unit, _months_later(moment, 1))


def _months_later(moment: datetime, months: int) -> datetime:
    """The same day of a later month, or the first after it: April 31 is May 1, at midnight."""
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    if moment.day <= calendar.monthrange(year, month)[1]:
        return moment.replace(year=year, month=month)
    return datetime(year, month + 1, 1, tzinfo=UTC)  # December has 31 days
