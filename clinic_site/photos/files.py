"""Where a photo's files lie: the cleaned original, and its renditions in a folder beside it."""

import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

FOLDER = "photos"
KEY = r"[0-9a-f]{32}"
ORIGINAL_ENDINGS = ("jpg", "png")
TYPES = {"avif": "image/avif", "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
LONGEST_UPLOAD = 3600  # seconds; what is older was left by a crash


def address_of(name: str) -> str:
    """The path under which this site shows a stored file, wherever the file lies."""
    return f"{settings.MEDIA_URL}{name}"


def type_of(name: str) -> str:
    """The media type of a stored file: "image/jpeg"."""
    return TYPES[name.rpartition(".")[2]]


def files_of(key: str) -> list[str]:
    """The names of all files of one photo that are in the storage."""
    originals = [f"{FOLDER}/{key}.{ending}" for ending in ORIGINAL_ENDINGS]
    renditions = [f"{FOLDER}/{key}/{name}" for name in _listed(f"{FOLDER}/{key}")]
    return [name for name in originals if default_storage.exists(name)] + renditions


def delete_files(key: str) -> None:
    """Delete every file of one photo, and the folder where the storage has folders."""
    for name in files_of(key):
        default_storage.delete(name)
    with suppress(OSError):  # not empty: somebody else has put something there
        default_storage.delete(f"{FOLDER}/{key}")


def delete_abandoned_uploads() -> None:
    """Delete uploads that nobody waits for any more: they still hold all that a camera wrote."""
    for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - LONGEST_UPLOAD:
                path.unlink()


def _listed(folder):
    try:
        return default_storage.listdir(folder)[1]
    except FileNotFoundError:
        return []
