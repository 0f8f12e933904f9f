"""Many at once, more than fits, and a database that does not answer."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Event, Thread
from time import monotonic, sleep

import pytest
from django.db import OperationalError, connection

from clinic_site.freshness import eras
from clinic_site.freshness.token import host_token
from clinic_site.pagecache import shelves
from clinic_site.publishing.editions import publish
from tests.factories import PostFactory
from tests.threads import in_other_threads

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MIDDAY = datetime(2026, 11, 24, 17, tzinfo=UTC)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def test_of_many_who_ask_at_once_one_has_the_page_made(site):
    PostFactory(slug="rest")
    many = 20
    together = Barrier(many)
    pages = []

    def ask():
        together.wait()
        pages.append(site("/blog/rest/"))

    site.after_each = lambda: sleep(0.2)
    in_other_threads(*[ask] * many)

    assert site.asked == 1
    assert len(pages) == many
    assert {page.body for page in pages} == {pages[0].body}


def test_who_waited_for_a_page_that_could_not_be_made_has_it_made(site):
    PostFactory(slug="rest")
    together = Barrier(2)
    statuses = []

    def ask():
        together.wait()
        statuses.append(site("/blog/rest/").status)

    def fail_once():
        sleep(0.2)
        if site.asked == 1:
            raise MemoryError

    site.after_each = fail_once
    in_other_threads(ask, ask)
    assert statuses == ["200 OK", "200 OK"]
    before = site.asked

    site("/blog/rest/")
    site("/blog/rest/")

    assert site.asked == before + 1


def test_more_pages_than_fit_are_made_anew_and_the_often_asked_stay(site, monkeypatch):
    monkeypatch.setattr(shelves, "MOST_BYTES", 600_000)
    site("/robots.txt")

    for number in range(100):
        site(f"/nothing-{number}/")
        site("/robots.txt")
    assert site.asked == 101

    site("/nothing-0/")
    assert site.asked == 102


def test_what_is_very_large_is_given_and_not_kept(site, monkeypatch):
    monkeypatch.setattr(shelves, "LARGEST", 10_000)
    small, large = "/robots.txt", "/services/"

    for path in (small, large, small, large):
        assert site(path).status == "200 OK"

    assert site.asked == 3  # the small one once, the large one twice


def test_long_addresses_take_no_memory(site):
    path = f"/nothing-here-{'x' * 500}/"

    site(path)
    site(path)

    assert site.asked == 2  # neither was kept


def test_a_page_that_fails_is_tried_once_and_not_kept(site):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE clinic_condition RENAME TO away")
    try:
        assert status(site, "/conditions/") == "500"
        assert site.asked == 1
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE away RENAME TO clinic_condition")

    assert status(site, "/conditions/") == "200"


@pytest.fixture
def fail(monkeypatch):
    """A function from which on the database does not answer."""

    def fail():
        monkeypatch.setitem(connection.settings_dict, "NAME", "/nobody/made/this")
        connection.close()

    return fail


@pytest.fixture
def rest(site, time_machine):
    time_machine.move_to(MIDDAY, tick=False)
    return PostFactory(slug="rest", title="Rest", at=MIDDAY - HOUR)


def status(site, path="/blog/rest/"):
    return site(path).status.split()[0]


def wait_until_it_is_looked_at():
    sleep(0.06)


@pytest.mark.usefixtures("rest")
def test_while_the_database_fails_the_last_good_page_is_shown(site, fail):
    page = site("/blog/rest/")

    fail()
    wait_until_it_is_looked_at()

    assert site("/blog/rest/") == page
    assert site("/blog/rest/") == page
    assert status(site, "/blog/") == "503"  # which nobody had asked for
    assert status(site, "/where/it/was/") == "503"  # whether it moved, only the database knows


@pytest.mark.usefixtures("rest")
def test_it_is_shown_for_a_short_time(site, fail, monkeypatch):
    monkeypatch.setattr(eras, "KNOWN_FOR", 0.3)
    site("/blog/rest/")
    fail()
    wait_until_it_is_looked_at()
    assert status(site) == "200"

    sleep(0.3)

    assert status(site) == "503"


def test_it_is_not_shown_past_its_end(site, fail, time_machine, rest):
    publish(rest, until=MIDDAY + 60 * SECOND)
    assert status(site) == "200"
    fail()

    time_machine.move_to(MIDDAY + 59 * SECOND, tick=False)
    assert status(site) == "200"

    time_machine.move_to(MIDDAY + 60 * SECOND, tick=False)
    assert status(site) == "503"


@pytest.mark.usefixtures("rest")
def test_nor_after_a_change_that_another_process_told_of(site, fail):
    site("/blog/rest/")
    fail()

    host_token().renew()

    assert status(site) == "503"


@pytest.mark.usefixtures("rest")
def test_while_one_waits_for_a_database_that_stands_still_others_have_the_last_good_page(
    site, monkeypatch
):
    page = site("/blog/rest/")
    stands_still, goes_on = Event(), Event()

    def look(connection):
        stands_still.set()
        goes_on.wait(10)
        raise OperationalError("It does not answer.")

    monkeypatch.setattr(eras, "marker", look)
    monkeypatch.setattr(eras._now, "failed_at", monotonic() - 10)
    monkeypatch.setattr(eras._now, "looked_at", monotonic() - 20)
    one = Thread(target=site, args=["/blog/rest/"])
    one.start()
    stands_still.wait(10)
    began = monotonic()

    try:
        assert site("/blog/rest/") == page
        assert monotonic() - began < 2  # a look may take eight seconds, and others wait for three
    finally:
        goes_on.set()
        one.join()


@pytest.mark.usefixtures("rest")
def test_when_the_database_answers_again_pages_are_new(site, monkeypatch):
    site("/blog/rest/")
    with monkeypatch.context() as patched:
        patched.setitem(connection.settings_dict, "NAME", "/nobody/made/this")
        connection.close()
        wait_until_it_is_looked_at()
        assert status(site) == "200"

    PostFactory(slug="sleep")

    assert status(site, "/blog/sleep/") == "200"
