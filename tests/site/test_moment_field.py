"""A moment in a form: what the clinic's clocks show never, once or twice."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django import forms

from clinic_site.clinic.models import ClinicProfile
from clinic_site.time_fields import MomentField, moment_input

FIRST = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)  # both are 1:30 a.m. in Clearwater
SECOND = FIRST + timedelta(hours=1)
COMES_TWICE = "On Sunday, November 1, 1:30 AM comes twice, as the clocks go back: choose the first or the second."


class Opening(forms.Form):
    begins = MomentField(required=False)


class Closing(forms.Form):
    begins = MomentField()


@pytest.fixture(autouse=True)
def _clinic_time(settings):
    settings.TIME_ZONE = "America/New_York"


def typed(day, clock, which=None, kind=Opening, **more):
    words = {"begins_0": day, "begins_1": clock} | ({"begins_2": which} if which else {})
    return kind(words, **more)


def sentences(form):
    return form.errors.get("begins", [])


@pytest.mark.parametrize(
    ("day", "clock", "sentence"),
    [
        ("3/8/2026", "2:30 am", "On Sunday, March 8, the clocks go from 2:00 AM to 3:00 AM: choose 1:59 AM or 3:00 AM."),
        ("3/8/2026", "2:00", "On Sunday, March 8, the clocks go from 2:00 AM to 3:00 AM: choose 1:59 AM or 3:00 AM."),
        ("3/8/2026", "2:59:59", "On Sunday, March 8, the clocks go from 2:00 AM to 3:00 AM: choose 1:59 AM or 3:00 AM."),
        ("11/1/2026", "1:30 am", COMES_TWICE),
    ],
)  # fmt: skip
def test_a_time_that_is_no_moment_or_two_has_a_sentence(day, clock, sentence):
    assert sentences(typed(day, clock)) == [sentence]


@pytest.mark.parametrize(
    ("zone", "day", "clock", "sentence"),
    [
        ("Australia/Lord_Howe", "10/4/2026", "2:15 am",
         "On Sunday, October 4, the clocks go from 2:00 AM to 2:30 AM: choose 1:59 AM or 2:30 AM."),
        ("America/Havana", "3/8/2026", "12:30 am",
         "On Sunday, March 8, the clocks go from 12:00 AM to 1:00 AM: choose 11:59 PM or 1:00 AM."),
    ],
)  # fmt: skip
def test_it_names_the_hours_of_every_zone(settings, zone, day, clock, sentence):
    settings.TIME_ZONE = zone

    assert sentences(typed(day, clock)) == [sentence]


@pytest.mark.parametrize("clock", ["9:00 AM", "9:00", "9am"])
def test_another_hour_of_these_days_is_one_moment(clock):
    form = typed("11/1/2026", clock)

    assert form.is_valid()
    assert form.cleaned_data["begins"] == datetime(2026, 11, 1, 14, tzinfo=UTC)


def test_the_first_and_the_second_are_an_hour_apart():
    found = [typed("11/1/2026", "1:30 am", which) for which in ("before", "after")]

    assert [form.is_valid() for form in found] == [True, True]
    assert [form.cleaned_data["begins"] for form in found] == [FIRST, SECOND]
    assert (SECOND - FIRST).total_seconds() == 3_600


def test_an_answer_that_was_not_offered_is_none():
    assert len(sentences(typed("11/1/2026", "1:30 am", "both"))) == 1


@pytest.mark.parametrize(
    ("form", "chosen"),
    [
        (typed("11/1/2026", "1:30 am"), None),
        (typed("11/1/2026", "1:30 am", "before"), "before"),
        (typed("11/1/2026", "1:30 am", "after"), "after"),
        (Opening(initial={"begins": FIRST}), "before"),
        (Opening(initial={"begins": SECOND}), "after"),
    ],
)
def test_it_is_asked_which_of_two_and_the_answer_is_kept(form, chosen):
    shown = str(form["begins"])

    assert "1:30 AM comes twice that night, as the clocks go back. Which one is it?" in shown
    assert re.findall(r'radio".* value="(\w+)"', shown) == ["before", "after"]
    assert re.findall(r'value="(\w+)"[^>]* checked', shown) == ([chosen] if chosen else [])


@pytest.mark.parametrize(
    "form",
    [
        Opening(),
        typed("", ""),
        typed("", "", "after"),
        typed("11/1/2026", ""),
        typed("11/1/2026", "soon"),
        typed("someday", "1:30 am"),
        typed("3/8/2026", "2:30 am"),
        typed("11/1/2026", "2:00 am", "after"),
        typed("11/2/2026", "1:30 am"),
        Opening(initial={"begins": SECOND + timedelta(hours=1)}),
    ],
)
def test_it_is_asked_nowhere_else(form):
    assert "comes twice that" not in str(form["begins"])


@pytest.mark.parametrize("stored", [FIRST, SECOND, SECOND + timedelta(seconds=59, microseconds=7)])
@pytest.mark.parametrize("has_answer", [True, False])
def test_what_is_sent_as_it_stands_is_the_same_moment(stored, has_answer):
    which = "before" if stored < SECOND else "after"
    form = typed(
        "11/01/2026", "1:30 AM", which if has_answer else None, initial={"begins": stored}
    )

    assert form.is_valid()
    assert form.cleaned_data["begins"] == stored
    assert not form.has_changed()


def test_the_other_answer_is_another_moment():
    form = typed("11/01/2026", "1:30 AM", "before", initial={"begins": SECOND})

    assert form.is_valid()
    assert form.cleaned_data["begins"] == FIRST
    assert form.has_changed()


def test_an_answer_to_what_is_asked_no_more_says_nothing():
    assert typed("", "", "after").is_valid()
    assert sentences(typed("", "", "after", kind=Closing)) == ["This field is required."]
    form = typed("11/2/2026", "1:30 am", "before")
    assert form.is_valid()
    assert form.cleaned_data["begins"] == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "sentence"),
    [
        ("11/27/2030", "", "November 27, 2030 has no time yet: write one, such as 9:00 AM."),
        ("", "5pm", "5:00 PM on which day? Write the date too."),
        ("", "", "This field is required."),
    ],
)
def test_half_a_moment_that_must_be_there_has_its_sentence(day, clock, sentence):
    assert sentences(typed(day, clock, kind=Closing)) == [sentence]


def test_each_part_says_what_it_is_of():
    shown = str(typed("11/1/2026", "1:30 am")["begins"])

    assert shown.count('aria-label="Begins: date"') == 1
    assert shown.count('aria-label="Begins: time"') == 1
    assert shown.count("<legend>") == 1


# --- In words -----------------------------------------------------------------------------------


def words_of(form):
    return re.findall(
        r'id="id_begins_words"[^>]*>(.+)</p>', str(form["begins"]).replace("\xa0", " ")
    )


@pytest.fixture
def _in_clearwater(time_machine, monkeypatch):
    monkeypatch.setattr(moment_input, "_cities", [lambda: "Clearwater"])
    time_machine.move_to(datetime(2026, 11, 24, 0, 0, 31, tzinfo=UTC), tick=False)


@pytest.mark.usefixtures("_in_clearwater")
@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        ("11/24/2026", "9:00 AM", "Tuesday, November 24, 9:00 a.m. in Clearwater, in 14 hours"),
        ("Nov 23, 2026", "7:01 pm", "Monday, November 23, 7:01 p.m. in Clearwater, in 1 minute"),
        ("11/23/2026", "19:00:45", "Monday, November 23, 7:00 p.m. in Clearwater, in less than a minute"),
        ("11/23/2026", "7pm", "Monday, November 23, 7:00 p.m. in Clearwater, just now"),
        ("11/20/2026", "noon", "Friday, November 20, 12:00 p.m. in Clearwater, 3 days ago"),
    ],
)  # fmt: skip
def test_what_was_typed_is_said_in_words_by_the_servers_clock(day, clock, said):
    form = typed(day, clock)

    assert words_of(form) == [said]
    assert str(form["begins"]).count('aria-describedby="id_begins_words"') == 2


@pytest.mark.usefixtures("_in_clearwater")
def test_what_is_stored_is_said_in_words():
    form = Opening(initial={"begins": datetime(2026, 11, 24, 14, 0, 59, tzinfo=UTC)})

    assert words_of(form) == ["Tuesday, November 24, 9:00 a.m. in Clearwater, in 14 hours"]


@pytest.mark.parametrize("which", [None, "before", "after"])
def test_of_two_that_one_is_said_which_was_chosen(time_machine, which):
    time_machine.move_to(FIRST - timedelta(hours=3), tick=False)
    away = {None: [], "before": ["3 hours"], "after": ["4 hours"]}[which]

    found = words_of(typed("11/1/2026", "1:30 am", which))

    assert found == [f"Sunday, November 1, 1:30 a.m. in Clearwater, in {hours}" for hours in away]


@pytest.mark.parametrize(
    "form",
    [Opening(), typed("11/27", "5pm"), typed("11/27/2026", ""), typed("3/8/2026", "2:30 am")],
)
def test_of_what_is_no_moment_nothing_is_said(form):
    assert words_of(form) == []


@pytest.mark.django_db
def test_the_city_is_that_of_the_clinics_profile_and_costs_no_query(
    admin_client, django_assert_num_queries
):
    ClinicProfile.objects.update_or_create(defaults={"city": "Dunedin & Sons"})

    page = admin_client.get("/admin/").content.decode()

    assert page
    with django_assert_num_queries(0):
        assert " in Dunedin &amp; Sons, in " in str(typed("11/27/2190", "5pm")["begins"])


def test_a_clinic_that_says_no_city_has_none_in_words(monkeypatch):
    monkeypatch.setattr(moment_input, "_cities", [lambda: ""])

    (said,) = words_of(typed("11/27/2190", "5pm"))

    assert said.startswith("Saturday, November 27, 5:00 p.m., in ")
