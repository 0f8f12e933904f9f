"""A session is new when somebody signs in, and ends with what it stood on."""

import pytest
from django.test import Client

from tests.factories import UserFactory
from tests.site.reading import read

pytestmark = pytest.mark.django_db

PASSWORD = "seven slow herons 40" + "x"
ANOTHER = "eight quiet pelicans 50" + "y"


@pytest.fixture
def account():
    made = UserFactory(username="robin", is_staff=True, is_superuser=True)
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client, password=PASSWORD):
    client.post("/admin/login/", {"username": "robin", "password": password})
    return client.cookies.get("sessionid")


def is_in(client):
    return client.get("/admin/").status_code == 200


def test_who_signs_in_has_a_key_that_nobody_knew_before(account):
    client = Client()
    client.session.save()
    planted = client.session.session_key
    client.cookies["sessionid"] = planted

    given = sign_in(client).value

    stranger = Client()
    stranger.cookies["sessionid"] = planted
    assert is_in(client)
    assert given != planted
    assert not is_in(stranger)


def test_a_cookie_of_before_signing_out_opens_nothing(account):
    client, thief = Client(), Client()
    thief.cookies["sessionid"] = sign_in(client).value
    before = is_in(thief)

    client.post("/admin/logout/")

    assert (before, is_in(thief)) == (True, False)


def test_an_account_that_is_switched_off_is_out_at_once(account):
    client = Client()
    sign_in(client)
    before = is_in(client)

    account.is_active = False
    account.save()

    assert (before, is_in(client)) == (True, False)


def test_a_new_password_ends_the_other_sessions(account):
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    before = is_in(elsewhere)

    words = {"old_password": PASSWORD, "new_password1": ANOTHER, "new_password2": ANOTHER}
    here.post("/admin/password_change/", words)

    assert (before, is_in(here), is_in(elsewhere)) == (True, True, False)


def test_nobody_sets_a_new_password_without_the_old_one(account):
    client = Client()
    sign_in(client)

    words = {"old_password": "wrong", "new_password1": ANOTHER, "new_password2": ANOTHER}
    client.post("/admin/password_change/", words)

    account.refresh_from_db()
    assert (account.check_password(PASSWORD), account.check_password(ANOTHER)) == (True, False)


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/password_change/"])
def test_a_password_is_hidden_and_may_be_pasted_and_kept_by_a_browser(account, address):
    client = Client()
    if "login" not in address:
        sign_in(client)

    fields = [
        field
        for field in read(client.get(address)).iter("input")
        if "password" in field.get("name", "")
    ]

    assert fields
    assert {field.get("type") for field in fields} == {"password"}
    assert {field.get("autocomplete") for field in fields} <= {"current-password", "new-password"}
    assert [field for field in fields if field.get("onpaste") or field.get("readonly")] == []
