"""Files of photos that never came to be: a crash between storing a picture and writing its row."""

import re
from datetime import timedelta

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils import timezone

from .files import FOLDER, KEY, ORIGINAL_ENDINGS, delete_files, files_of
from .models import Photo

# By then every upload has its row, and no file is half written any more.
SETTLED_AFTER = timedelta(hours=1)
EVERY = 3600  # seconds; a bucket is paid for each look into it
ORIGINAL = re.compile(rf"({KEY})\.(?:{'|'.join(ORIGINAL_ENDINGS)})")
HALF = re.compile(rf"{ORIGINAL.pattern}\.[0-9a-f]+\.part")


def delete_orphans_hourly() -> None:
    """Delete orphans if this process has not just done so."""
    if cache.add("photos.orphans", value=True, timeout=EVERY):
        delete_orphans()


def delete_orphans() -> None:
    """Delete what has stood in the storage for an hour and belongs to no photo.

    What bears no name of ours stays; and so does everything while there is no photo at all, for
    then the database is more likely the wrong one.
    """
    folders, names = _listed()
    # Read after the files: a photo that comes in between is known.
    known = {Photo(file=name).key for name in Photo.objects.values_list("file", flat=True)}
    if not known:
        return
    for name in filter(HALF.fullmatch, names):
        if _is_settled(f"{FOLDER}/{name}"):
            default_storage.delete(f"{FOLDER}/{name}")
    keys = {found[1] for found in map(ORIGINAL.fullmatch, names) if found}
    keys |= {folder for folder in folders if re.fullmatch(KEY, folder)}
    for key in keys - known:
        if all(map(_is_settled, files_of(key))):
            delete_files(key)


def _listed():
    try:
        return default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return [], []


def _is_settled(name):
    try:
        return default_storage.get_modified_time(name) < timezone.now() - SETTLED_AFTER
    except FileNotFoundError:
        return False  # somebody else has just deleted it
