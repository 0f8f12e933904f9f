"""Waiting has an end: how long a request waits for what others hold, and how many may wait at once.

A server answers with a number of threads. If all of them waited for a lock, nobody could read a page
either; so of those who write only some wait, and whoever finds them standing still is told at once.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from threading import Condition

import psycopg
from django.db import OperationalError
from psycopg.pq import TransactionStatus

LONGEST_WAIT = 12  # seconds in all: for a place, a turn, a lock, and for every new try
LONGEST_TRY = 4  # seconds that one try waits for a lock or for a connection
LEAST_WAIT = 1  # second that a database has for its answer, however late it is
STANDSTILL = 3  # seconds in which nobody came to an end: then nobody else begins to wait
WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE", "REPLACE")


_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def until_the_end_of_waiting() -> Iterator[None]:
    """In here, everything that is waited for has one deadline together."""
    token = _deadline.set(time.monotonic() + LONGEST_WAIT)
    try:
        yield
    finally:
        _deadline.reset(token)


def seconds_left() -> float:
    """How long may still be waited; what has no deadline of its own has that of one try."""
    deadline = _deadline.get()
    return LONGEST_TRY if deadline is None else max(0, deadline - time.monotonic())


class NoPlaceError(OperationalError):
    """As many as may wait are waiting already, and nothing moves."""


class Places:
    """So many at once may wait in here; the server has sixteen threads, see `processes.py`."""

    def __init__(self, many: int):
        self._free, self._change, self._moved_at = many, Condition(), 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Be one of those who may wait; raises `NoPlaceError` where all places stand still."""
        self._take()
        try:
            yield
        except BaseException:
            self._give_back(has_moved=False)
            raise
        else:
            self._give_back(has_moved=True)

    def _take(self):
        with self._change:
            while not self._free:
                patience = self._moved_at + STANDSTILL - time.monotonic()
                if patience <= 0:
                    raise NoPlaceError("Too many wait already.")
                self._change.wait(patience)
            self._free -= 1
            self._moved_at = time.monotonic()

    def _give_back(self, *, has_moved):
        with self._change:
            self._free += 1
            if has_moved:
                self._moved_at = time.monotonic()
            self._change.notify()


# Staff, those who sign in and whoever else writes: of the sixteen some are left for reading.
_for_the_lock = Places(5)


def limit_waiting(sender, connection, **kwargs) -> None:
    """When a connection to SQLite is opened: let only some wait at once for its one lock."""
    wrappers = connection.execute_wrappers  # they outlast the connection
    if connection.vendor == "sqlite" and _wait_for_the_lock not in wrappers:
        wrappers.insert(0, _wait_for_the_lock)


def _wait_for_the_lock(execute, sql, params, many, context):
    # Within its transaction nobody waits any more.
    if context["connection"].in_atomic_block or not sql.startswith(WRITES):
        return execute(sql, params, many, context)
    longest = int(1000 * min(LONGEST_TRY, seconds_left()))
    context["connection"].connection.execute(f"PRAGMA busy_timeout = {longest}")
    with _for_the_lock.taken():
        return execute(sql, params, many, context)


def limit_silence(sender, connection, **kwargs) -> None:
    """When a connection to PostgreSQL is opened: give up one whose server stands still.

    It may hold its connections open and say nothing, and each would hold a thread without end. This is
    for the web server alone: a migration may take its time.
    """
    if connection.vendor == "postgresql":
        # All of psycopg's waiting goes through here; Django's own wrappers do not see a COMMIT.
        connection.connection.wait = partial(_wait_for_an_answer, connection.connection)


def _wait_for_an_answer(opened, answer, **options):
    # Django then connects once more, for which time is left.
    left = LONGEST_WAIT if _deadline.get() is None else seconds_left()
    left = max(LEAST_WAIT, left - LONGEST_TRY)
    try:
        return type(opened).wait(opened, answer, **{"timeout": left} | options)
    except psycopg.OperationalError:
        if opened.info.transaction_status != TransactionStatus.ACTIVE:
            raise  # this was its answer
        opened.pgconn.finish()  # else it would wait again, to roll back
        raise psycopg.OperationalError("The database does not answer.") from None
