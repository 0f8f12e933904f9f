"""The disk's storage: a file is there whole, or nothing of it is."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


class FullDisk(ContentFile):
    """Content during whose writing the disk becomes full."""

    def chunks(self, chunk_size=None):
        yield b"half of it"
        raise OSError(errno.ENOSPC, "No space left on device")


def files(settings):
    return [str(path) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_disk_that_becomes_full_leaves_no_part_behind(settings):
    with pytest.raises(OSError, match="No space left"):
        default_storage.save("photos/a.jpg", FullDisk(b""))

    assert files(settings) == []


def test_a_file_that_is_there_stays_whole_when_its_successor_fails(settings):
    default_storage.save("photos/a.jpg", ContentFile(b"the first one"))

    with pytest.raises(OSError, match="No space left"):
        default_storage.save("photos/a.jpg", FullDisk(b""))

    (path,) = files(settings)
    assert Path(path).read_bytes() == b"the first one"
