"""When the clinic is open: weekly hours, special days, and the answer for a moment."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain, groupby

from django.db import models
from django.utils import timezone

from clinic_site import moments
from clinic_site.moments import Timed

DAYS_AHEAD = 14  # farther away, a date says less than the phone
A_DAY = timedelta(days=1)
CLOSED = "Closed"
SOON = timedelta(hours=12)  # a time of day alone is understood
LONGEST_NIGHT = 12  # hours of a row over midnight: what is longer is mostly 5:00 that meant 5 PM


class Weekday(models.IntegerChoices):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def opening_times(on: date, weekly, special_days) -> list[tuple[time, time]]:
    """The (opens, closes) pairs of a date; a special day replaces the weekly hours.

    What does not close later than it opens closes on the next day.
    """
    special = [day for day in special_days if day.date == on]
    if special:
        return sorted((day.opens, day.closes) for day in special if not day.is_closed)
    return sorted((row.opens, row.closes) for row in weekly if row.weekday == on.weekday())


def opening_spans(
    first: date, last: date, weekly, special_days
) -> Iterator[tuple[datetime, datetime]]:
    """The spans of hours that begin on these days, or on the day before the first, as moments.

    In their order and apart: what overlaps or touches is one span.
    """
    return joined(spans_of(day, weekly, special_days) for day in days_with_night(first, last))


def days_with_night(first: date, last: date) -> Iterator[date]:
    """These days, and before them the one whose hours may reach into the first."""
    yield from (first + number * A_DAY for number in range(-1, (last - first).days + 1))


def joined(spans_of_days: Iterable[list]) -> Iterator[tuple[datetime, datetime]]:
    """The spans of one day after the other, of which those that overlap or touch are one."""
    last = None
    for opens, closes in chain.from_iterable(spans_of_days):
        if last and opens <= last[1]:
            last = (last[0], max(last[1], closes))
            continue
        if last:
            yield last
        last = (opens, closes)
    if last:
        yield last


def spans_of(day: date, weekly, special_days) -> list[tuple[datetime, datetime]]:
    """The hours that begin on a day, as moments."""
    spans = [
        (moments.at(day, opens), _end(day, opens, closes, special_days))
        for opens, closes in opening_times(day, weekly, special_days)
    ]
    return [span for span in spans if span[0] < span[1]]  # not in the hour that one night lacks


def _end(day, opens, closes, special_days):
    if closes > opens:
        return moments.at(day, closes)
    tomorrow = [special for special in special_days if special.date == day + A_DAY]
    if tomorrow and all(special.is_closed for special in tomorrow):
        return moments.midnight(day + A_DAY)  # closed all day is closed from its first minute
    return moments.at(day + A_DAY, closes)


def open_now(at: datetime, weekly, special_days) -> Timed:
    """Whether the clinic is open at `at`, an aware datetime, in the sentence that visitors read."""
    today = timezone.localdate(at)
    last = today + (DAYS_AHEAD - 1) * A_DAY
    coming = _coming(at, weekly, special_days)
    if coming is None:
        # With the next day another one comes into sight.
        return Timed(
            "Closed now", moments.midnight(today + A_DAY) if weekly or special_days else None
        )
    opens, closes = coming
    if opens > at:
        day = timezone.localdate(opens)
        sentence = f"Closed now, opens {_opening(opens, today)}"
        return Timed(sentence, _holds_until(opens, day, at))
    if closes >= moments.midnight(last + A_DAY):
        return Timed("Open now, day and night", moments.midnight(today + A_DAY))
    return _open_until(closes, at)


def next_opening(at: datetime, weekly, special_days) -> str:
    """When a clinic that is closed opens, as in "Monday at 9 a.m."; "" while it is open, or unknown."""
    opens, _closes = _coming(at, weekly, special_days) or (at, at)
    return _opening(opens, timezone.localdate(at)) if opens > at else ""


def _coming(at, weekly, special_days):
    """The span of hours that is running or comes next; None where none is in sight."""
    today = timezone.localdate(at)
    spans = opening_spans(today, today + (DAYS_AHEAD - 1) * A_DAY, weekly, special_days)
    return next((span for span in spans if span[1] > at), None)


def _opening(opens, today):
    return f"{_day_word(timezone.localdate(opens), today)} at {_clock_at(opens)}"


def _open_until(closes, at):
    # Midnight belongs to the day that it ends.
    today, day = timezone.localdate(at), timezone.localdate(closes - timedelta(microseconds=1))
    if day == today or closes - at <= SOON:
        return Timed(f"Open now, until {_clock_at(closes)}", closes)
    sentence = f"Open now, until {_day_word(day, today)} at {_clock_at(closes)}"
    return Timed(sentence, _holds_until(closes - SOON, day, at))


def fault_of(opens: time, closes: time) -> str:
    """What is wrong with a row of hours, in a sentence; "" where nothing is."""
    if opens == closes:
        return (
            "" if opens == time.min else "It would close as it opens. All day is 12 AM to 12 AM."
        )
    if closes > opens or closes == time.min:
        return ""
    length = datetime.combine(date.min + A_DAY, closes) - datetime.combine(date.min, opens)
    hours = length.total_seconds() / 3600
    if hours <= LONGEST_NIGHT:
        return ""
    return (
        f"{moments.clock_in_field(closes)} would be on the next day, {hours:.0f} hours later. Write "
        f"{_half_a_day_later(closes)}, or give the next day a row of its own, from 12 AM on."
    )


def _half_a_day_later(closes):
    """What was meant by 5:00, if it was the evening."""
    later = closes.replace(hour=closes.hour + 12) if closes.hour < 12 else None  # noqa: PLR2004 -- noon
    return f"{moments.clock_in_field(later)} for the afternoon" if later else "a later time"


def times_text(rows) -> str:
    """The hours of a day's rows in words: "9 a.m. – 5 p.m.", "Open all day" or "Closed"."""
    return ", ".join(map(_row_text, rows)) or CLOSED


def in_a_line(weekly) -> str:
    """The hours of a week in words: "Monday to Friday, 9 a.m. – 5 p.m.; Saturday, 9 a.m. – noon"."""
    texts = {day: times_text([row for row in weekly if row.weekday == day]) for day in Weekday}
    return "; ".join(
        f"{_days(list(days))}, {in_a_sentence(text)}"
        for text, days in groupby(Weekday, key=texts.get)
        if text != CLOSED
    )


def in_a_sentence(words: str) -> str:
    """Hours in words, where they do not begin a line: "open all day"."""
    return words[:1].lower() + words[1:]


def _days(days):
    first, last = days[0].label, days[-1].label
    if len(days) == len(Weekday):
        return "Every day"
    between = " and " if len(days) == 2 else " to "  # noqa: PLR2004 -- two have a word of their own
    return first if first == last else f"{first}{between}{last}"


def _row_text(row):
    if row.opens == row.closes:
        return "Open all day"
    return f"{clock(row.opens)} – {clock(row.closes)}"


clock = moments.clock_in_words


def _clock_at(moment: datetime) -> str:
    return clock(timezone.localtime(moment).time())


def _day_word(day: date, today: date) -> str:
    days_ahead = (day - today).days
    if days_ahead < 2:  # noqa: PLR2004 -- today and tomorrow have words of their own
        return ("today", "tomorrow")[days_ahead]
    return f"{day:%A}" if days_ahead < 7 else f"{day:%A, %B} {day.day}"  # noqa: PLR2004 -- a week


def _holds_until(moment: datetime, day: date, at: datetime) -> datetime:
    """That moment, or before it the first at which there is another word for the day."""
    new_words = [moments.midnight(day - days * A_DAY) for days in (6, 1, 0)]
    return min(found for found in [*new_words, moment] if found > at)
