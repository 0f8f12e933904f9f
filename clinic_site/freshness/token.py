"""A token in a file of a host, by which its processes know that something changed."""

import logging
import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings

logger = logging.getLogger(__name__)
LENGTH = 8  # bytes
FILE_NAME = "freshness"


class HostToken:
    """Eight random bytes, new after every change; reading them takes less than a microsecond.

    Never a counter: of two who count at once one is lost, and a later one could lead back to a number
    under which something old was kept. Where the disk takes no file each process has a token of its own,
    and learns of the others' changes as another host does.
    """

    def __init__(self, path: Path):
        self._own = secrets.token_bytes(LENGTH)
        self._file = None
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if len(self.read()) < LENGTH:
                self.renew()
        except OSError as error:
            self._close()
            logger.warning("Changes are not told by a file: %s", type(error).__name__)

    def read(self) -> bytes:
        return self._own if self._file is None else os.pread(self._file, LENGTH, 0)

    def renew(self) -> None:
        self._own = secrets.token_bytes(LENGTH)
        if self._file is not None:
            os.pwrite(self._file, self._own, 0)

    def __del__(self):
        self._close()

    def _close(self):
        if self._file is not None:
            os.close(self._file)
            self._file = None


def host_token() -> HostToken:
    """The token of this host's processes, which share one `DATA_DIR`."""
    return _opened(settings.DATA_DIR)


@lru_cache(maxsize=1)
def _opened(folder):
    return HostToken(Path(folder, FILE_NAME))
