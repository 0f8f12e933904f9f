"""What somebody does with a stolen cookie, screen, database or password, and with a name that they guess."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from clinic_site.access.devices import _cookie_name
from clinic_site.accounts import factors, recovery
from clinic_site.accounts.models import AuthenticatorApp
from clinic_site.outbox.models import OutboxMessage
from tests.accounts.codes import (
    LOGIN,
    PASSWORD,
    SECOND_STEP,
    code_of,
    give_app,
    give_code,
    give_password,
    wrong_code,
)
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db
INBOX = "/admin/contact/consultationrequest/"
ACCOUNT = "/admin/your-account/"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def ada(staff):
    """An administrator with an app."""
    ada = staff("Administrator", username="ada", email="ada@clinic.example")
    ada.secret = give_app(ada)
    return ada


def come_in(account):
    client = Client()
    give_password(client, account)
    give_code(client, code_of(account.secret))
    return client


def with_cookie(of):
    """A browser of somebody else that has this one's cookie of the session, and no other."""
    thief = Client()
    name = settings.SESSION_COOKIE_NAME
    thief.cookies[name] = of.cookies[name].value
    return thief


def test_a_stolen_cookie_takes_nothing_over_and_is_seen_and_ended(ada, clock):
    own = come_in(ada)
    clock.shift(timedelta(minutes=6))
    thief = with_cookie(own)
    new = "copper marsh lantern 42"
    tries = [
        (f"/admin/auth/user/{ada.pk}/password/", {"password1": new, "password2": new}),
        (f"/admin/auth/user/{ada.pk}/change/", {"email": "thief@evil.example"}),
        (f"{ACCOUNT}add/app/", {"code": "000000", "name": "x"}),
        (f"{ACCOUNT}new-codes/", {}),
        (f"{ACCOUNT}remove/", {"factor": factors.of(ada)[0].persistent_id}),
    ]
    answers = [thief.post(address, form) for address, form in tries]
    ada.refresh_from_db()

    assert {answer["Location"].partition("?")[0] for answer in answers} == {"/admin/confirm/"}
    assert (ada.email, ada.check_password(PASSWORD)) == ("ada@clinic.example", True)
    # A new sign-in has a new key, and ends the old one where its owner says so.
    again = Client()
    clock.shift(timedelta(seconds=30))
    give_password(again, ada)
    give_code(again, code_of(ada.secret))
    was_open = thief.get("/admin/").status_code
    again.post(f"{ACCOUNT}sign-out/")
    assert (was_open, thief.get("/admin/").status_code) == (200, 302)


def test_the_cookie_from_before_signing_in_opens_nothing_after_it(ada):
    client = Client()
    give_password(client, ada)
    before = with_cookie(client)
    give_code(client, code_of(ada.secret))

    assert client.get(INBOX).status_code == 200
    assert before.get(INBOX).status_code == 302
    assert give_code(before, code_of(ada.secret, steps=1))["Location"].startswith(LOGIN)


def test_a_stolen_open_screen_shows_nobody_after_a_quarter_of_an_hour(ada, clock):
    screen = come_in(ada)
    ConsultationRequestFactory(name="Quicksilver")
    clock.shift(timedelta(minutes=16))
    shown = screen.get("/admin/").content.decode()

    assert "Quicksilver" not in shown
    for page in (
        INBOX,
        "/admin/outbox/outboxmessage/",
        "/admin/auditlog/logentry/",
        "/admin/auth/user/",
    ):
        assert screen.get(page)["Location"].startswith(LOGIN), page


def test_a_stolen_database_opens_no_page_makes_no_code_and_sets_no_password(ada, client):
    come_in(ada)
    recovery.make_codes(ada)
    client.post("/admin/forgotten-password/", {"who": "ada"})
    assert OutboxMessage.objects.exists()
    with connection.cursor() as cursor:
        stored = set()
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a name from the database
            stored |= {str(value) for row in cursor.fetchall() for value in row}
    for value in (value for value in stored if 5 < len(value) < 200 and value.isprintable()):
        thief = Client()
        for name in (settings.SESSION_COOKIE_NAME, _cookie_name()):
            thief.cookies[name] = value
        assert thief.get("/admin/your-account/").status_code != 200, value
        assert factors.device_of_code(ada, value) is None, value
    assert AuthenticatorApp.objects.get(user=ada).secret not in stored


def test_a_stolen_password_opens_nothing_and_five_codes_are_all(ada):
    thief = Client()
    ConsultationRequestFactory(name="Quicksilver")
    give_password(thief, ada)
    statuses = [give_code(thief, wrong_code(ada.secret)).status_code for _try in range(6)]
    right_but_late = give_code(thief, code_of(ada.secret))

    assert statuses[-1] == 429
    assert right_but_late.status_code == 429
    assert thief.get(INBOX).status_code == 302
    assert thief.get(ACCOUNT).status_code == 302


def test_whose_password_it_is_learns_once_a_day_of_the_wrong_codes(ada, clock):
    for _time in range(3):
        thief = Client()
        give_password(thief, ada)
        for _try in range(5):
            give_code(thief, wrong_code(ada.secret))
        clock.shift(timedelta(minutes=20))
    first = told_of_codes()
    clock.shift(timedelta(days=1))
    thief = Client()
    give_password(thief, ada)
    for _try in range(4):
        give_code(thief, wrong_code(ada.secret))
    fewer = told_of_codes()
    give_code(thief, wrong_code(ada.secret))

    assert (first, fewer, told_of_codes()) == (1, 1, 2)


def told_of_codes():
    return OutboxMessage.objects.filter(body__contains="Wrong codes were given").count()


def test_nor_are_the_codes_tried_anew_with_the_password_again_and_again(ada):
    thief = Client()
    statuses = []
    for _try in range(6):
        give_password(thief, ada)
        statuses.append(give_code(thief, wrong_code(ada.secret)).status_code)

    assert statuses[-1] == 429


def test_that_keeps_nobody_out_who_has_signed_in_on_their_device_before(ada):
    own = come_in(ada)
    own.post("/admin/logout/")
    thief = Client()
    for _try in range(6):
        give_password(thief, ada)
        give_code(thief, wrong_code(ada.secret))
    give_password(own, ada)

    assert give_code(own, code_of(ada.secret, steps=1)).status_code == 302


def test_a_guessed_name_is_told_from_no_other(ada):
    def ask(name):
        guesser = Client(REMOTE_ADDR="192.0.2.9")
        answer = guesser.post(LOGIN, {"username": name, "password": "wrong", "next": "/admin/"})
        page = answer.content.decode().replace(name, "")
        return answer.status_code, len(page), "not right" in page

    assert ask("ada") == ask("eve")
    assert Client().get(SECOND_STEP).status_code == 302
