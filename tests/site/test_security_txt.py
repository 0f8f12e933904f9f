"""Whom to tell of a hole in the site, where RFC 9116 has programs and people look for it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clinic_site.clinic.models import ClinicProfile

pytestmark = pytest.mark.django_db

ADDRESS = "/.well-known/security.txt"
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://clinic.example"


def fields(client):
    """Each line's name and value, in their order."""
    lines = client.get(ADDRESS).content.decode().splitlines()
    return [tuple(line.split(": ", 1)) for line in lines]


def publish(email):
    ClinicProfile.get_solo()
    ClinicProfile.objects.update(email=email)


def test_a_finder_is_led_to_the_public_email_and_then_to_the_form(client):
    publish("hello@clinic.example")

    with time_machine.travel(NOON, tick=False):
        assert fields(client) == [
            ("Contact", "mailto:hello@clinic.example"),
            ("Contact", "https://clinic.example/contact/"),
            ("Expires", "2026-12-28T00:00:00Z"),
            ("Preferred-Languages", "en"),
            ("Canonical", "https://clinic.example/.well-known/security.txt"),
        ]


def test_a_clinic_without_a_public_email_is_reached_by_its_form_alone(client):
    publish("")

    contacts = [value for name, value in fields(client) if name == "Contact"]

    assert contacts == ["https://clinic.example/contact/"]


@pytest.mark.parametrize(
    ("email", "written"),
    [
        ("front+desk@clinic.example", "mailto:front+desk@clinic.example"),
        ("50%off@clinic.example", "mailto:50%25off@clinic.example"),
        # No form takes this one; it must begin no line all the same.
        ("a@clinic.example\nCanonical: x", "mailto:a@clinic.example%0ACanonical%3A%20x"),
    ],
)
def test_no_sign_of_an_email_address_becomes_a_sign_of_the_file(client, email, written):
    publish(email)

    assert fields(client)[0] == ("Contact", written)
    assert [name for name, _value in fields(client)].count("Canonical") == 1


@pytest.mark.parametrize("days", [0, 1, 400, 4000])
def test_it_never_runs_out_and_never_promises_a_whole_year(client, days):
    with time_machine.travel(NOON + timedelta(days=days), tick=False):
        ends_at = datetime.fromisoformat(dict(fields(client))["Expires"])

        assert timedelta(days=90) < ends_at - datetime.now(UTC) < timedelta(days=365)


def test_it_is_plain_text_and_costs_nothing_to_whoever_has_it_already(client):
    first = client.get(ADDRESS)

    again = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})

    assert first["Content-Type"] == "text/plain; charset=utf-8"
    assert (again.status_code, again.content) == (304, b"")


def test_it_sets_no_cookie_and_is_the_same_for_everyone(client, admin_client):
    answers = [visitor.get(ADDRESS) for visitor in (client, admin_client)]

    assert answers[0].content == answers[1].content
    assert [bool(answer.cookies) for answer in answers] == [False, False]
    assert "Cookie" not in answers[0].get("Vary", "")


def test_programs_that_ask_at_the_top_are_led_to_its_place(client):
    response = client.get("/security.txt")

    assert (response.status_code, response["Location"]) == (301, ADDRESS)


def test_it_costs_one_query(client, django_assert_num_queries):
    ClinicProfile.get_solo()

    with django_assert_num_queries(1):
        client.get(ADDRESS)
