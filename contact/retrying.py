"""What the database must do is tried again while it is being restarted."""

import time
from collections.abc import Callable
from functools import wraps

from django.db import InterfaceError, OperationalError, connection

LONGEST_WAIT = 10  # seconds in which a database that is restarted comes back
LONGEST_PAUSE = 0.5  # seconds


def keep_trying(action: Callable) -> Callable:
    """The same function, called again and again while the database is being restarted."""

    @wraps(action)
    def persist(*args, **kwargs):
        deadline, pause = time.monotonic() + LONGEST_WAIT, 0.05
        while True:
            try:
                return action(*args, **kwargs)
            except (OperationalError, InterfaceError):
                if connection.in_atomic_block or time.monotonic() > deadline:
                    raise
                connection.close()
                time.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    return persist
