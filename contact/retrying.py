"""What the database must do is tried again while it is restarted or locked, until one deadline."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock

from django.db import InterfaceError, OperationalError, connection

from clinic_site.waiting import LONGEST_TRY, seconds_left, until_the_end_of_waiting

LONGEST_PAUSE = 0.5  # seconds


class UnreachedError(OperationalError):
    """There is no connection to the database: whoever asked it more would wait once more."""


def keep_trying(action: Callable) -> Callable:
    """The same function, called again and again while the database cannot be written."""

    @wraps(action)
    def persist(*args, **kwargs):
        pause = 0.05
        with until_the_end_of_waiting():
            while True:
                try:
                    return action(*args, **kwargs)
                except (OperationalError, InterfaceError) as error:
                    if connection.in_atomic_block or seconds_left() <= _needed_for_a_try():
                        if connection.connection is None:
                            raise UnreachedError from error
                        raise
                    connection.close()
                    time.sleep(pause)
                    pause = min(2 * pause, LONGEST_PAUSE)

    return persist


@contextmanager
def in_turn(turn: Lock) -> Iterator[None]:
    """Hold a lock of this process; raises `OperationalError` where it does not come in time."""
    if not turn.acquire(timeout=seconds_left()):
        raise OperationalError("The turn did not come in time.")
    try:
        yield
    finally:
        turn.release()


def _needed_for_a_try():
    # SQLite is told how long to wait with every try, PostgreSQL when it is connected.
    return LONGEST_PAUSE if connection.vendor == "sqlite" else LONGEST_TRY
