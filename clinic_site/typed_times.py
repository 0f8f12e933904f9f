"""Reads times of day and days as people type them; what cannot be told has a sentence."""

import re
import unicodedata
from datetime import date, time

LONGEST = 40  # characters
NOON, HALF_A_DAY, A_DAY = 12, 12, 24  # hours
WORDS = dict.fromkeys(("noon", "12 noon", "12:00 noon", "midday"), time(12)) | dict.fromkeys(
    ("midnight", "12 midnight", "12:00 midnight"), time(0)
)
OCLOCK = re.compile(
    r"(?<=\d) ?(?:o['’]?clock|h|hrs?|hours)\b"
)  # 9 o'clock, 17 h, 1730 hours; not 17h30
DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?: ?[:.∶h]? ?(?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?)?"
    r" ?(?P<half>[ap])?(?(half)\.? ?(?:m\.?)?)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "sept",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
AMERICAN = re.compile(r"(?P<month>\d{1,2}) ?[-/.] ?(?P<day>\d{1,2}) ?[-/.] ?(?P<year>\d{4}|\d\d)")
DAY_IN_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
NAMED = [
    re.compile(rf"(?P<name>[a-z]+)\.? ?{DAY_IN_MONTH}(?: ?, ?| )(?P<year>\d{{4}}|\d\d)"),
    re.compile(rf"{DAY_IN_MONTH}[ -](?:of )?(?P<name>[a-z]+)\.?[ ,-]+(?P<year>\d{{4}}|\d\d)"),
]
NO_YEAR = re.compile(rf"\d{{1,2}} ?[-/.] ?\d{{1,2}}|[a-z]+\.? ?{DAY_IN_MONTH}|\d{{1,2}} [a-z]+\.?")
FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTHS_OF_A_YEAR = 12


def read_clock(typed: str, *, ends_a_day=False) -> time:
    """The time of day that somebody typed: "9:00 AM", "5pm", "0930", "noon", "17:00".

    Raises `ValueError` with a sentence. With `ends_a_day` it may be "24:00", which is midnight.
    """
    words = _plain(typed)
    if words in WORDS:
        return WORDS[words]
    found = CLOCK.fullmatch(words)
    if not found:
        raise ValueError(_no_time(typed))
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if hour == A_DAY and not minute and not second and not found["half"]:
        if ends_a_day:
            return time(0)
        raise ValueError("24:00 is the beginning of the next day: write that day and 12:00 AM.")
    if not found["minute"] and not found["half"] and hour <= NOON:
        raise ValueError(
            f"Is “{hour}” in the morning or the evening? Write {hour} AM or {hour} PM."
        )
    try:
        return time(_hour_of_day(hour, found["half"]), minute, second)
    except ValueError:
        raise ValueError(_no_time(typed)) from None


def read_day(typed: str) -> date:
    """The day that somebody typed: "11/27/2026", "Nov 27, 2026", "2026-11-27", "11/27/26".

    Raises `ValueError` with a sentence.
    """
    words, weekday = _without_weekday(_plain(typed).rstrip("."))
    found = next(
        (match for form in (ISO, AMERICAN, *NAMED) if (match := form.fullmatch(words))), None
    )
    if not found:
        if NO_YEAR.fullmatch(words):
            raise ValueError(f"Add the year to “{typed.strip()}”, such as 11/27/2026.")
        raise ValueError(_no_day(typed))
    parts = found.groupdict()
    month = _month_called(parts["name"]) if "name" in parts else int(parts["month"])
    if month > MONTHS_OF_A_YEAR >= int(parts["day"]):
        raise ValueError(
            f"“{typed.strip()}” has no such month: the month comes first, 11/27/2026."
        )
    try:
        day = date(_year(parts["year"]), month, int(parts["day"]))
    except ValueError:
        raise ValueError(_no_day(typed)) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"The year {day.year} is too far away.")
    if weekday is not None and weekday != day.weekday():
        raise ValueError(
            f"{day:%B} {day.day}, {day.year} is a {day:%A}. Which of the two is meant?"
        )
    return day


def _plain(typed):
    """In small letters, without what nobody sees, and with plain blanks."""
    letters = unicodedata.normalize("NFKC", typed[: LONGEST + 1])
    seen = (letter for letter in letters if unicodedata.category(letter) not in {"Cf", "Cc"})
    words = "".join(seen).casefold().translate(DASHES)
    words = " ".join(OCLOCK.sub("", words).split()).rstrip(" ,;")
    return words if len(words) <= LONGEST else ""


def _hour_of_day(hour, half):
    """An hour from 0 to 23; 99 for one that there is not."""
    if half is None or (half == "p" and NOON < hour < A_DAY):  # "17:00 pm"
        return hour
    if hour > NOON or (hour == 0 and half == "p"):
        return 99
    return hour % NOON + (HALF_A_DAY if half == "p" else 0)


def _without_weekday(words):
    first, _blank, rest = words.partition(" ")
    first = first.rstrip(".,")
    for number, name in enumerate(WEEKDAYS):
        if len(first) > 2 and name.startswith(first):  # noqa: PLR2004 -- "Mo" may be a month to come
            return rest, number
    return words, None


def _month_called(name):
    """From 1 to 12; 0 for a word that names none."""
    known = name in MONTHS or name in MONTH_NAMES
    return MONTHS.index(name[:3]) + 1 if known else 0


def _year(digits):
    return int(digits) + (2000 if len(digits) == 2 else 0)  # noqa: PLR2004 -- two digits


def _no_time(typed):
    return (
        f"“{typed.strip()[:LONGEST]}” is not a time of day. Write it like 9:00 AM, 5 PM, or 17:00."
    )


def _no_day(typed):
    return f"“{typed.strip()[:LONGEST]}” is not a date. Write it like 11/27/2026 or November 27, 2026."
