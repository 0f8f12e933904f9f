"""When the clinic is open, and how that is said."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from clinic_site.clinic.hours import (
    clock,
    fault_of,
    in_a_line,
    next_opening,
    open_now,
    opening_spans,
    opening_times,
    times_text,
)
from clinic_site.clinic.models import OpeningHours, SpecialDay
from clinic_site.moments import Timed

NEW_YORK = ZoneInfo("America/New_York")
MORNING, NOON, ONE, FIVE = time(9), time(12), time(13), time(17, 30)
# Monday to Friday with a break at noon. May 4, 2026, is a Monday.
WEEKLY = [
    OpeningHours(weekday=weekday, opens=opens, closes=closes)
    for weekday in range(5)
    for opens, closes in [(ONE, FIVE), (MORNING, NOON)]
]
SPECIAL_DAYS = [
    SpecialDay(date=date(2026, 5, 7), name="Inventory", is_closed=True),
    SpecialDay(date=date(2026, 5, 9), name="Open house", is_closed=False, opens=time(10), closes=time(14)),
    SpecialDay(date=date(2026, 5, 25), name="Memorial Day"),
]  # fmt: skip

MOMENTS = {
    "before": ("2026-05-04 08:59:59", "Closed now, opens today at 9 a.m."),
    "the first second": ("2026-05-04 09:00:00", "Open now, until noon"),
    "the last second before noon": ("2026-05-04 11:59:59", "Open now, until noon"),
    "the break": ("2026-05-04 12:00:00", "Closed now, opens today at 1 p.m."),
    "after the break": ("2026-05-04 13:00:00", "Open now, until 5:30 p.m."),
    "the last second": ("2026-05-04 17:29:59", "Open now, until 5:30 p.m."),
    "after": ("2026-05-04 17:30:00", "Closed now, opens tomorrow at 9 a.m."),
    "the day before a closed one": ("2026-05-06 18:00", "Closed now, opens Friday at 9 a.m."),
    "a closed day": ("2026-05-07 10:00", "Closed now, opens tomorrow at 9 a.m."),
    "a Saturday that is open": ("2026-05-09 10:00", "Open now, until 2 p.m."),
    "before that": ("2026-05-08 20:00", "Closed now, opens tomorrow at 10 a.m."),
    "a Sunday": ("2026-05-10 10:00", "Closed now, opens tomorrow at 9 a.m."),
    "a Friday evening": ("2026-05-15 18:00", "Closed now, opens Monday at 9 a.m."),
    "a long weekend": ("2026-05-22 18:00", "Closed now, opens Tuesday at 9 a.m."),
    "when the clocks go forward": ("2026-03-08 10:00", "Closed now, opens tomorrow at 9 a.m."),
    "the Monday after": ("2026-03-09 09:00", "Open now, until noon"),
    "when the clocks go back": ("2026-11-01 01:30", "Closed now, opens tomorrow at 9 a.m."),
    "the Monday after that": ("2026-11-02 08:59", "Closed now, opens today at 9 a.m."),
}  # fmt: skip


def at(moment):
    return datetime.fromisoformat(moment).replace(tzinfo=NEW_YORK)


@pytest.mark.parametrize(("moment", "sentence"), MOMENTS.values(), ids=MOMENTS.keys())
def test_the_answer_for_a_moment_is_a_sentence(moment, sentence):
    assert str(open_now(at(moment), WEEKLY, SPECIAL_DAYS)) == sentence


@pytest.mark.parametrize(("moment", "sentence"), MOMENTS.values(), ids=MOMENTS.keys())
def test_a_clinic_that_is_closed_says_when_it_opens_and_an_open_one_nothing(moment, sentence):
    opens = sentence.partition("opens ")[2]

    assert next_opening(at(moment), WEEKLY, SPECIAL_DAYS) == opens


def test_without_any_hours_nothing_is_promised():
    assert open_now(at("2026-05-04 10:00"), [], []) == Timed("Closed now", until=None)


@pytest.mark.parametrize(
    ("opens_on", "sentence"),
    [
        ("2026-05-10", "Closed now, opens Sunday at 10 a.m."),
        ("2026-05-11", "Closed now, opens Monday, May 11 at 10 a.m."),
        ("2026-05-17", "Closed now, opens Sunday, May 17 at 10 a.m."),
        ("2026-05-18", "Closed now"),
    ],
)
def test_a_day_far_away_is_named_by_its_date_or_not_at_all(opens_on, sentence):
    day = SpecialDay(
        date=date.fromisoformat(opens_on), is_closed=False, opens=time(10), closes=FIVE
    )

    assert str(open_now(at("2026-05-04 08:00"), [], [day])) == sentence


def test_the_hours_of_a_day_stand_in_order_whatever_the_order_of_the_rows():
    assert opening_times(date(2026, 5, 4), WEEKLY, []) == [(MORNING, NOON), (ONE, FIVE)]


def test_a_special_day_may_have_a_break_too():
    day = date(2026, 5, 9)
    rows = [
        SpecialDay(date=day, is_closed=False, opens=opens, closes=closes)
        for opens, closes in [(ONE, FIVE), (MORNING, NOON)]
    ]

    assert opening_times(day, WEEKLY, rows) == [(MORNING, NOON), (ONE, FIVE)]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(0), "midnight"),
        (time(0, 5), "12:05 a.m."),
        (time(9), "9 a.m."),
        (time(11, 59), "11:59 a.m."),
        (time(12), "noon"),
        (time(12, 30), "12:30 p.m."),
        (time(17, 30), "5:30 p.m."),
        (time(23, 59), "11:59 p.m."),
    ],
)
def test_a_time_of_day_is_said_as_people_say_it(moment, words):
    assert clock(moment) == words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], "Closed"),
        ([OpeningHours(opens=MORNING, closes=FIVE)], "9 a.m. – 5:30 p.m."),
        (sorted(WEEKLY[:2], key=lambda row: row.opens), "9 a.m. – noon, 1 p.m. – 5:30 p.m."),
    ],
)
def test_the_hours_of_a_day_are_one_line(rows, words):
    assert times_text(rows) == words


ALL_DAY = (time(0), time(0))


def weekly(*rows):
    return [OpeningHours(weekday=day, opens=opens, closes=closes) for day, opens, closes in rows]


# May 4, 2026, is a Monday.
NIGHTS = {
    "until midnight": ([(0, MORNING, time(0))], "05-04 22:00", "Open now, until midnight"),
    "at midnight": ([(0, MORNING, time(0))], "05-05 00:00", "Closed now, opens Monday at 9 a.m."),
    "over midnight, before": ([(0, time(18), time(2))], "05-04 23:00", "Open now, until 2 a.m."),
    "over midnight, after": ([(0, time(18), time(2))], "05-05 01:59", "Open now, until 2 a.m."),
    "over midnight, over": (
        [(0, time(18), time(2))], "05-05 02:00", "Closed now, opens Monday at 6 p.m."),
    "into the next week": ([(6, time(18), time(2))], "05-04 01:00", "Open now, until 2 a.m."),
    "all day": ([(0, *ALL_DAY)], "05-04 13:00", "Open now, until midnight"),
    "touching rows are one": (
        [(0, MORNING, time(0)), (1, time(0), time(5))], "05-04 23:30", "Open now, until 5 a.m."),
    "two whole days": (
        [(0, *ALL_DAY), (1, *ALL_DAY)], "05-04 10:00", "Open now, until tomorrow at midnight"),
    "three whole days": (
        [(day, *ALL_DAY) for day in (0, 1, 2)], "05-04 10:00",
        "Open now, until Wednesday at midnight"),
    "always": ([(day, *ALL_DAY) for day in range(7)], "05-04 10:00", "Open now, day and night"),
    "rows of long ago that overlap": (
        [(0, MORNING, ONE), (0, NOON, FIVE)], "05-04 10:00", "Open now, until 5:30 p.m."),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "moment", "sentence"), NIGHTS.values(), ids=NIGHTS)
def test_the_clinic_may_be_open_until_midnight_over_it_and_all_day(rows, moment, sentence):
    assert str(open_now(at(f"2026-{moment}"), weekly(*rows), [])) == sentence


@pytest.mark.parametrize(
    ("special", "sentence"),
    [
        # Closed all day is closed from midnight on, whatever began the evening before.
        ({"is_closed": True}, "Closed now, opens tomorrow at 6 p.m."),
        ({"is_closed": False, "opens": time(10), "closes": NOON}, "Open now, until 2 a.m."),
    ],
)
def test_the_night_before_a_special_day_ends_where_that_is_closed(special, sentence):
    nights = weekly(*[(day, time(18), time(2)) for day in range(7)])
    days = [SpecialDay(date=date(2026, 5, 5), **special)]

    assert str(open_now(at("2026-05-05 01:00"), nights, days)) == sentence


def test_a_night_on_which_the_clocks_change_has_its_own_length():
    night = weekly((5, time(22), time(4)))

    for saturday, hours in [(date(2026, 3, 7), 5), (date(2026, 10, 31), 7)]:
        ((opens, closes),) = opening_spans(saturday, saturday, night, [])
        assert closes - opens == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("opens", "closes", "fault"),
    [
        (time(0), time(0), ""),
        (time(9), time(0), ""),
        (time(18), time(2), ""),
        (time(22), time(10), ""),
        (time(9), time(9), "It would close as it opens. All day is 12 AM to 12 AM."),
        (time(9), time(5), ("5:00 AM would be on the next day, 20 hours later. Write 5:00 PM for the afternoon, "
                           "or give the next day a row of its own, from 12 AM on.")),
        (time(20), time(19), ("7:00 PM would be on the next day, 23 hours later. Write a later time, "
                             "or give the next day a row of its own, from 12 AM on.")),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_have_a_sentence(opens, closes, fault):
    assert fault_of(opens, closes) == fault


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (*ALL_DAY, "Open all day"),
        (MORNING, time(0), "9 a.m. – midnight"),
        (time(18), time(2), "6 p.m. – 2 a.m."),
        (time(0), NOON, "midnight – noon"),
    ],
)
def test_the_hours_of_a_night_are_said(opens, closes, words):
    assert times_text(weekly((0, opens, closes))) == words


def rows(days, *spans):
    return [
        OpeningHours(weekday=day, opens=opens, closes=closes)
        for day in days
        for opens, closes in spans
    ]


DAY, MIDNIGHT = (MORNING, NOON), time(0)


@pytest.mark.parametrize(
    ("weekly", "line"),
    [
        ([], ""),
        (rows(range(5), DAY), "Monday to Friday, 9 a.m. – noon"),
        (rows([0, 1], DAY), "Monday and Tuesday, 9 a.m. – noon"),
        (rows([5], DAY), "Saturday, 9 a.m. – noon"),
        (rows(range(7), DAY), "Every day, 9 a.m. – noon"),
        (rows(range(7), (MIDNIGHT, MIDNIGHT)), "Every day, open all day"),
        (
            rows([0, 1, 2], DAY) + rows([4], DAY, (ONE, FIVE)),
            "Monday to Wednesday, 9 a.m. – noon; Friday, 9 a.m. – noon, 1 p.m. – 5:30 p.m.",
        ),
    ],
)
def test_the_hours_of_a_week_are_said_in_a_line(weekly, line):
    assert in_a_line(weekly) == line
