"""The sign-in page says why somebody who had signed in sees it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.access.sessions import IDLE, LONGEST
from tests.factories import UserFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

INBOX = "/admin/contact/consultationrequest/"
AWAY = "You were away. Sign in again; nothing is lost."
NOT_STAFF = (
    "The account sam may not open this page. Sign in with another account, or ask a colleague "
    "who looks after the staff’s accounts."
)
TWELVE_HOURS = "You have been signed in for twelve hours. Please sign in again."


def notes(response):
    """What the sign-in page says above its form."""
    found = read(response, strict=False).iter("p")
    return [words(part) for part in found if part.get("class") == "errornote"]


def led_to(client, address):
    return notes(client.get(address, follow=True))


def later(seconds):
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False)


def test_somebody_who_was_away_reads_that_nothing_is_lost(client_of):
    client = client_of("Front desk")

    with later(IDLE + 60):
        assert led_to(client, INBOX) == [AWAY]
        assert led_to(client, "/admin/") == [AWAY]


def test_after_a_working_day_it_says_so(client_of):
    client = client_of("Author")

    with later(LONGEST - 60):
        client.session.save()  # as every sign of life does; the cookie slides with it
    with later(LONGEST + 60):
        assert led_to(client, "/admin/") == [TWELVE_HOURS]


def test_an_account_that_is_no_members_of_staff_is_told_so(client):
    client.force_login(UserFactory(username="sam", is_staff=False))

    assert led_to(client, "/admin/") == [NOT_STAFF]


def test_somebody_new_reads_nothing_above_the_form(client):
    assert led_to(client, "/admin/") == []


def test_a_wrong_password_is_all_that_is_said_after_one(client_of):
    client = client_of("Front desk")

    with later(IDLE + 60):
        client.get(INBOX)
        answer = client.post("/admin/login/", {"username": "nobody", "password": "wrong"})

    said = notes(answer)
    assert (said[0], len(said)) == (AWAY, 2)
