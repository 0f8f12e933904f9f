"""Guessing passwords: five wrong ones, and an account is locked for strangers at that address."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.factories import UserFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
RIGHT = "a long password"


@pytest.fixture
def sign_in(guest):
    """A function that signs in as somebody and returns the status of the answer."""
    UserFactory(username="ash")
    UserFactory(username="robin")

    def send(password, username="ash", address="192.0.2.1", **headers):
        guest.cookies.clear()  # or it would be a device that is known
        form = {"username": username, "password": password, "next": "/admin/"}
        return guest.post(LOGIN, form, REMOTE_ADDR=address, headers=headers).status_code

    return send


@pytest.fixture
def locked(sign_in):
    """The same, when ash's password has been guessed at five times."""
    for _ in range(5):
        sign_in("wrong")
    return sign_in


def test_the_right_password_opens_the_admin(sign_in):
    assert sign_in(RIGHT) == 302


def test_the_fifth_wrong_password_locks_the_account(sign_in):
    assert [sign_in("wrong") for _ in range(5)] == [200, 200, 200, 200, 429]


def test_even_the_right_password_is_refused_then(locked):
    assert locked(RIGHT) == 429


def test_four_wrong_ones_and_a_right_one_begin_anew(sign_in):
    statuses = [sign_in(password) for password in (*["wrong"] * 4, RIGHT, *["wrong"] * 4)]

    assert statuses == [200] * 4 + [302] + [200] * 4


def test_another_address_may_still_sign_in(locked):
    assert locked(RIGHT, address="192.0.2.2") == 302


def test_another_account_may_still_sign_in(locked):
    assert locked(RIGHT, username="robin") == 302


def test_a_forged_header_is_no_other_address(locked):
    forged = {"x-forwarded-for": "198.51.100.7", "x-real-ip": "198.51.100.7", "forwarded": "for=1"}

    assert locked(RIGHT, **forged) == 429


def test_guesses_under_forged_headers_are_counted_together(sign_in):
    statuses = [sign_in("wrong", **{"x-forwarded-for": f"198.51.100.{n}"}) for n in range(5)]

    assert statuses[-1] == 429


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_wrote(settings, sign_in):
    settings.BEHIND_PROXY = True
    for number in range(5):
        sign_in("wrong", **{"x-forwarded-for": f"198.51.100.{number}, 203.0.113.1"})

    same, other = (
        sign_in(RIGHT, **{"x-forwarded-for": f"198.51.100.9, {address}"})
        for address in ("203.0.113.1", "203.0.113.2")
    )

    assert (same, other) == (429, 302)


@pytest.mark.parametrize("written", ["nonsense", "203.0.113.1:4711", "203.0.113.1, ", "::1%eth0"])
def test_an_address_that_is_none_is_no_fault_of_the_site(settings, sign_in, written):
    settings.BEHIND_PROXY = True

    statuses = [sign_in(word, **{"x-forwarded-for": written}) for word in ("wrong", RIGHT)]

    assert statuses == [200, 302]


@pytest.mark.parametrize(("minutes", "status"), [(14, 429), (16, 302)])
def test_the_account_is_locked_for_fifteen_minutes(locked, minutes, status):
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        assert locked(RIGHT) == status


def test_an_unknown_account_answers_like_a_known_one(sign_in):
    statuses = [sign_in("wrong", username="nobody") for _ in range(5)]

    assert statuses == [200, 200, 200, 200, 429]


@pytest.mark.parametrize(
    ("minutes", "words_of_it"), [(0, "15 minutes"), (11.5, "4 minutes"), (14.5, "a minute")]
)
def test_the_page_says_how_long_to_wait(locked, guest, minutes, words_of_it):
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        response = guest.post(
            LOGIN, {"username": "ash", "password": RIGHT}, REMOTE_ADDR="192.0.2.1"
        )

    page = read(response, strict=False)
    assert len(list(page.iter("h1"))) == 1
    assert f"Please wait {words_of_it}, then try again." in words(page)
    assert "no-store" in response["Cache-Control"]
    assert int(response["Retry-After"]) in range(60, 901)


def test_the_page_is_the_same_for_an_account_that_there_is_not(sign_in, guest):
    for name in ("ash", "nobody"):
        for _ in range(5):
            sign_in("wrong", username=name)

    known, unknown = (
        guest.post(LOGIN, {"username": name, "password": RIGHT}, REMOTE_ADDR="192.0.2.1")
        for name in ("ash", "nobody")
    )

    assert (known.status_code, words(read(known, strict=False))) == (
        unknown.status_code,
        words(read(unknown, strict=False)),
    )


def test_visitors_read_on_meanwhile(locked, guest):
    here, elsewhere = (
        guest.get("/", REMOTE_ADDR=address) for address in ("192.0.2.1", "198.51.100.7")
    )

    assert (here.status_code, here.content) == (200, elsewhere.content)
