"""At https:// every cookie of the admin belongs to this very host: no neighbor can set one."""

import pytest
from django.conf import settings as current
from django.test import Client

from tests.accounts.codes import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def cookies(settings, staff):
    """All cookies that a browser got at https:// by signing in, saving and reading a message."""
    settings.COOKIE_PREFIX = "__Host-"
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = (
        "__Host-sessionid",
        "__Host-csrftoken",
    )
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    staff("Editor", username="ed")
    client = Client()
    client.get("/admin/login/")
    client.post("/admin/login/", {"username": "ed", "password": PASSWORD}, secure=True)
    client.post("/admin/blog/category/add/", {"name": "Sleep", "slug": "sleep"}, secure=True)
    return client.cookies


def test_each_has_the_prefix_and_what_browsers_ask_of_it(cookies):
    assert {"__Host-sessionid", "__Host-csrftoken", "__Host-device", "__Host-messages"} == {
        *cookies
    }
    for cookie in cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_without_tls_they_have_none_for_browsers_would_take_none(client, staff):
    client.get("/admin/login/")

    assert {*client.cookies} == {"csrftoken"}
    assert current.COOKIE_PREFIX == ""
