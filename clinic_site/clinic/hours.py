"""When the clinic is open: weekly hours, special days, and the answer for a moment."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

DAYS_AHEAD = 14  # farther away, a date says less than the telephone


@dataclass(frozen=True)
class OpenNow:
    """The answer for one moment, with the sentence that visitors read."""

    is_open: bool
    sentence: str


def opening_times(on: date, weekly, special_days) -> list[tuple[time, time]]:
    """The (opens, closes) pairs of a date; a special day replaces the weekly hours."""
    special = [day for day in special_days if day.date == on]
    if special:
        return sorted((day.opens, day.closes) for day in special if not day.is_closed)
    return sorted((row.opens, row.closes) for row in weekly if row.weekday == on.weekday())


def open_now(at: datetime, weekly, special_days) -> OpenNow:
    """Whether the clinic is open at `at`, an aware datetime in the clinic's own time zone."""
    for opens, closes in opening_times(at.date(), weekly, special_days):
        if opens <= at.time() < closes:
            return OpenNow(is_open=True, sentence=f"Open now, until {clock(closes)}")
    for days in range(DAYS_AHEAD):
        day = at.date() + timedelta(days=days)
        for opens, _closes in opening_times(day, weekly, special_days):
            if days or opens > at.time():
                sentence = f"Closed now, opens {_day_word(day, days)} at {clock(opens)}"
                return OpenNow(is_open=False, sentence=sentence)
    return OpenNow(is_open=False, sentence="Closed now")


def times_text(rows) -> str:
    """The hours of a day's rows in words: "9 a.m. – 5 p.m.", or "Closed"."""
    return ", ".join(f"{clock(row.opens)} – {clock(row.closes)}" for row in rows) or "Closed"


def clock(moment: time) -> str:
    """A time of day as people say it: "9 a.m.", "5:30 p.m."."""
    hour = moment.hour % 12 or 12
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes} {'a.m.' if moment.hour < 12 else 'p.m.'}"  # noqa: PLR2004 -- noon


def _day_word(day: date, days_ahead: int) -> str:
    if days_ahead < 2:  # noqa: PLR2004 -- today and tomorrow have words of their own
        return ("today", "tomorrow")[days_ahead]
    return f"{day:%A}" if days_ahead < 7 else f"{day:%A, %B} {day.day}"  # noqa: PLR2004 -- a week
