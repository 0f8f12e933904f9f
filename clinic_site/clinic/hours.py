"""When the clinic is open: weekly hours, special days, and the answer for a moment."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from clinic_site import moments
from clinic_site.moments import Timed

DAYS_AHEAD = 14  # farther away, a date says less than the phone


def opening_times(on: date, weekly, special_days) -> list[tuple[time, time]]:
    """The (opens, closes) pairs of a date; a special day replaces the weekly hours."""
    special = [day for day in special_days if day.date == on]
    if special:
        return sorted((day.opens, day.closes) for day in special if not day.is_closed)
    return sorted((row.opens, row.closes) for row in weekly if row.weekday == on.weekday())


def opening_spans(on: date, weekly, special_days) -> list[tuple[datetime, datetime]]:
    """The same as moments."""
    return [
        (moments.at(on, opens), moments.at(on, closes))
        for opens, closes in opening_times(on, weekly, special_days)
    ]


def open_now(at: datetime, weekly, special_days) -> Timed:
    """Whether the clinic is open at `at`, an aware datetime, in the sentence that visitors read."""
    today = timezone.localdate(at)
    for opens, closes in opening_spans(today, weekly, special_days):
        if opens <= at < closes:
            return Timed(f"Open now, until {_clock_at(closes)}", closes)
    for days in range(DAYS_AHEAD):
        day = today + timedelta(days=days)
        for opens, _closes in opening_spans(day, weekly, special_days):
            if opens > at:
                sentence = f"Closed now, opens {_day_word(day, days)} at {_clock_at(opens)}"
                return Timed(sentence, _holds_until(opens, day, at))
    # With the next day another one comes into sight.
    tomorrow = moments.midnight(today + timedelta(days=1))
    return Timed("Closed now", tomorrow if weekly or special_days else None)


def times_text(rows) -> str:
    """The hours of a day's rows in words: "9 a.m. – 5 p.m.", or "Closed"."""
    return ", ".join(f"{clock(row.opens)} – {clock(row.closes)}" for row in rows) or "Closed"


def clock(moment: time) -> str:
    """A time of day as people say it: "9 a.m.", "5:30 p.m."."""
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes} {'a.m.' if moment.hour < 12 else 'p.m.'}"  # noqa: PLR2004 -- noon


def _clock_at(moment: datetime) -> str:
    return clock(timezone.localtime(moment).time())


def _day_word(day: date, days_ahead: int) -> str:
    if days_ahead < 2:  # noqa: PLR2004 -- today and tomorrow have words of their own
        return ("today", "tomorrow")[days_ahead]
    return f"{day:%A}" if days_ahead < 7 else f"{day:%A, %B} {day.day}"  # noqa: PLR2004 -- a week


def _holds_until(opens: datetime, day: date, at: datetime) -> datetime:
    """When the clinic opens, or before that has another word for the day on which it does."""
    new_words = [moments.midnight(day - timedelta(days=days)) for days in (6, 1, 0)]
    return min(moment for moment in [*new_words, opens] if moment > at)
