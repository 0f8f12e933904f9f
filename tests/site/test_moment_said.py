"""What the form says of a moment while it is typed, asked of the server by a script."""

from datetime import UTC, datetime

import pytest

from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

SAID = "/admin/moment-said/"


@pytest.fixture(autouse=True)
def _clinic_time(settings, time_machine):
    settings.TIME_ZONE = "America/New_York"
    time_machine.move_to(datetime(2026, 10, 31, 20, tzinfo=UTC), tick=False)


def said(client, **typed):
    return client.get(SAID, {"name": "opens", **typed})


def test_it_says_the_moment_that_is_typed(client_of):
    answer = said(client_of("Author"), day="Nov 1, 2026", clock="6am")

    assert words(by_id(read(answer, strict=False), "id_opens_words")) == (
        "Sunday, November 1, 6:00 a.m. in Clearwater, in 15 hours"
    )
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("which", "in_words"), [("", ""), ("before", "in 9 hours"), ("after", "in 10 hours")]
)
def test_it_asks_which_of_two(client_of, which, in_words):
    answer = said(client_of("Author"), day="11/1/2026", clock="1:30 am", which=which)

    tree = read(answer, strict=False)
    choices = [part for part in tree.iter("input") if part.get("name") == "opens_2"]
    assert [part.get("value") for part in choices] == ["before", "after"]
    assert [part.get("value") for part in choices if "checked" in part.attrib] == [which][
        : len(which)
    ]
    assert words(by_id(tree, "id_opens_words")).endswith(in_words)


@pytest.mark.parametrize("typed", [{}, {"day": "11/1"}, {"day": "\0", "clock": "9" * 5000}])
def test_of_what_is_no_moment_it_says_nothing(client_of, typed):
    answer = said(client_of("Author"), **typed)

    assert words(read(answer, strict=False)) == ""


def test_a_name_is_no_markup(client_of):
    answer = said(client_of("Author"), name='"><b>', day="11/1/2026", clock="1:30 am")

    assert b"<b>" not in answer.content


def test_who_is_not_in_is_told_nothing(client):
    assert said(client, day="11/1/2026", clock="6am").status_code == 302
