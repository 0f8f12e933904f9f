"""Files on a disk, each of them whole or not there at all."""

import secrets
from pathlib import Path

from django.core.files.storage import FileSystemStorage


class WholeFileStorage(FileSystemStorage):
    """Django's own, but a file appears at once, in the place of one that had its name.

    Readers may keep what they get for a year, so they must never meet half of it.
    """

    def get_available_name(self, name, max_length=None):
        return name

    def _save(self, name, content):
        part = f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(part, content)
            Path(self.path(part)).replace(self.path(name))
        except BaseException:
            # What is left of it would keep a full disk full.
            Path(self.path(part)).unlink(missing_ok=True)
            raise
        return name
