"""A copy of the database opens nothing: of each session it holds a hash of the key."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client

from clinic_site.access.browsers import browser_in_words
from clinic_site.access.models import Session
from clinic_site.access.session_store import SessionStore
from tests.access.conftest import INBOX

pytestmark = pytest.mark.django_db
NOON = datetime(2090, 3, 4, 17, tzinfo=UTC)
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Mobile/15E148 Safari/604.1"
)


def key_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def opens_the_inbox(key):
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = key
    return thief.get(INBOX).status_code == 200


def stored_values():
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a name from the database
            yield from (str(value) for row in cursor.fetchall() for value in row)


def test_nothing_that_is_stored_opens_the_inbox_but_the_cookie_does(client_of):
    key = key_of(client_of("Front desk"))
    stored = set(stored_values())

    assert opens_the_inbox(key)
    assert not any(key in value for value in stored)
    assert [value for value in stored if len(value) < 100 and opens_the_inbox(value)] == []


def test_a_session_says_whose_it_is_since_when_and_from_where(client, staff):
    sam = staff("Front desk", username="sam")
    with time_machine.travel(NOON, tick=False) as clock:
        client.post(
            "/admin/login/",
            {"username": "sam", "password": "a long password"},
            headers={"User-Agent": SAFARI},
            REMOTE_ADDR="192.0.2.7",
        )
        clock.shift(timedelta(minutes=5))
        client.get("/admin/")
        row = Session.objects.of(sam).get()

    assert (row.began_at, row.seen_at) == (NOON, NOON + timedelta(minutes=5))
    assert (row.browser, row.address) == ("Safari on iPhone", "192.0.2.7")


def test_a_session_of_twelve_hours_ago_is_none_of_an_account_any_more(client, staff):
    sam = staff("Front desk")
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(sam)
        clock.shift(timedelta(hours=11))
        client.get("/admin/")
        before = Session.objects.of(sam).count()
        clock.shift(timedelta(hours=2))

        assert (before, Session.objects.of(sam).count()) == (1, 0)


def test_signing_out_deletes_the_row(client_of):
    client = client_of("Front desk")
    client.post("/admin/logout/")

    assert not Session.objects.exists()


def test_an_account_that_is_deleted_takes_its_sessions_along(client, staff):
    sam = staff("Front desk")
    client.force_login(sam)
    sam.delete()

    assert not Session.objects.exists()


def test_old_sessions_are_cleared_and_others_stay(client, staff):
    with time_machine.travel(NOON, tick=False) as clock:
        client.force_login(staff("Front desk"))
        clock.shift(timedelta(hours=13))
        Client().force_login(new := staff("Author"))
        SessionStore.clear_expired()

        assert [row.account_id for row in Session.objects.all()] == [new.pk]


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (SAFARI, "Safari on iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14)", "a browser on Mac"),
        ("Firefox/1 <b>" + "x" * 9000, "Firefox"),
        ("curl/8", "an unknown browser"),
        ("", "an unknown browser"),
    ],
)  # fmt: skip
def test_a_browser_is_called_by_its_name_and_its_machine(user_agent, words):
    assert browser_in_words(user_agent) == words
