"""Behind a lock that stays, waiting has an end for some, and the others are told at once."""

import socket
import sqlite3
import threading
import time
from contextlib import nullcontext

import pytest
from django.db import OperationalError, connection, connections, transaction

from clinic_site import waiting
from clinic_site.waiting import NoPlaceError, Places, seconds_left, until_the_end_of_waiting
from contact.models import ConsultationRequest
from contact.retrying import in_turn
from tests.site.reading import form_values, main_of, read, words

# What a test may last at most where nobody should wait, on a machine that is busy.
AT_ONCE = 3  # seconds


def seconds(action):
    began = time.monotonic()
    action()
    return time.monotonic() - began


def take(places):
    with places.taken():
        pass


class TestPlaces:
    def test_whoever_finds_all_standing_still_is_told_at_once(self):
        places = Places(2)

        with places.taken(), places.taken():
            with pytest.raises(NoPlaceError):
                take(places)
            with pytest.raises(NoPlaceError):
                assert seconds(lambda: take(places)) < waiting.STANDSTILL

    def test_whoever_finds_somebody_done_waits_for_a_place(self):
        places, entered = Places(1), threading.Event()

        def hold():
            with places.taken():
                entered.set()
                time.sleep(waiting.STANDSTILL / 2)

        holder = threading.Thread(target=hold)
        holder.start()
        entered.wait()

        take(places)

        holder.join()

    def test_a_failure_gives_its_place_back(self):
        places = Places(1)
        with pytest.raises(ValueError, match="x"), places.taken():
            raise ValueError("x")

        take(places)


def test_a_turn_that_does_not_come_is_an_error_of_the_database(monkeypatch):
    monkeypatch.setattr(waiting, "LONGEST_WAIT", 0.2)
    turn = threading.Lock()

    with turn, until_the_end_of_waiting():
        assert seconds_left() <= 0.2
        with pytest.raises(OperationalError), in_turn(turn):
            pass


@pytest.fixture
def locked(db):
    """From now on another program holds the lock of the database."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no lock for all that writes")
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()


@pytest.mark.django_db(transaction=True)
class TestLocked:
    @pytest.fixture(autouse=True)
    def _soon(self, monkeypatch):
        monkeypatch.setattr(waiting, "LONGEST_WAIT", 1.0)
        monkeypatch.setattr(waiting, "LONGEST_TRY", 0.5)
        monkeypatch.setattr(waiting, "STANDSTILL", 0.1)

    def test_a_request_gets_everything_back_with_the_telephone_number(self, send, typed, locked):
        began = time.monotonic()

        answer = send()

        assert time.monotonic() - began < AT_ONCE + 1
        assert answer.status_code == 503
        page = read(answer)
        assert "(727) 230-1438" in words(main_of(page))
        (form,) = main_of(page).iter("form")
        assert form_values(form)["message"] == [typed["message"]]

    def test_of_many_who_write_only_some_wait(self, send, locked):
        refused = []

        def write():
            try:
                with transaction.atomic():
                    ConsultationRequest.objects.all().delete()
            except OperationalError as error:
                refused.append(type(error))
            finally:
                connections.close_all()

        threads = [threading.Thread(target=write) for _number in range(16)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()

        assert refused.count(NoPlaceError) >= 1
        assert len(refused) == 16


@pytest.fixture
def silent(transactional_db, monkeypatch):
    """A connection as the web server has it, to a database that is patient; waiting is not."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could stand still")
    monkeypatch.setattr(waiting, "LONGEST_WAIT", 5)
    connection.ensure_connection()
    waiting.limit_silence(None, connection)
    yield connection
    connection.close()


@pytest.mark.parametrize("beside", [nullcontext, transaction.atomic, until_the_end_of_waiting])
def test_a_server_that_stands_still_is_given_up(silent, beside):
    with pytest.raises(OperationalError, match="does not answer"), beside():
        silent.cursor().execute("SELECT pg_sleep(60)")

    silent.close_if_unusable_or_obsolete()
    silent.cursor().execute("SELECT 1")


def test_a_server_that_says_no_is_left_in_peace(silent):
    own = silent.connection
    silent.cursor().execute("SET statement_timeout = 100")

    with pytest.raises(OperationalError, match="statement timeout"):
        silent.cursor().execute("SELECT pg_sleep(60)")

    silent.cursor().execute("SELECT 1")
    assert silent.connection is own


def test_a_server_that_never_answers_is_asked_once_and_everything_is_given_back(
    send, typed, transactional_db, monkeypatch
):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could stand still")
    monkeypatch.setattr(waiting, "LONGEST_WAIT", 1)
    connection.close()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        own = {"HOST": "127.0.0.1", "PORT": silent.getsockname()[1]}
        patient = connection.settings_dict["OPTIONS"] | {"connect_timeout": 2}
        for name, value in (own | {"OPTIONS": patient}).items():
            monkeypatch.setitem(connection.settings_dict, name, value)

        answer = send()

        silent.setblocking(False)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()
    monkeypatch.undo()
    assert answer.status_code == 503
    (form,) = main_of(read(answer)).iter("form")
    assert form_values(form)["message"] == [typed["message"]]
