"""What a browser may send where passkeys are made and shown, without any passkey in it."""

import json

import pytest
from django.test import Client

from clinic_site.access.models import Session
from clinic_site.accounts import passkeys
from tests.accounts.codes import give_password

pytestmark = pytest.mark.django_db
ASK, SHOW, PREPARE, MAKE = (
    f"/admin/passkey/{name}/" for name in ("ask", "show", "prepare", "make")
)
HERE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
RUBBISH = [
    b"", b"null", b"[]", b"0", b'"x"', b"{}", b"{", b"\xff", b'{"id": 1}', b'{"id": "x", "rawId": null}',
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}).encode(),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {
        "clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA",
        "attestationObject": "oA"}}).encode(),
    b"[" * 2000,
]  # fmt: skip


@pytest.fixture
def browser():
    """A client whose requests must show where they come from, as in a browser."""
    return Client(enforce_csrf_checks=True)


def post(client, address, body=b"", headers=HERE):
    return client.post(address, body, content_type="application/json", headers=headers)


@pytest.mark.parametrize("body", RUBBISH)
@pytest.mark.parametrize(("ask", "answer"), [(ASK, SHOW), (PREPARE, MAKE)])
def test_rubbish_is_refused_and_breaks_nothing(client, sam, ask, answer, body):
    give_password(client, sam)
    asked = post(client, ask)
    got = post(client, answer, body)

    assert asked.status_code == 200
    assert 400 <= got.status_code < 500


def test_an_answer_without_a_question_is_refused(client):
    assert post(client, SHOW, b"{}").status_code == 400


def test_a_question_is_answered_once(client):
    post(client, ASK)
    post(client, SHOW, b"{}")

    assert post(client, SHOW, b"{}").json()["code"] == "invalid_state"


def test_another_site_asks_for_nothing(browser):
    elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}

    assert post(browser, ASK).status_code == 200
    assert post(browser, ASK, headers=elsewhere).status_code == 403
    assert post(browser, ASK, headers={}).status_code == 403


def test_nobody_makes_a_passkey_who_is_not_in(client):
    assert post(client, PREPARE).status_code == 403
    assert post(client, MAKE, b"{}").status_code == 403


def test_what_a_stranger_asks_is_forgotten_after_ten_minutes(client):
    post(client, ASK)

    assert Session.objects.get().get_decoded()["_session_expiry"] == 600


def test_whoever_signs_in_after_asking_stays_for_a_working_day(client, sam):
    post(client, ASK)
    give_password(client, sam)

    assert client.session.get_expiry_age() > 11 * 3600


@pytest.mark.parametrize(
    ("site_url", "host", "are_possible"),
    [
        ("https://clinic.example", "clinic.example", True),
        ("https://clinic.example:8443", "clinic.example:8443", True),
        ("http://localhost:8000", "localhost:8000", True),
        ("http://localhost:8000", "127.0.0.1:8000", False),
        ("https://192.0.2.1", "192.0.2.1", False),
        ("https://[2001:db8::1]", "[2001:db8::1]", False),
        ("http://clinic.example", "clinic.example", False),
        ("https://clinic.example", "www.clinic.example", False),
    ],
)
def test_passkeys_are_offered_where_browsers_have_any(rf, settings, site_url, host, are_possible):
    settings.SITE_URL, settings.ALLOWED_HOSTS = site_url, ["*"]
    settings.IS_HTTPS = site_url.startswith("https")

    assert passkeys.are_possible(rf.get("/", headers={"Host": host})) == are_possible
