"""Whether a worker is there: it holds a lock, which the system takes back however it ends."""

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

# An email may take one minute, a photo and a round of cleaning up seconds.
STUCK_AFTER = 300  # seconds
IS_GONE = "does not run"
IS_STUCK = "has done nothing for five minutes"


class Presence:
    """What a worker shows of itself; of several workers one holds the lock, the next follows."""

    def __init__(self):
        self._file = None

    def show(self) -> None:
        """Take the lock unless another worker has it, and note the time. Raises `OSError`."""
        if self._file is None:
            self._file = _path().open("w")
        with suppress(BlockingIOError):
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.utime(self._file.fileno())

    def end(self) -> None:
        """Leave the lock to others, as the end of the process would."""
        self._file.close()


def what_is_wrong() -> str:
    """What is wrong with the workers in words, such as "does not run"; empty while one works."""
    try:
        with _path().open() as file:
            # Shared, so that two who ask at once do not take each other for a worker.
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        is_stuck = _path().stat().st_mtime < time.time() - STUCK_AFTER
        return IS_STUCK if is_stuck else ""
    except OSError:
        return IS_GONE
    return IS_GONE


def _path():
    return Path(settings.DATA_DIR, "worker.lock")
