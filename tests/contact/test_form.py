"""What the form says and asks: how to reach the visitor, what happens next, and what is wrong."""

from datetime import UTC, datetime, time

import pytest

from clinic_site.clinic.models import ClinicProfile
from tests.factories import TreatmentFactory
from tests.site.reading import by_id, links, main_of, read, section_titled, words

pytestmark = pytest.mark.django_db

# Noon of Friday, May 1, and half past eight in the evening, at the clinic.
OPEN, CLOSED = datetime(2026, 5, 1, 16, tzinfo=UTC), datetime(2026, 5, 2, 0, 30, tzinfo=UTC)


@pytest.fixture
def clinic(settings):
    settings.TIME_ZONE = "America/New_York"
    profile = ClinicProfile.get_solo()
    profile.response_hours = 6
    profile.save()
    for weekday in range(5):
        profile.opening_hours.create(weekday=weekday, opens=time(9), closes=time(17))
    return profile


def form_of(response):
    (form,) = main_of(read(response)).iter("form")
    return form


def test_ways_to_reach_somebody_are_one_group_of_which_one_is_enough(client):
    (group,) = [
        part
        for part in form_of(client.get("/contact/")).iter("fieldset")
        if part.get("class") == "field-group"
    ]

    assert words(group.find("legend")) == "How can we reach you? One is enough"
    assert {"telephone", "email", "voicemail_or_text", "preferred_way", "preferred_time"} == {
        part.get("name") for part in group.iter() if part.tag in {"input", "select"}
    }


@pytest.mark.parametrize(
    "label",
    [
        "What would you like to tell us?",
        "Which treatment is it about?",
        "When is a good time?",
        "How should we contact you?",
        "May we leave a voicemail or text you?",
    ],
)
def test_what_may_be_left_empty_says_so(client, label):
    assert f"{label} (optional)" in words(form_of(client.get("/contact/")))


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (OPEN, "We usually answer within 6 opening hours."),
        (CLOSED, "We open Monday at 9 a.m. and usually answer within 6 opening hours from then."),
    ],
)
def test_when_somebody_answers_is_said_before_and_after_by_the_hours(
    client, send, clinic, time_machine, moment, said
):
    time_machine.move_to(moment, tick=False)

    page = main_of(read(client.get("/contact/")))
    receipt = client.get(send()["Location"])

    assert said in words(next(page.iter("header")))
    assert said in words(main_of(read(receipt)))


def test_one_hour_is_said_as_one(clinic):
    clinic.response_hours = 1

    assert clinic.answers.count("1 opening hour") == 1
    assert "hours" not in clinic.answers


def test_what_happens_next_is_told_in_three_steps_beside_the_form(client):
    steps = section_titled(main_of(read(client.get("/contact/"))), "What happens next")

    assert len(list(steps.iter("li"))) == 3


def test_the_treatment_that_the_visitor_came_from_is_named_at_the_top(client, treatment):
    TreatmentFactory(name="Laser")

    header = next(main_of(read(client.get("/contact/?treatment=peeling"))).iter("header"))

    assert "About Peeling" in words(header)
    assert "Laser" not in words(header)


@pytest.mark.parametrize("query", ["", "?treatment=nothing"])
def test_without_a_treatment_nothing_is_named(client, treatment, query):
    header = next(main_of(read(client.get(f"/contact/{query}"))).iter("header"))

    assert "About" not in words(header)


def test_the_summary_of_errors_has_the_focus_when_the_form_comes_back(send):
    (summary,) = [
        part
        for part in form_of(send(name="", email="", telephone="")).iter("div")
        if part.get("class") == "error-summary"
    ]

    assert (summary.get("autofocus"), summary.get("tabindex")) == ("", "-1")
    assert links(summary) == ["#id_name", "#id_telephone"]


def test_without_an_error_nothing_takes_the_focus(client):
    assert [
        part for part in read(client.get("/contact/")).iter() if part.get("autofocus") is not None
    ] == []


@pytest.mark.parametrize("name", ["telephone", "message", "voicemail_or_text"])
def test_help_and_message_are_tied_to_their_field(send, name):
    page = read(send(telephone="12", message="m" * 5000, voicemail_or_text="somersault"))
    tied = [
        part.get("aria-describedby")
        for part in page.iter()
        if part.tag in {"input", "textarea", "fieldset"}
    ]

    assert f"id_{name}_helptext id_{name}_error" in tied
    assert words(by_id(page, f"id_{name}_helptext"))
    assert words(by_id(page, f"id_{name}_error"))


def test_the_receipt_asks_for_no_other_request(client, send):
    page = read(client.get(send()["Location"]))

    outside = [part for part in page.iter() if part.tag in {"header", "main", "aside"}]
    asking = [
        link
        for part in outside
        for link in part.iter("a")
        if words(link) == "Request a consultation"
    ]
    assert asking == []
