"""Lines that the web server jots down for the worker: a small file, so that no visitor waits for a database."""

import os
from contextlib import suppress
from fcntl import LOCK_EX, flock
from pathlib import Path
from uuid import uuid4

from django.conf import settings

MOST_WAITING = 64 * 1024  # bytes that wait for the worker; what comes then is not kept


class Jotter:
    """A file of lines in the data folder, by its name. No fault of the disk is a visitor's."""

    def __init__(self, name: str):
        self._name = name

    @property
    def path(self) -> Path:
        return Path(settings.DATA_DIR) / self._name

    def add(self, line: str) -> None:
        """Jot down a line, if there is room."""
        written = f"{line}\n".encode()
        with suppress(OSError):
            while not self._is_written(written):
                pass  # the file was taken as it was opened: there is another one now

    def take(self) -> list[str]:
        """The lines that wait; of several workers one gets them."""
        own = self.path.with_name(f"{self._name}-{uuid4().hex}")
        try:
            self.path.rename(own)
            with own.open(encoding="utf-8", errors="replace") as file:
                flock(file, LOCK_EX)  # until whoever writes in it has done
                return file.read().splitlines()
        except OSError:
            return []
        finally:
            own.unlink(missing_ok=True)

    def _is_written(self, line):
        """Whether the file that waits has the line, or is full; not, where it is taken meanwhile."""
        file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            flock(file, LOCK_EX)
            own = os.fstat(file)
            if not self._is_waiting(own):
                return False
            if own.st_size < MOST_WAITING:
                os.write(file, line)
            return True
        finally:
            os.close(file)

    def _is_waiting(self, own):
        with suppress(FileNotFoundError):
            return os.path.samestat(own, self.path.stat())
        return False
