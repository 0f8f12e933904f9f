"""A moment in a form: what the clinic's clocks show never, once or twice."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django import forms

from clinic_site.time_fields import MomentField

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
