"""Accounts are changed by who has shown within five minutes that it is still them."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.accounts import factors, recovery
from tests.accounts.codes import PASSWORD, code_of, give_app, give_code, give_password, wrong_code
from tests.factories import PostFactory, UserFactory
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db
CONFIRM, ACCOUNT = "/admin/confirm/", "/admin/your-account/"


@pytest.fixture
def clock():
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def ada(clock, staff):
    """Somebody who looks after the accounts."""
    return staff("Administrator", username="ada", email="ada@clinic.example")


@pytest.fixture
def after_six_minutes(client, ada, clock):
    """The browser of ada, who signed in six minutes ago."""
    give_password(client, ada)
    clock.shift(timedelta(minutes=6))
    return client


PAGES = [
    "user/add/",
    "user/{pk}/change/",
    "user/{pk}/password/",
    "user/{pk}/delete/",
    "user/{pk}/sign-in/",
]


@pytest.mark.parametrize("page", PAGES)
def test_six_minutes_after_signing_in_every_page_that_changes_an_account_asks(
    after_six_minutes, page
):
    page = f"/admin/auth/{page.format(pk=UserFactory().pk)}"

    for answer in (
        after_six_minutes.get(page),
        after_six_minutes.post(page, {"email": "x@y.example"}),
    ):
        assert answer.status_code == 302
        assert answer["Location"].startswith(f"{CONFIRM}?next=%2Fadmin%2Fauth%2Fuser%2F")


@pytest.mark.parametrize("page", PAGES)
def test_just_after_signing_in_none_does(client, ada, page):
    give_password(client, ada)

    assert client.get(f"/admin/auth/{page.format(pk=UserFactory().pk)}").status_code == 200


def test_the_password_opens_them_for_five_minutes(after_six_minutes, clock):
    page = f"/admin/auth/user/{UserFactory().pk}/change/"
    answer = after_six_minutes.post(CONFIRM, {"password": PASSWORD, "next": page})
    clock.shift(timedelta(minutes=4))
    soon = after_six_minutes.get(page).status_code
    clock.shift(timedelta(minutes=2))

    assert (answer["Location"], soon) == (page, 200)
    assert after_six_minutes.get(page).status_code == 302


def test_a_wrong_password_opens_nothing_and_counts(after_six_minutes):
    answers = [after_six_minutes.post(CONFIRM, {"password": "wrong"}) for _try in range(6)]

    assert "This is not your password" in words(read(answers[0]))
    assert answers[-1].status_code == 429
    assert after_six_minutes.get("/admin/auth/user/add/").status_code == 302


def test_so_do_wrong_tries_at_the_old_password_before_a_new_one(client, ada):
    give_password(client, ada)
    new = "copper marsh lantern 42"
    form = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    statuses = [client.post("/admin/password_change/", form).status_code for _try in range(6)]
    right = client.post("/admin/password_change/", form | {"old_password": PASSWORD})
    ada.refresh_from_db()

    assert (statuses[0], statuses[-1], right.status_code) == (200, 429, 429)
    assert not ada.check_password(new)


def test_what_was_typed_meanwhile_is_shown_again(client, ada, clock):
    give_password(client, ada)
    page = f"/admin/auth/user/{UserFactory().pk}/change/"
    form = form_values(by_id(read(client.get(page)), "user_form")) | {"last_name": "Hollyhock"}
    clock.shift(timedelta(minutes=6))
    asked = client.post(page, form)
    client.post(CONFIRM, {"password": PASSWORD})
    shown = form_values(by_id(read(client.get(page)), "user_form"))

    assert asked["Location"].startswith(CONFIRM)
    assert shown["last_name"] == ["Hollyhock"]


def test_deleting_accounts_from_the_list_asks_too(after_six_minutes):
    other = UserFactory()
    form = {"action": "delete_selected", "_selected_action": other.pk, "index": 0, "post": "yes"}
    answer = after_six_minutes.post("/admin/auth/user/", form)

    assert answer["Location"].startswith(CONFIRM)
    other.refresh_from_db()


def test_writing_elsewhere_is_not_interrupted(client, clock, staff):
    anna = staff("Editor", username="anna")
    give_password(client, anna)
    page = f"/admin/blog/post/{PostFactory().pk}/change/"
    form = form_values(by_id(read(client.get(page)), "post_form")) | {"title": "Calm water"}
    clock.shift(timedelta(minutes=40))

    assert client.post(page, form)["Location"] == "/admin/blog/post/"


def test_ending_sessions_asks_too(after_six_minutes, ada):
    other = type(after_six_minutes)()
    give_password(other, ada)
    answer = after_six_minutes.post(f"{ACCOUNT}sign-out/")

    assert answer["Location"].startswith(CONFIRM)
    assert other.get("/admin/").status_code == 200


def test_the_key_of_the_session_is_a_new_one_each_time(client, ada):
    keys = []
    for do in (
        lambda: give_password(client, ada),
        lambda: client.post(CONFIRM, {"password": PASSWORD}),
        lambda: give_password(client, ada),
    ):
        do()
        keys.append(client.session.session_key)

    assert len({*keys}) == len(keys)


def test_a_stolen_open_screen_makes_no_factor_with_the_password_alone(client, clock, sam):
    secret = give_app(sam)
    give_password(client, sam)
    give_code(client, code_of(secret))
    clock.shift(timedelta(minutes=6))
    to = "/admin/your-account/add/app/"
    client.post(f"{CONFIRM}?by=factor", {"password": PASSWORD, "next": to})
    with_password = client.get(to)
    client.post(f"{CONFIRM}?by=factor", {"code": wrong_code(secret), "next": to})
    with_wrong_code = client.get(to)
    client.post(f"{CONFIRM}?by=factor", {"code": code_of(secret), "next": to})

    assert with_password["Location"].startswith(f"{CONFIRM}?")
    assert with_wrong_code["Location"].startswith(f"{CONFIRM}?")
    assert client.get(to).status_code == 200


def test_nor_does_it_remove_one_or_make_codes(client, clock, sam):
    secret = give_app(sam)
    recovery.make_codes(sam)
    give_password(client, sam)
    give_code(client, code_of(secret))
    clock.shift(timedelta(minutes=6))
    (app,) = factors.of(sam)
    removed = client.post(f"{ACCOUNT}remove/", {"factor": app.persistent_id})
    anew = client.post(f"{ACCOUNT}new-codes/")

    assert removed["Location"].startswith(f"{CONFIRM}?")
    assert anew["Location"].startswith(f"{CONFIRM}?")
    assert factors.of(sam) == [app]
    assert recovery.how_many_left(sam) == recovery.HOW_MANY


def test_whoever_is_not_signed_in_confirms_nothing(client, sam):
    assert client.get(CONFIRM)["Location"].startswith("/admin/login/")
    assert client.post(CONFIRM, {"password": PASSWORD})["Location"].startswith("/admin/login/")
