"""Staff are signed out: after a quarter of an hour away from requests, and after twelve hours."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from clinic_site.editing.models import Unsaved
from clinic_site.outbox.queue import enqueue
from contact.models import ConsultationRequest
from tests.access.conftest import INBOX
from tests.factories import UserFactory
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

START = datetime(2090, 3, 4, 13, tzinfo=UTC)
HOME = "/admin/"


@pytest.fixture
def clock():
    """A clock that stands still; it is moved by hand."""
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def sam(clock, client, staff):
    """The browser of sam, who signed in a moment ago."""
    client.force_login(staff("Front desk", username="sam"))
    return client


@pytest.fixture
def page(stored):
    return f"{INBOX}{stored.pk}/change/"


def sign_in(client, address, name="sam"):
    return client.post(
        f"/admin/login/?next={address}", {"username": name, "password": "a long password"}
    )


def is_led_to_sign_in(response, address):
    return (response.status_code, response["Location"]) == (302, f"/admin/login/?next={address}")


def test_after_a_quarter_of_an_hour_away_a_request_asks_to_sign_in_again(sam, clock, page):
    clock.shift(timedelta(minutes=16))

    assert is_led_to_sign_in(sam.get(page), page)
    assert sam.get("/admin/login/").status_code == 200
    assert is_led_to_sign_in(sam.get(HOME), HOME)
    assert sign_in(sam, page)["Location"] == page
    assert sam.get(page).status_code == 200


@pytest.mark.parametrize("address", ["", "search/", "export/", "{pk}/change/", "{pk}/history/"])
def test_so_does_every_page_of_requests(sam, clock, stored, address):
    clock.shift(timedelta(minutes=16))
    address = INBOX + address.format(pk=stored.pk)

    assert is_led_to_sign_in(sam.get(address), address)


@pytest.mark.parametrize(
    "address",
    ["auth/user/", "auth/user/add/", "auth/user/{user}/change/", "auth/user/{user}/password/",
     "auth/user/{user}/history/", "auth/user/{user}/delete/", "auth/group/", "auth/group/{group}/change/",
     "auditlog/logentry/", "auditlog/logentry/{record}/change/",
     "outbox/outboxmessage/", "outbox/outboxmessage/{email}/change/"],
)  # fmt: skip
def test_so_does_every_other_page_that_shows_people(client, clock, staff, stored, address):
    ada = staff("Administrator", is_superuser=True)
    client.force_login(ada)
    client.get(f"{INBOX}{stored.pk}/change/")
    email = enqueue(kind="A kind", subject="s", body="b", to="ada@clinic.example")
    record = LogEntry.objects.latest("pk")
    address = HOME + address.format(
        user=ada.pk, group=Group.objects.first().pk, record=record.pk, email=email.pk
    )
    open_before = client.get(address).status_code
    clock.shift(timedelta(minutes=16))

    assert open_before == 200
    assert is_led_to_sign_in(client.get(address), address)
    assert is_led_to_sign_in(client.post(address, {"password1": "a", "password2": "a"}), address)


def test_who_is_at_work_stays_signed_in(sam, clock, page):
    for address in (page, HOME, INBOX, page):
        clock.shift(timedelta(minutes=14))
        response = sam.get(address)
        assert (response.status_code, response.wsgi_request.user.username) == (200, "sam")


def test_a_page_that_says_that_somebody_is_there_keeps_them_signed_in(sam, clock, page):
    for _time in range(3):
        clock.shift(timedelta(minutes=10))
        assert sam.post("/admin/keep-alive/").status_code == 204

    assert sam.get(page).status_code == 200


def test_who_comes_back_to_an_article_after_a_while_stays_signed_in_there(sam, clock, page):
    clock.shift(timedelta(minutes=16))

    assert sam.post("/admin/keep-alive/").status_code == 204
    assert sam.get(HOME).status_code == 200
    assert is_led_to_sign_in(sam.get(page), page)


def test_nobody_but_staff_says_that_somebody_is_there(client):
    assert client.post("/admin/keep-alive/").status_code == 302
    client.force_login(UserFactory(is_staff=False))
    assert client.post("/admin/keep-alive/").status_code == 302


def test_other_pages_stay_open_but_lead_nobody_into_requests(sam, clock, page):
    clock.shift(timedelta(minutes=30))

    assert sam.get(HOME).status_code == 200
    assert is_led_to_sign_in(sam.get(page), page)


def test_signs_of_life_are_written_once_a_minute(sam, clock, django_assert_num_queries):
    clock.shift(timedelta(seconds=61))
    sam.get("/admin/jsi18n/")
    seen = sam.session["seen_at"]
    clock.shift(timedelta(seconds=59))
    sam.get("/admin/jsi18n/")

    assert sam.session["seen_at"] == seen


def test_after_twelve_hours_everybody_must_sign_in_again_however_busy(sam, clock):
    for _time in range(51):
        clock.shift(timedelta(minutes=14))
        assert sam.get(HOME).status_code == 200
    clock.shift(timedelta(minutes=7))

    assert is_led_to_sign_in(sam.get(HOME), HOME)
    assert sign_in(sam, HOME)["Location"] == HOME
    assert sam.get(HOME).status_code == 200


def test_a_session_of_before_this_rule_must_sign_in_again(sam):
    session = sam.session
    del session["signed_in_at"]
    session.save()

    assert is_led_to_sign_in(sam.get(HOME), HOME)


# --- What was typed -------------------------------------------------------------------------------


@pytest.fixture
def typed(sam, page):
    """The form as it is sent by somebody who has typed something."""
    form = by_id(read(sam.get(page), strict=False), "consultationrequest_form")
    return form_values(form) | {"note": "She likes roses", "stage": "contacted"}


def form_of(client, page):
    tree = read(client.get(page), strict=False)
    return form_values(by_id(tree, "consultationrequest_form")), words(tree)


def test_what_was_typed_stands_there_again_after_signing_in(sam, clock, page, typed, stored):
    clock.shift(timedelta(minutes=16))
    assert is_led_to_sign_in(sam.post(page, typed | {"_save": "Save"}), page)
    assert ConsultationRequest.objects.get().stage == "new"
    sign_in(sam, page)

    form, text = form_of(sam, page)

    assert (form["note"], form["stage"]) == (["She likes roses"], ["contacted"])
    assert "What you had typed stands below; it is not saved yet." in text

    sam.post(page, form | {"_save": "Save"})

    assert ConsultationRequest.objects.get().stage == "contacted"
    assert stored.notes.get().text == "She likes roses"
    assert form_of(sam, page)[0]["note"] == [""]


def test_a_page_that_leaves_by_itself_saves_nothing_and_loses_nothing(sam, page, typed, stored):
    response = sam.post(page, typed | {"_leaving": ""})

    assert response["Location"] == page
    assert form_of(sam, page)[0]["note"] == ["She likes roses"]
    assert (ConsultationRequest.objects.get().stage, stored.notes.count()) == ("new", 0)


def test_it_stands_on_its_own_page_alone(sam, page, typed, stored):
    other = ConsultationRequest.objects.create(
        name="Other", telephone="+17275550100", has_consented=True
    )
    sam.post(page, typed | {"_leaving": ""})

    assert form_of(sam, f"{INBOX}{other.pk}/change/")[0]["note"] == [""]
    assert form_of(sam, page)[0]["note"] == ["She likes roses"]


def test_what_was_typed_on_two_pages_is_kept_for_both(sam, clock, page, typed):
    other = ConsultationRequest.objects.create(
        name="Other", telephone="+17275550100", has_consented=True
    )
    clock.shift(timedelta(minutes=16))
    sam.post(page, typed)
    sam.post(f"{INBOX}{other.pk}/change/", typed | {"note": "He likes none"})
    sign_in(sam, page)

    assert form_of(sam, page)[0]["note"] == ["She likes roses"]
    assert form_of(sam, f"{INBOX}{other.pk}/change/")[0]["note"] == ["He likes none"]


@pytest.mark.parametrize(
    ("address", "typed"),
    [("search/", {"words": "Marigold"}), ("export/", {"kind": "csv", "password": "a secret"})],
)
def test_of_other_pages_nothing_is_kept(sam, clock, address, typed):
    clock.shift(timedelta(minutes=16))

    sam.post(f"{INBOX}{address}", typed)

    assert not Unsaved.objects.exists()


def test_a_visitor_puts_nothing_into_a_session(client, page):
    client.post(page, {"note": "Nothing of mine", "_leaving": ""})

    assert dict(client.session) == {}
    assert not Unsaved.objects.exists()


def test_it_is_nobody_elses(sam, clock, staff, page, typed):
    staff("Front desk", username="alex")
    clock.shift(timedelta(minutes=16))
    sam.post(page, typed | {"_save": "Save"})
    sign_in(sam, page, name="alex")

    assert form_of(sam, page)[0]["note"] == [""]


def test_an_account_without_rights_puts_nothing_aside(client, page):
    client.force_login(UserFactory())

    client.post(page, {"note": "Nothing of mine", "_leaving": ""})

    assert client.get(page).status_code == 403


@pytest.mark.parametrize("request_of_it", [None, HttpRequest()], ids=str)
def test_a_sign_in_without_a_session_is_no_fault(request_of_it):
    assert user_logged_in.send(__name__, request=request_of_it, user=UserFactory())
