"""Signing in by a passkey, and what it opens, without a browser."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.outbox.models import OutboxMessage
from tests.accounts.codes import LOGIN, give_password
from tests.accounts.software_passkey import SoftwarePasskey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("here")]
INBOX = "/admin/contact/consultationrequest/"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def passkey(sam):
    return SoftwarePasskey(sam)


def test_who_was_away_comes_back_by_password_and_passkey(client, sam, passkey, clock):
    passkey.show(client)
    clock.shift(timedelta(minutes=20))
    client.get(INBOX)
    give_password(client, sam, to=INBOX)
    passkey.show(client, is_second=True, to=INBOX)

    assert client.get(INBOX).status_code == 200


def test_a_browser_is_known_after_a_passkey_too_and_told_of_once(client, passkey):
    passkey.show(client)
    client.post("/admin/logout/")
    passkey.show(client)

    assert "device" in client.cookies
    assert not OutboxMessage.objects.filter(body__contains="not seen before").exists()


def test_it_opens_an_account_at_which_others_guess_and_the_page_says_so(client, passkey):
    guess = {"username": "sam", "password": "wrong", "next": "/admin/"}
    for _try in range(5):
        page = client.post(LOGIN, guess, headers={"host": "localhost"})
    passkey.show(client)

    assert page.status_code == 429
    assert "A passkey opens your account all the same." in page.content.decode()
    assert client.get(INBOX).status_code == 200


@pytest.mark.parametrize(("is_verified", "status"), [(True, 200), (False, 422)])
def test_without_a_password_a_passkey_asks_for_its_own(client, passkey, is_verified, status):
    assert passkey.show(client, is_verified=is_verified).status_code == status


def test_nor_does_it_by_a_question_that_was_put_to_who_gave_another_password(
    client, staff, passkey, clock
):
    kim = staff("Front desk", username="kim")
    SoftwarePasskey(kim)
    give_password(client, kim)
    clock.shift(timedelta(minutes=9))
    asked = passkey.ask(client, is_second=True)
    clock.shift(timedelta(minutes=2))
    answer = passkey.answer(client, asked, is_verified=False)

    assert answer.status_code == 400
    assert client.get("/admin/").status_code == 302
