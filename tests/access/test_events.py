"""What happens with accounts is recorded: coming in, failing to, being refused; and no word that was typed."""

import re

import pytest
from auditlog.models import LogEntry
from django.contrib import admin
from django.contrib.auth import SESSION_KEY, get_user_model
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from clinic_site.access import events, sign_ins
from clinic_site.access.events import heard_by, note
from clinic_site.access.records import who_of
from tests.access.conftest import INBOX
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
RIGHT = "a long password"
PLANTED = "Hollyhock-and-Marigold-4711"


@pytest.fixture
def ash(staff):
    return staff("Front desk", username="ash", email="ash@clinic.example")


@pytest.fixture
def sign_in(client):
    def send(username="ash", password=RIGHT):
        form = {"username": username, "password": password, "next": "/admin/"}
        return client.post(LOGIN, form, REMOTE_ADDR="198.51.100.7")

    return send


def told(*events):
    """Who, what and about whom, in the order of the records; of some kinds alone."""
    entries = LogEntry.objects.filter(additional_data__event__in=events).order_by("pk")
    return [(who_of(entry), entry.additional_data["how"], entry.object_repr) for entry in entries]


def written():
    """All that stands in any column of any record."""
    return repr(list(LogEntry.objects.values_list()))


# --- Coming in ------------------------------------------------------------------------------------


def test_who_signs_in_and_out_is_recorded_with_the_way_and_from_where(ash, sign_in, client):
    sign_in()
    client.post("/admin/logout/", REMOTE_ADDR="198.51.100.7")

    assert told("signed in", "signed out") == [
        ("ash", "signed in with a password", "ash"),
        ("ash", "signed out", "ash"),
    ]
    entry = LogEntry.objects.filter(additional_data__event="signed in").get()
    assert (entry.actor, entry.object_id, entry.remote_addr) == (ash, ash.pk, "198.51.100.7")


def test_a_wrong_password_is_recorded_with_the_account_and_without_the_password(ash, sign_in):
    sign_in(password="Hollyhock-4711")

    assert told("failed") == [("somebody not signed in", "failed to sign in", "ash")]
    assert "Hollyhock" not in written()


def test_the_password_of_an_account_that_may_not_come_in_is_recorded(sign_in):
    UserFactory(username="ash", is_staff=False)

    sign_in()

    how = "gave the right password, and may not come in"
    assert told("failed", "signed in") == [("somebody not signed in", how, "ash")]


def test_of_an_unknown_account_the_typed_name_is_not_kept_for_it_may_be_a_password(ash, sign_in):
    sign_in(username="Hollyhock-4711", password="")
    sign_in(username="Hollyhock-4711", password="Marigold-4711")

    assert told("failed") == [
        ("somebody not signed in", "failed to sign in", "an unknown account")
    ]
    assert "4711" not in written()


@pytest.mark.parametrize("name", ["", "   ", "a\0b", "\ud800", "x" * 150, "ash'--", "ASH"])
def test_whatever_is_typed_as_a_name_is_no_fault(ash, client, name):
    response = client.post(LOGIN, {"username": name.encode("utf-8", "replace"), "password": "x"})

    assert response.status_code == 200


@pytest.mark.parametrize(
    "credentials",
    [None, {}, {"username": None}, {"username": ""}, {"username": 7}, {"token": "x"}],
)
@pytest.mark.parametrize("has_request", [True, False])
def test_the_signal_of_a_failure_is_trusted_in_nothing(credentials, has_request):
    request = RequestFactory().post(LOGIN) if has_request else None

    sign_ins.failed(__name__, credentials=credentials, request=request, more="of it")

    who = "somebody not signed in" if has_request else "the site"
    assert told("failed") == [(who, "failed to sign in", "an unknown account")]


def test_who_guesses_all_night_does_not_fill_the_disk(ash, monkeypatch):
    monkeypatch.setattr(events, "MOST_AN_HOUR", 5)

    for _time in range(9):
        sign_ins.failed(__name__, credentials={"username": "ash"})
        sign_ins.failed(__name__, credentials={"username": "x"})

    of_ash = [how for _who, how, account in told("failed") if account == "ash"]
    assert of_ash == [*["failed to sign in"] * 4,
                      "failed to sign in, 5 times within an hour; more are not recorded"]  # fmt: skip
    assert len(told("failed")) == 10


def test_who_tries_while_locked_is_recorded_and_hides_no_wrong_password(ash, sign_in, monkeypatch):
    monkeypatch.setattr(events, "MOST_AN_HOUR", 3)
    for _time in range(3):
        sign_in(username="Hollyhock-4711", password="wrong")
    statuses = [sign_in(password="wrong").status_code for _time in range(9)]

    assert statuses == [*[200] * 4, *[429] * 5]
    of_ash = [how for _who, how, account in told("failed") if account == "ash"]
    locked, end = (
        "tried to sign in while locked",
        ", 3 times within an hour; more are not recorded",
    )
    assert of_ash == [*["failed to sign in"] * 2, f"failed to sign in{end}",
                      locked, locked, f"{locked}{end}"]  # fmt: skip
    assert "4711" not in written()


@pytest.mark.django_db(transaction=True)
def test_once_that_is_recorded_often_enough_it_takes_no_turn_of_those_who_write(
    ash, sign_in, monkeypatch
):
    monkeypatch.setattr(events, "MOST_AN_HOUR", 3)
    for _time in range(8):
        sign_in(password="wrong")

    with CaptureQueriesContext(connection) as asked:
        assert sign_in(password="wrong").status_code == 429

    verbs = {query["sql"].split()[0] for query in asked.captured_queries}
    assert verbs == {"SELECT"}


def test_of_an_unknown_account_that_is_locked_the_typed_name_is_not_kept(sign_in):
    for _time in range(6):
        sign_in(username="Hollyhock-4711")

    how = "tried to sign in while locked"
    assert told("failed")[-1] == ("somebody not signed in", how, "an unknown account")
    assert "4711" not in written()


# --- Being refused --------------------------------------------------------------------------------


def test_a_page_that_is_not_open_to_somebody_is_recorded_by_the_name_of_its_address(
    client, staff, stored
):
    client.force_login(staff("Author", username="ash"))

    response = client.get(f"{INBOX}{stored.pk}/change/?q=Hollyhock")

    assert response.status_code == 403
    assert told("refused") == [("ash", "was refused: consultation requests, a page", "ash")]
    entry = LogEntry.objects.get(additional_data__event="refused")
    assert entry.additional_data["page"] == "contact_consultationrequest_change"
    assert (entry.object_pk, entry.object_repr) == (str(entry.actor_id), "ash")
    assert [word for word in ("Hollyhock", stored.reference) if word in repr(entry.__dict__)] == []


def test_a_refused_export_is_recorded(client, staff, stored):
    client.force_login(staff("Author", username="ash"))

    client.post(f"{INBOX}export/", {"kind": "csv", "password": RIGHT})

    assert told("refused") == [("ash", "was refused: consultation requests, export", "ash")]


def addresses(patterns, before="/admin/"):
    """Every named address of the admin, from the URL configuration itself."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, before + str(pattern.pattern))
        elif pattern.name and pattern.name != "logout":
            yield before + re.sub(r"<[^>]+>", "1", str(pattern.pattern))


# By the name that the site itself finds for an address: some have two.
ADDRESSES = {resolve(path).url_name: path for path in addresses(admin.site.get_urls())}


def test_there_are_addresses_to_be_refused_at():
    assert len(ADDRESSES) > 80
    assert ADDRESSES["contact_consultationrequest_export"] == f"{INBOX}export/"
    assert ADDRESSES["auth_user_change"] == "/admin/auth/user/1/change/"


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "group", ["Author", "Clinician", "Editor", "Front desk", "Administrator", None]
)
def test_each_refusal_of_each_group_is_recorded_and_nothing_else(client, staff, group, method):
    UserFactory(username="first")  # number 1, which some pages delete
    account = staff(group) if group else UserFactory()
    refused = []

    for name, address in ADDRESSES.items():
        if SESSION_KEY not in client.session:  # one of the pages signed them out
            client.force_login(account)
        sent = {"note": PLANTED, "password": PLANTED, "code": PLANTED, "username": PLANTED}
        response = getattr(client, method)(
            f"{address}?q={PLANTED}", sent if method == "post" else None
        )
        refused += [name] if response.status_code == 403 else []

    entries = LogEntry.objects.filter(additional_data__event="refused").order_by("pk")
    assert [entry.additional_data["page"] for entry in entries] == refused
    assert refused != []
    assert PLANTED not in written()


def test_who_asks_all_night_for_what_is_refused_does_not_fill_the_disk(client, staff, monkeypatch):
    monkeypatch.setattr(events, "MOST_AN_HOUR", 5)
    client.force_login(staff("Author", username="ash"))

    for _time in range(9):
        client.get(INBOX)
    client.get(f"{INBOX}export/")  # which is never lost among them

    lines = [how for _who, how, _account in told("refused")]
    listed = "was refused: consultation requests, the list"
    assert lines == [*[listed] * 4, f"{listed}, 5 times within an hour; more are not recorded",
                     "was refused: consultation requests, export"]  # fmt: skip


def test_what_is_refused_inside_a_transaction_is_recorded_all_the_same(client, staff, stored):
    # Deleting asks for the right inside the transaction that Django opens for it.
    client.force_login(staff("Front desk", username="ash"))

    response = client.post(f"{INBOX}{stored.pk}/delete/", {"post": "yes"})

    assert response.status_code == 403
    assert [who for who, _how, _account in told("refused")] == ["ash"]


def test_a_form_whose_token_is_too_old_is_nobody_who_was_refused(staff):
    from django.test import Client  # noqa: PLC0415 -- of its own, that checks tokens

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(staff("Editor"))

    assert strict.post("/admin/blog/post/add/", {"title": "x"}).status_code == 403
    assert told("refused") == []


def test_of_a_visitor_nothing_is_recorded(client, db):
    client.get("/admin/auth/user/")
    client.get("/admin/nowhere/")

    assert told("refused") == []


# --- Never in the way -----------------------------------------------------------------------------


def test_what_cannot_be_written_stops_no_page_and_says_no_word(ash, sign_in, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE auditlog_logentry RENAME TO elsewhere")

    assert sign_in(password="Hollyhock-4711").status_code == 200
    assert sign_in().status_code == 302
    assert "An access record was not written" in caplog.text
    assert [word for word in ("Hollyhock", "ash") if word in caplog.text] == []


def test_what_cannot_be_written_breaks_no_transaction_around_it(ash):
    with transaction.atomic():
        note(None, get_user_model()(pk=2**70), "opened a door")
        UserFactory(username="robin")

    assert get_user_model().objects.filter(username="robin").exists()


def test_a_listener_that_breaks_takes_no_record_along(ash):
    def break_down(entry):
        if entry.additional_data["how"] == "opened a door":
            raise IntegrityError("Hollyhock")

    heard_by(break_down)

    note(None, ash, "opened a door")

    assert ("the site", "opened a door", "ash") in told("other")
