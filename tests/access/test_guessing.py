"""Guessing is slowed for strangers: by account, address and site; a device that is known still comes in."""

import threading
import time
from collections import deque
from contextlib import ExitStack
from datetime import timedelta

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client, RequestFactory
from django.utils import timezone

from clinic_site.access import devices, guessing
from clinic_site.access.models import KnownDevice, WrongTry
from clinic_site.access.turns import Turns
from clinic_site.workplace import sign_in
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
RIGHT = "a long password"
HERE, THERE = "203.0.113.7", "198.51.100.9"
HASHED = []  # a sign for each password that was hashed


class Counted(MD5PasswordHasher):
    algorithm = "counted"

    def encode(self, password, salt):
        HASHED.append(True)
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def accounts(settings):
    settings.BEHIND_PROXY = True
    for name in ("ash", "robin"):
        UserFactory(username=name)


@pytest.fixture
def hashed(settings):
    """A function that says how many passwords were hashed since it was asked last."""
    settings.PASSWORD_HASHERS = [f"{__name__}.Counted"]
    for account in get_user_model().objects.all():
        account.set_password(RIGHT)
        account.save()
    HASHED.clear()

    def count():
        many = len(HASHED)
        HASHED.clear()
        return many

    count()
    return count


def send(password, name="ash", address=HERE, device=None):
    """The status of the answer to a sign-in; `device` is a browser that keeps its cookies."""
    browser = device or Client()
    form = {"username": name, "password": password, "next": "/admin/"}
    return browser.post(LOGIN, form, headers={"x-forwarded-for": address}).status_code


def known(*names, address=HERE):
    """A browser on which these accounts have signed in."""
    browser = Client()
    for name in names:
        assert send(RIGHT, name, address, browser) == 302
        browser.post("/admin/logout/")
    return browser


def place(number):
    return f"192.0.2.{number}"


# --- Who is locked out, and who is not ------------------------------------------------------------


def test_five_wrong_tries_in_the_waiting_room_do_not_lock_out_the_front_desk_behind_the_address():
    desk = known("ash")

    statuses = [send("wrong") for _try in range(6)]

    assert statuses[-2:] == [429, 429]
    assert send(RIGHT) == 429
    assert send(RIGHT, device=desk) == 302


@pytest.mark.parametrize(
    "guess",
    [
        lambda number: ("wrong", "ash", place(number)),
        lambda number: ("wrong", f"name {number}", HERE),
        lambda number: ("wrong", f"name {number}", place(number % 250)),
    ],
    ids=["at an account", "from an address", "all over the site"],
)
def test_no_flood_of_strangers_locks_out_a_device_that_is_known(guess):
    desk = known("ash", "robin")

    for number in range(310):
        send(*guess(number))

    assert send(RIGHT, device=desk) == 302
    assert send(RIGHT, "robin", address=THERE, device=desk) == 302


def test_an_account_is_guessed_at_twenty_times_by_all_strangers_together():
    statuses = [send("wrong", address=place(number)) for number in range(21)]

    assert statuses == [200] * 19 + [429, 429]
    assert send(RIGHT, address=THERE) == 429
    assert send(RIGHT, "robin", address=THERE) == 302


def test_an_address_guesses_thirty_times_whatever_the_names():
    statuses = [send("wrong", f"name {number}") for number in range(31)]

    assert statuses == [200] * 29 + [429, 429]
    assert send(RIGHT) == 429
    assert send(RIGHT, address=THERE) == 302


def test_strangers_guess_three_hundred_times_on_the_whole_site():
    statuses = [send("wrong", f"name {n}", place(n % 250)) for n in range(300)]

    assert statuses == [200] * 299 + [429]
    assert send(RIGHT, address=THERE) == 429


def test_a_known_device_has_five_tries_of_its_own():
    desk, home = known("ash"), known("ash", address=THERE)

    statuses = [send("wrong", device=desk) for _try in range(5)]

    assert statuses == [200, 200, 200, 200, 429]
    assert send(RIGHT, device=desk) == 429
    assert send(RIGHT, device=desk, address=THERE) == 429
    assert send(RIGHT, device=home) == 302


def test_a_device_is_known_to_those_who_signed_in_on_it_alone():
    desk = known("robin")
    for _try in range(5):
        send("wrong")

    assert send(RIGHT, "ash", device=desk) == 429
    assert send(RIGHT, "robin", device=desk) == 302


def test_wrong_tries_from_one_ipv6_connection_are_counted_together():
    written = [
        "2001:db8:1:2::1", "[2001:db8:1:2::2]:1", "2001:DB8:1:2::3", '"[2001:db8:1:2::4]"',
        "for=2001:db8:1:2::5",
    ]  # fmt: skip

    assert [send("wrong", address=one) for one in written] == [200] * 4 + [429]
    assert send(RIGHT, address="2001:db8:1:2:9::") == 429
    assert send(RIGHT, address="2001:db8:1:3::1") == 302
    assert {one.address for one in WrongTry.objects.all()} == {"2001:db8:1:2::"}


@pytest.mark.parametrize("written", ["unknown", "_hidden", "", "203.0.113.7, -"])
def test_who_guesses_from_nowhere_does_not_lock_out_the_others_from_nowhere(written):
    for _try in range(6):
        assert send("wrong", address=written) == 200

    assert send(RIGHT, address="unknown") == 302


def test_but_who_guesses_from_nowhere_comes_to_an_end():
    statuses = [send("wrong", f"name {number}", "unknown") for number in range(50)]

    assert statuses == [200] * 49 + [429]
    assert send(RIGHT, address="_hidden") == 429
    assert send(RIGHT) == 302


# --- How long, and what is forgiven -----------------------------------------------------------------


def test_what_is_refused_makes_nobody_wait_longer():
    for _try in range(5):
        send("wrong")
    with time_machine.travel(timezone.now() + timedelta(minutes=14)):
        assert [send("wrong") for _try in range(10)] == [429] * 10
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert send(RIGHT) == 302


def test_a_right_password_forgives_the_wrong_ones_that_were_tried_here():
    assert [send(word) for word in (*["wrong"] * 4, RIGHT)] == [200] * 4 + [302]

    assert not WrongTry.objects.exists()


def test_who_signs_in_gives_those_who_guess_elsewhere_no_new_tries():
    desk = known("ash")
    for number in range(19):
        send("wrong", address=place(number))

    assert send(RIGHT, device=desk) == 302
    assert send("wrong", address=THERE) == 429


def test_an_account_of_ones_own_gives_no_new_tries_at_those_of_others():
    statuses = [
        send(*((RIGHT, "robin") if n % 5 == 4 else ("wrong", f"name {n}"))) for n in range(40)
    ]

    assert statuses.index(429) == 36  # the thirtieth wrong one
    assert statuses[36:] == [429] * 4


def test_what_counts_no_more_is_deleted():
    send("wrong")
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        send("wrong")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert guessing.forget_old_tries() == 1

    assert WrongTry.objects.count() == 1


# --- What it costs, and what it tells ----------------------------------------------------------------


@pytest.mark.parametrize("name", ["ash", "nobody"])
def test_a_wrong_password_is_hashed_once_whether_there_is_such_an_account_or_not(hashed, name):
    send("wrong", name)

    assert hashed() == 1


def test_a_password_for_an_account_that_is_switched_off_is_hashed_once(hashed):
    get_user_model().objects.update(is_active=False)

    assert [send(word) for word in ("wrong", RIGHT)] == [200, 200]
    assert hashed() == 2


@pytest.mark.parametrize("name", ["ash", "nobody", "somebody else"])
def test_once_the_address_is_over_its_limit_nothing_is_hashed(hashed, name):
    for number in range(30):
        send("wrong", f"name {number}")
    hashed()

    assert send(RIGHT, name) == 429
    assert hashed() == 0


def test_a_password_that_was_typed_as_a_name_stands_nowhere():
    send("whatever", "My-Secret-Words!")

    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a name from the database
            rows += cursor.fetchall()
    assert WrongTry.objects.count() == 1
    assert [row for row in rows if "my-secret-words" in str(row).lower()] == []


def test_while_too_many_are_judged_a_stranger_is_told_to_come_back_and_a_known_device_comes_in(
    hashed, monkeypatch
):
    desk = known("ash")
    one = Turns(at_once=1, waiting=0, seconds=1)
    monkeypatch.setattr(sign_in, "strangers", one)
    monkeypatch.setattr(sign_in, "noted_rush", deque(maxlen=1))
    hashed()

    with one.taken() as has_turn:
        statuses = [send(RIGHT), send("wrong", "nobody")]
        assert (has_turn, statuses, hashed()) == (True, [429, 429], 0)
        assert send(RIGHT, device=desk) == 302
    assert send(RIGHT) == 302
    assert not WrongTry.objects.exists()
    # Once a minute, whoever and however many they are.
    turned_away = LogEntry.objects.filter(additional_data__page=sign_in.RUSH)
    assert [(each.object_repr, each.remote_addr) for each in turned_away] == [
        ("an unknown account", HERE)
    ]


# --- What others may ask, and hand over --------------------------------------------------------------


@pytest.fixture
def request_from():
    return lambda address=HERE: RequestFactory().post(LOGIN, headers={"x-forwarded-for": address})


def note_wrong(request, name):
    with guessing.judged(request, name):
        pass  # and it is not taken back


def test_wrong_codes_count_like_wrong_passwords(request_from):
    for _try in range(3):
        note_wrong(request_from(), "ash")
    assert not guessing.is_locked(request_from(), "ash")

    assert [send("wrong") for _try in range(2)] == [200, 429]
    assert guessing.is_locked(request_from(), "ash")
    assert not guessing.is_locked(request_from(THERE), "ash")


def test_the_answer_to_the_last_wrong_code_says_so(request_from):
    requests = [request_from() for _try in range(5)]
    for request in requests:
        note_wrong(request, "ash")

    assert [guessing.refusal_of(request) is not None for request in requests] == [
        False, False, False, False, True,
    ]  # fmt: skip


def test_a_right_password_alone_forgives_no_wrong_code(request_from):
    for _try in range(4):
        note_wrong(request_from(), "ash")

    assert authenticate(request_from(), username="ash", password=RIGHT)
    note_wrong(request_from(), "ash")
    assert guessing.is_locked(request_from(), "ash")


@pytest.mark.parametrize("name", [4711, "x" * 100_000, b"bytes"])
def test_a_name_that_no_form_takes_is_counted_like_any_other(request_from, name):
    for _try in range(5):
        note_wrong(request_from(), name)

    assert guessing.is_locked(request_from(), name)
    assert not guessing.is_locked(request_from(), "robin")


@pytest.mark.parametrize("name", [None, ""])
def test_a_name_that_is_none_is_counted_for_the_address(request_from, name):
    for _try in range(30):
        note_wrong(request_from(), name)

    assert guessing.is_locked(request_from(), "robin")


def test_who_signs_in_without_a_name_shares_no_count_with_others_who_do(request_from):
    for number in range(25):
        note_wrong(request_from(place(number)), None)

    assert not guessing.is_locked(request_from(), None)


@pytest.mark.parametrize(
    "credentials",
    [
        {},
        {"username": None},
        {"username": None, "password": None},
        {"password": RIGHT},
        {"token": "x"},
    ],
)
def test_credentials_of_other_kinds_are_left_to_others(request_from, credentials):
    assert authenticate(request_from(), **credentials) is None
    assert not WrongTry.objects.exists()


def test_without_a_request_a_program_asks_which_no_address_counts_for():
    assert authenticate(None, username="ash", password=RIGHT)
    assert authenticate(None, username="ash", password="wrong") is None
    assert not WrongTry.objects.exists()


# --- Devices ------------------------------------------------------------------------------------------


def cookie_of(browser):
    return next(cookie for name, cookie in browser.cookies.items() if "device" in name)


def test_a_device_is_known_by_a_cookie_that_scripts_and_other_sites_do_not_get():
    cookie = cookie_of(known("ash"))

    assert (cookie.key, cookie["path"], cookie["secure"]) == ("device", "/admin/", "")
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] == 365 * 24 * 3600


def test_over_https_it_is_the_hosts_own(settings):
    settings.SESSION_COOKIE_SECURE = True

    cookie = cookie_of(known("ash"))

    assert (cookie.key, cookie["path"], cookie["secure"]) == ("__Host-device", "/", True)


def test_a_copy_of_the_database_makes_no_device_a_known_one():
    known("ash")
    thief = Client()
    thief.cookies["device"] = KnownDevice.objects.get().token_hash
    for _try in range(5):
        send("wrong")

    assert send(RIGHT, device=thief) == 429


@pytest.mark.parametrize("token", ["", "x", "known to whoever put it there", "x" * 5000, "ü"])
def test_a_token_that_nobody_gave_out_becomes_no_known_one(token):
    browser = Client()
    browser.cookies["device"] = token

    assert send(RIGHT, device=browser) == 302
    assert cookie_of(browser).value not in {token, ""}


def test_a_device_is_new_to_an_account_once(request_from):
    ash, robin = get_user_model().objects.order_by("username")
    browser = known("ash")
    token = cookie_of(browser).value

    def ask():
        request = request_from()
        request.COOKIES["device"] = token
        return request

    assert devices.remember(ask(), ash) is False
    assert devices.is_known(ask(), robin) is False
    answer, signed_in = Client().get(LOGIN), ask()
    assert devices.remember(signed_in, robin) is True
    devices.give_cookie(signed_in, answer)
    assert devices.is_known(ask(), robin) is True
    assert answer.cookies["device"].value == token
    assert KnownDevice.objects.count() == 2


def test_a_device_stays_known_when_the_keys_are_changed(settings):
    browser = known("ash")
    old, new = settings.ENCRYPTION_KEYS[0], "Zm9yIHRoZXNlIHRlc3RzIG9ubHksIDMyIGJ5dGVzISE="

    settings.ENCRYPTION_KEYS = [new, old]
    assert send(RIGHT, device=browser) == 302
    settings.ENCRYPTION_KEYS = [new]
    for _try in range(5):
        send("wrong")

    assert send(RIGHT, device=browser) == 302


def test_a_new_password_forgets_all_devices_but_the_one_at_hand(request_from):
    ash = get_user_model().objects.get(username="ash")
    here, lost = known("ash"), known("ash")
    request = request_from()
    request.COOKIES["device"] = cookie_of(here).value

    devices.forget_others(ash, request)
    for _try in range(5):
        send("wrong")

    assert [send(RIGHT, device=one) for one in (lost, here)] == [429, 302]
    devices.forget_others(ash)
    assert not KnownDevice.objects.exists()


def test_a_device_that_nobody_used_for_a_year_is_forgotten():
    known("ash")
    used = known("robin")

    with time_machine.travel(timezone.now() + timedelta(days=364)):
        send(RIGHT, "robin", device=used)
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert devices.forget_unseen() == 1
    assert KnownDevice.objects.get().account.username == "robin"


# --- All at once --------------------------------------------------------------------------------------


def test_of_forty_that_come_together_five_are_judged(request_from):
    with ExitStack() as all_at_once:
        tries = [
            all_at_once.enter_context(guessing.judged(request_from(), "ash")) for _try in range(40)
        ]

    assert [tried is not None for tried in tries] == [True] * 5 + [False] * 35


def test_who_waits_for_a_turn_gets_it_and_who_comes_after_goes():
    turns = Turns(at_once=1, waiting=1, seconds=20)
    got, waits = [], threading.Event()

    def take():
        waits.set()
        with turns.taken() as has_turn:
            got.append(has_turn)

    waiting = threading.Thread(target=take)
    with turns.taken():
        waiting.start()
        waits.wait()
        while turns.have_room:
            time.sleep(0.01)
        with turns.taken() as has_turn:
            assert not has_turn
    waiting.join()

    assert got == [True]


def test_nobody_waits_for_a_turn_for_ever():
    turns = Turns(at_once=1, waiting=1, seconds=0.01)

    with turns.taken(), turns.taken() as has_turn:
        assert not has_turn
    with turns.taken() as has_turn:
        assert has_turn
