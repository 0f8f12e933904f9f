"""A token in a file that all processes of a host map: reading it costs no call of the system."""

import mmap
import os
import secrets
from functools import lru_cache
from pathlib import Path

from django.conf import settings

LENGTH = 8  # bytes, which a processor writes and reads at once
FILE_NAME = "freshness"


class HostToken:
    """Eight random bytes, new after every change.

    Never a counter: of two who count at once one is lost, and a later one could lead back to a number
    under which something old was kept.
    """

    def __init__(self, path: Path):
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            is_new = os.fstat(opened).st_size < LENGTH
            if is_new:
                os.ftruncate(opened, LENGTH)
            self._bytes = mmap.mmap(opened, LENGTH)
        finally:
            os.close(opened)
        if is_new:
            self.renew()

    def read(self) -> bytes:
        return self._bytes[:]

    def renew(self) -> None:
        self._bytes[:] = secrets.token_bytes(LENGTH)


def host_token() -> HostToken:
    """The token of this host's processes, which share one `DATA_DIR`."""
    return _opened(settings.DATA_DIR)


@lru_cache(maxsize=1)
def _opened(folder):
    return HostToken(Path(folder, FILE_NAME))
