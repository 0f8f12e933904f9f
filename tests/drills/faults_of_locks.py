"""Locks that stay for longer than anybody waits, while many send the form and others read."""

import sqlite3
import threading
import time
from contextlib import contextmanager

import psycopg

from tests.drills.bench import bench as another_bench
from tests.drills.mail_faults import Post, mail_server
from tests.drills.own_postgres import own_postgres
from tests.drills.posting import PATIENCE
from tests.drills.staff import StaffMember

LOCKED_FOR = 45  # seconds
SENDERS, VISITORS = 40, 10
HEAVY = {
    "elements": "<div>" * 200_000,
    "ampersands": "&" * 600_000,
    "lists": "<ul><li>" * 90_000,
}
ARTICLE = {
    "title": "Heavy",
    "questions-TOTAL_FORMS": 0,
    "questions-INITIAL_FORMS": 0,
}
LONGEST_ANSWER = 20  # seconds for the page that gives all back; 12 of them are the site's own
LONGEST_PAGE = 6  # seconds for the home page, with forty others at two processors
PAUSE = 0.5  # seconds between two visits of the home page


class Reader:
    """Somebody who reads the home page again and again; `waits` are the seconds until it came."""

    def __init__(self, site):
        self._site, self.waits, self.failures = site, [], 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._read)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *problem):
        self._ended.set()
        self._thread.join()

    def _read(self):
        while not self._ended.wait(PAUSE):
            began = time.monotonic()
            try:
                is_there = self._site.ask("GET", "/", seconds=PATIENCE)[0] == 200
            except OSError:
                is_there = False
            self.waits.append(time.monotonic() - began)
            self.failures += not is_there


@contextmanager
def sqlite_lock(site):
    lock = sqlite3.connect(site.folder / "data" / "db.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    yield
    lock.execute("ROLLBACK")
    lock.close()


@contextmanager
def table_lock(server):
    with psycopg.connect(server.url) as lock:
        lock.execute("LOCK TABLE contact_consultationrequest IN EXCLUSIVE MODE")
        yield


def lock_that_stays(_bench):
    with another_bench(at_once=SENDERS) as bench:
        return _try_out(bench, f"SQLite locked for {LOCKED_FOR} seconds", sqlite_lock(bench.site))


def table_that_stays_locked(_bench):
    with own_postgres() as server, another_bench(server.url, at_once=SENDERS) as bench:
        return _try_out(bench, f"Table locked for {LOCKED_FOR} seconds", table_lock(server))


def postgres_stands_still(_bench):
    """Its connections stay open, and no answer comes: then no page either, but an end of waiting."""
    with own_postgres() as server, another_bench(server.url, at_once=VISITORS) as bench:
        with Reader(bench.site), bench.visitors(SENDERS):
            pass  # now threads hold connections
        silence = server.standing_still()
        with silence, Reader(bench.site) as reader, bench.visitors(VISITORS) as visitors:
            time.sleep(LOCKED_FOR)
        with mail_server(bench.site.mail_port, Post()) as post:
            with bench.visitors(VISITORS, again=True) as later:
                pass
            outcome = bench.outcome("PostgreSQL stands still", later, post)
    outcome.need(
        f"answers: {dict(visitors.troubles)}", visitors.troubles["status 503"] == VISITORS
    )
    longest = max(*visitors.waits, *reader.waits)
    outcome.need(f"an answer took {longest:.1f} s", longest < LONGEST_ANSWER)
    outcome.note = f"The longest answer took {longest:.1f} s."
    return outcome


def heavy_save(_bench):
    """An author saves what is too heavy for a parser, while visitors send the form."""
    with another_bench(at_once=VISITORS) as bench:
        site = bench.site
        staff = StaffMember(site)
        with mail_server(site.mail_port, Post()) as post:
            with bench.visitors(VISITORS * len(HEAVY), pause=0.5) as visitors:
                began = time.monotonic()
                statuses = {
                    kind: staff.send(
                        "/admin/blog/post/add/", ARTICLE | {"slug": kind, "body": body}
                    )[0]
                    for kind, body in HEAVY.items()
                }
                took = time.monotonic() - began
            outcome = bench.outcome("An author saves 200,000 elements", visitors, post)
    longest = max(visitors.acknowledged.values(), default=PATIENCE)
    outcome.need(f"not given back: {statuses}", set(statuses.values()) == {200})
    outcome.need(f"a visitor waited {longest:.1f} s", longest < LONGEST_PAGE)
    outcome.note = f"All {len(HEAVY)} saves together took {took:.1f} s."
    return outcome


def _try_out(bench, fault, lock):
    site = bench.site
    with mail_server(site.mail_port, Post()) as post:
        with lock, Reader(site) as reader, bench.visitors(SENDERS) as visitors:
            time.sleep(LOCKED_FOR)
        # Whoever got everything back sends it once more.
        with bench.visitors(SENDERS, again=True) as later:
            pass
        outcome = bench.outcome(fault, later, post)
    answered = sum(count for kind, count in visitors.troubles.items() if kind == "status 503")
    longest = max(visitors.waits, default=0)
    outcome.need(f"answers: {dict(visitors.troubles)}", answered == SENDERS)
    outcome.need(f"an answer took {longest:.1f} s", longest < LONGEST_ANSWER)
    outcome.need(f"the home page failed {reader.failures} times", not reader.failures)
    outcome.need(f"the home page took {max(reader.waits):.1f} s", max(reader.waits) < LONGEST_PAGE)
    outcome.note = (
        f"{answered} of {SENDERS} got all back, the last after {longest:.1f} s; "
        f"the home page came {len(reader.waits)} times, at worst after {max(reader.waits):.1f} s."
    )
    return outcome


FAULTS = (heavy_save, lock_that_stays, table_that_stays_locked, postgres_stands_still)
