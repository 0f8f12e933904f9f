"""Times and days as people type them: the right value, or a sentence that says what to do."""

from datetime import date, time

import pytest

from clinic_site.moments import clock_in_field, day_in_field
from clinic_site.typed_times import read_clock, read_day

NOT_A_TIME = "is not a time of day. Write it like 9:00 AM, 5 PM, or 17:00."
NOT_A_DATE = "is not a date. Write it like 11/27/2026 or November 27, 2026."
HALF = "in the morning or the evening?"
CLOCKS = {
    "9:00 AM": time(9), "5pm": time(17), "9 am": time(9), "17:00": time(17), "9:00": time(9),
    "09:00": time(9), "09:00:00": time(9), "9:00:00 PM": time(21), "5 PM": time(17),
    "5:00pm": time(17), "5:30 p.m.": time(17, 30), "5 p.m": time(17), "9 a. m.": time(9),
    "9 A.M.": time(9), "9a": time(9), "5p": time(17), "5 P": time(17), "9.30": time(9, 30),
    "9.30 am": time(9, 30), "0930": time(9, 30), "930": time(9, 30), "930am": time(9, 30),
    "1730": time(17, 30), "9 30 pm": time(21, 30), "noon": time(12), "Noon": time(12),
    "12 noon": time(12), "midday": time(12), "midnight": time(0), "12 midnight": time(0),
    "12 pm": time(12), "12:00 PM": time(12), "12 am": time(0), "12:00 AM": time(0),
    "12:30 am": time(0, 30), "12:30 pm": time(12, 30), "12:00": time(12), "00:00": time(0),
    "0:30": time(0, 30), "23:59": time(23, 59), "17": time(17), "17:00 PM": time(17),
    "9:00\N{NO-BREAK SPACE}AM": time(9), "9:00\N{NARROW NO-BREAK SPACE}AM": time(9),
    "\N{ZERO WIDTH SPACE}9:00 AM\N{LEFT-TO-RIGHT MARK}": time(9), "  5  pm ": time(17),
    "9:00 am": time(9), "9 : 00 am": time(9), "9∶30": time(9, 30), "9h30": time(9, 30), "١٧:٣٠": time(17, 30), "5 o'clock pm": time(17),
    "5 o’clock PM": time(17), "5.00 P.M.": time(17), "11:59 PM": time(23, 59),
    "17:00:00.000": time(17), "7:05 am": time(7, 5),
    "17h": time(17), "17:30 h": time(17, 30), "1730 hours": time(17, 30), "17:30 hrs": time(17, 30),
    "12:00 noon": time(12), "12:00 midnight": time(0), "5 oclock pm": time(17), "5 pm,": time(17),
}  # fmt: skip
NO_CLOCKS = {
    "9": HALF, "12": HALF, "5 o'clock": HALF, "25:00": NOT_A_TIME, "9:60": NOT_A_TIME,
    "13 am": NOT_A_TIME, "0 pm": NOT_A_TIME, "9:5": NOT_A_TIME, "soon": NOT_A_TIME,
    "9-5": NOT_A_TIME, "-9:00": NOT_A_TIME, "9 am to 5 pm": NOT_A_TIME, "9:00 XM": NOT_A_TIME,
    "99999": NOT_A_TIME, "24:30": NOT_A_TIME, "9" * 5000: NOT_A_TIME, "½ 9": NOT_A_TIME,
    "24:00": "write that day and 12:00 AM", "24": "write that day and 12:00 AM",
}  # fmt: skip
DAY = date(2026, 11, 27)
DAYS = [
    "11/27/2026", "11/27/26", "11-27-2026", "11.27.2026", "11 / 27 / 2026", "2026-11-27",
    "2026/11/27", "Nov 27, 2026", "Nov. 27, 2026", "nov 27 2026", "November 27, 2026",
    "NOVEMBER 27th, 2026", "November 27,2026", "27 Nov 2026", "27 November, 2026", "27-Nov-2026",
    "27th of November 2026", "Friday, November 27, 2026", "Fri 11/27/2026", "Fri, Nov 27, 2026",
    "Nov\N{NO-BREAK SPACE}27,\N{NARROW NO-BREAK SPACE}2026", "１１/２７/２０２６",
    "\N{ZERO WIDTH SPACE}11/27/2026\N{RIGHT-TO-LEFT MARK}", "Nov 27, 26", "11/27/2026.",
    "11\N{EN DASH}27\N{EN DASH}2026", "2026\N{NON-BREAKING HYPHEN}11\N{NON-BREAKING HYPHEN}27",
]  # fmt: skip
NO_DAYS = {
    "27/11/2026": "the month comes first", "11/27": "Add the year", "Nov 27": "Add the year",
    "27 November": "Add the year", "11/31/2026": NOT_A_DATE, "2026-02-29": NOT_A_DATE,
    "13/32/2026": NOT_A_DATE, "Nov 2026": NOT_A_DATE, "someday": NOT_A_DATE,
    "Smarch 13, 2026": NOT_A_DATE, "11/27/0026": "too far away", "9999-12-31": "too far away",
    "Monday, November 27, 2026": "November 27, 2026 is a Friday", "1/2/3/4": NOT_A_DATE,
    "1" * 5000: NOT_A_DATE, "00/00/0000": NOT_A_DATE, "11/27/20266": NOT_A_DATE,
}  # fmt: skip


def test_the_table_has_sixty_times_of_day():
    assert len(CLOCKS | NO_CLOCKS) >= 60


@pytest.mark.parametrize(("typed", "clock"), CLOCKS.items(), ids=ascii)
def test_a_time_is_read_as_people_write_it(typed, clock):
    assert read_clock(typed) == clock


@pytest.mark.parametrize("typed", NO_CLOCKS, ids=lambda typed: ascii(typed[:20]))
def test_what_is_no_time_of_day_has_a_sentence(typed):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- its sentence is looked at
        read_clock(typed)

    assert NO_CLOCKS[typed] in str(caught.value)
    assert len(str(caught.value)) < 140


@pytest.mark.parametrize("hour", range(24))
def test_what_stands_in_a_field_is_read_again(hour):
    for minute in (0, 5, 59):
        assert read_clock(clock_in_field(time(hour, minute))) == time(hour, minute)
    assert read_day(day_in_field(DAY)) == DAY


def test_the_end_of_a_day_may_be_written_as_its_last_hour():
    assert {read_clock(typed, ends_a_day=True) for typed in ("24:00", "24", "2400")} == {time(0)}


@pytest.mark.parametrize("typed", DAYS, ids=ascii)
def test_a_day_is_read_as_people_write_it(typed):
    assert read_day(typed) == DAY


def test_no_letter_of_a_month_is_taken_for_an_hour():
    assert read_day("March 4th, 2026") == read_day("4 march 2026") == date(2026, 3, 4)


@pytest.mark.parametrize("typed", NO_DAYS, ids=lambda typed: ascii(typed[:20]))
def test_what_is_no_day_has_a_sentence(typed):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- its sentence is looked at
        read_day(typed)

    assert NO_DAYS[typed] in str(caught.value)
    assert len(str(caught.value)) < 140
