"""The hours in the clinic's profile: what contradicts itself is refused in words."""

from datetime import date, time, timedelta

import pytest

from clinic_site.clinic.models import ClinicProfile, OpeningHours, SpecialDay
from tests.site.filling import fill_in
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

PROFILE = "/admin/clinic/clinicprofile/"
MONDAY, TUESDAY, SUNDAY = "0", "1", "6"
CLOSED = "on"


def errors(response):
    tree = read(response, strict=False)
    return [words(part) for part in tree.iter("ul") if "errorlist" in part.get("class", "")]


def rows_of(prefix, names, rows):
    typed = {f"{prefix}-TOTAL_FORMS": str(len(rows))}
    for number, row in enumerate(rows):
        typed |= {
            f"{prefix}-{number}-{name}": value
            for name, value in zip(names, row, strict=True)
            if value
        }
    return typed


def week(*rows):
    return rows_of("opening_hours", ("weekday", "opens", "closes"), rows)


def special(*rows):
    return rows_of("special_days", ("date", "name", "is_closed", "opens", "closes"), rows)


@pytest.mark.parametrize(
    "rows",
    [
        [(MONDAY, "9 am", "12 pm"), (MONDAY, "noon", "5 pm")],
        [(MONDAY, "9 am", "midnight"), (TUESDAY, "12 am", "2 am")],
        [(MONDAY, "6 pm", "2 am"), (TUESDAY, "2 am", "5 am")],
        [(SUNDAY, "6 pm", "2 am"), (MONDAY, "2 am", "9 am")],
        [(MONDAY, "0:00", "24:00"), (TUESDAY, "12:00 AM", "12:00 AM")],
        [(str(day), "midnight", "midnight") for day in range(7)],
    ],
    ids=str,
)
def test_hours_that_touch_or_lie_apart_are_stored(client_of, rows):
    response = fill_in(client_of("Editor"), PROFILE, **week(*rows))

    assert (response.status_code, OpeningHours.objects.count()) == (302, len(rows))


@pytest.mark.parametrize(
    ("rows", "other"),
    [
        ([(MONDAY, "9 am", "5 pm"), (MONDAY, "1 pm", "6 pm")], "Monday, 9 a.m. – 5 p.m."),
        ([(MONDAY, "1 pm", "6 pm"), (MONDAY, "9 am", "5 pm")], "Monday, 9 a.m. – 5 p.m."),
        ([(MONDAY, "9 am", "5 pm"), (MONDAY, "9 am", "5 pm")], "Monday, 9 a.m. – 5 p.m."),
        ([(MONDAY, "9 am", "5 pm"), (MONDAY, "10 am", "11 am")], "Monday, 9 a.m. – 5 p.m."),
        ([(MONDAY, "6 pm", "2 am"), (TUESDAY, "1 am", "5 am")], "Monday, 6 p.m. – 2 a.m."),
        ([(SUNDAY, "6 pm", "2 am"), (MONDAY, "midnight", "9 am")], "Sunday, 6 p.m. – 2 a.m."),
        ([(MONDAY, "12 am", "12 am"), (MONDAY, "9 am", "5 pm")], "Monday, open all day"),
    ],
    ids=str,
)
def test_rows_that_overlap_are_refused_in_words(client_of, rows, other):
    response = fill_in(client_of("Editor"), PROFILE, **week(*rows))

    assert errors(response) == [f"These hours overlap with another row: “{other}”."]
    assert not OpeningHours.objects.exists()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            (MONDAY, "9:00", "5:00"),
            (
                "5:00 AM would be on the next day, 20 hours later. Write 5:00 PM for the afternoon, or "
                "give the next day a row of its own, from 12 AM on."
            ),
        ),
        (
            (MONDAY, "9:60", "5 pm"),
            "“9:60” is not a time of day. Write it like 9:00 AM, 5 PM, or 17:00.",
        ),
        ((MONDAY, "9 am", ""), "This field is required."),
        ((MONDAY, "9 am", "9 am"), "It would close as it opens. All day is 12 AM to 12 AM."),
    ],
)
def test_a_row_that_cannot_be_meant_so_is_refused(client_of, row, sentence):
    assert errors(fill_in(client_of("Editor"), PROFILE, **week(row))) == [sentence]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (
            [("12/25/2030", "Christmas", CLOSED, "9 am", "5 pm")],
            "The day is closed and has hours: take out the tick, or the times.",
        ),
        (
            [("12/25/2030", "Christmas", CLOSED, "", "5 pm")],
            "The day is closed and has hours: take out the tick, or the times.",
        ),
        (
            [("12/25/2030", "Christmas", "", "", "")],
            "Tick it, or write when the clinic opens and closes.",
        ),
        ([("12/25/2030", "Christmas", "", "9 am", "")], "Write when the clinic closes, too."),
        ([("12/25/2030", "Christmas", "", "", "5 pm")], "Write when the clinic opens, too."),
        (
            [("12/25/2030", "Christmas", CLOSED, "", ""), ("Dec 25, 2030", "Short", "", "9 am", "1 pm")],
            "December 25, 2030 is closed all day by another row: “Christmas”. Take one of the two out.",
        ),
        (
            [("12/25/2030", "Short", "", "9 am", "1 pm"), ("12/25/2030", "Christmas", CLOSED, "", "")],
            "December 25, 2030 is closed all day by another row: “Christmas”. Take one of the two out.",
        ),
        (
            [("12/25/2030", "Christmas", CLOSED, "", ""), ("12/25/2030", "Twice", CLOSED, "", "")],
            "December 25, 2030 is closed all day by another row: “Christmas”. Take one of the two out.",
        ),
        (
            [("12/24/2030", "Eve", "", "6 pm", "2 am"), ("12/25/2030", "Early", "", "1 am", "5 am")],
            "These hours overlap with another row: “Eve, December 24, 2030, 6 p.m. – 2 a.m.”.",
        ),
        (
            [("12/31/2030", "Eve", "", "8 pm", "2 am"), ("1/1/2031", "New Year", CLOSED, "", "")],
            (
                "January 1, 2031 is closed all day by another row: “New Year”. Close by midnight, or "
                "give that day its hours."
            ),
        ),
        (
            [("12/25/2030", "Short", "", "9", "")],
            "Is “9” in the morning or the evening? Write 9 AM or 9 PM.",
        ),
        (
            [("12/24/2030", "Eve", "", "9 am", "1 pm"), ("12/24/2030", "Noon", "", "noon", "5 pm")],
            "These hours overlap with another row: “Eve, December 24, 2030, 9 a.m. – 1 p.m.”.",
        ),
    ],
    ids=str,
)  # fmt: skip
def test_special_days_that_contradict_are_refused_in_words(client_of, days, sentence):
    response = fill_in(client_of("Editor"), PROFILE, **special(*days))

    assert errors(response) == [sentence]
    assert not SpecialDay.objects.exists()


def test_a_night_that_ends_at_midnight_may_stand_before_a_closed_day(client_of):
    days = [("12/31/2030", "Eve", "", "8 pm", "24:00"), ("1/1/2031", "New Year", CLOSED, "", "")]

    assert fill_in(client_of("Editor"), PROFILE, **special(*days)).status_code == 302


def test_the_special_days_of_ten_years_are_saved_as_any(client_of):
    days = [date(2030, 1, 1) + timedelta(days=20 * number) for number in range(180)]
    profile = ClinicProfile.get_solo()
    SpecialDay.objects.bulk_create(
        SpecialDay(clinic=profile, date=one, name="Closed") for one in days
    )

    response = fill_in(client_of("Editor"), PROFILE, name="Another name")

    assert (response.status_code, ClinicProfile.get_solo().name) == (302, "Another name")


def test_a_row_gives_way_to_the_one_that_replaces_it(client_of):
    profile = ClinicProfile.get_solo()
    profile.opening_hours.create(weekday=0, opens=time(9), closes=time(17))
    row = {"opening_hours-0-DELETE": "on", "opening_hours-1-weekday": "0",
           "opening_hours-1-opens": "9 am", "opening_hours-1-closes": "6 pm"}  # fmt: skip

    fill_in(client_of("Editor"), PROFILE, **row, **{"opening_hours-TOTAL_FORMS": "2"})

    assert [row.closes for row in OpeningHours.objects.all()] == [time(18)]


def test_closed_all_day_is_not_ticked_beforehand(client_of):
    ClinicProfile.get_solo().special_days.create(date=date(2030, 12, 25), name="Christmas")

    form = by_id(read(client_of("Editor").get(PROFILE), strict=False), "clinicprofile_form")

    ticked = [
        part.get("name")
        for part in form.iter("input")
        if part.get("type") == "checkbox" and "checked" in part.attrib
    ]
    assert ticked == ["special_days-0-is_closed"]
    assert "special_days-0-is_closed" in form_values(form)


def test_rows_of_long_ago_that_overlap_break_no_page(client, client_of):
    profile = ClinicProfile.get_solo()
    profile.opening_hours.create(weekday=0, opens=time(9), closes=time(17))
    profile.opening_hours.create(weekday=0, opens=time(9), closes=time(12))
    profile.special_days.create(date=date(2099, 12, 25), name="Closed")
    profile.special_days.create(
        date=date(2099, 12, 25), name="Open", is_closed=False, opens=time(9), closes=time(12)
    )

    assert client.get("/").status_code == client.get("/contact/").status_code == 200
    assert client_of("Editor").get(PROFILE).status_code == 200
