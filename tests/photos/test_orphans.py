"""Files that a crash left before their photo had its row: served to nobody, and soon gone."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils import timezone

from clinic_site.photos.files import files_of
from clinic_site.photos.models import Photo
from clinic_site.photos.orphans import delete_orphans, delete_orphans_hourly
from clinic_site.photos.renditions import make_due
from tests.factories import PhotoFactory, picture

KEY = "0123456789abcdef0123456789abcdef"
HALF = f"photos/{KEY}.jpg.0123456789abcdef.part"


class PowerCutError(BaseException):
    """Nothing that anybody catches: what should follow does not happen any more."""


@pytest.fixture
def photo(db):
    """A photo of the library with all its renditions; all of its files are old."""
    PhotoFactory()
    make_due()
    let_an_hour_pass()
    return Photo.objects.get()


def let_an_hour_pass():
    past = time.time() - 3700
    for name in names():
        os.utime(default_storage.path(name), (past, past))


def names():
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def leave(*names):
    for name in names:
        path = Path(settings.MEDIA_ROOT, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"with a face")


def upload_and_crash(monkeypatch):
    """Store a picture, and end before its row is written."""

    def crash(*_arguments, **_options):
        raise PowerCutError

    photo = Photo(file=picture(), alt_text="A room")
    with monkeypatch.context() as patch:
        patch.setattr(Photo, "_save_row", crash)
        with pytest.raises(PowerCutError):
            photo.save()


def test_a_picture_whose_row_was_never_written_is_deleted_after_an_hour(photo, monkeypatch):
    kept = names()
    upload_and_crash(monkeypatch)
    assert len(names()) == len(kept) + 1

    delete_orphans()
    assert len(names()) == len(kept) + 1

    let_an_hour_pass()
    delete_orphans()
    assert names() == kept


def test_half_a_picture_is_deleted_after_an_hour(photo):
    kept = names()
    leave(HALF)

    delete_orphans()
    assert HALF in names()

    let_an_hour_pass()
    delete_orphans()
    assert names() == kept


def test_renditions_of_no_photo_go_with_their_folder(photo):
    leave(f"photos/{KEY}.png", f"photos/{KEY}/card-60-1-50-50.jpg", f"photos/{KEY}/a.part")
    let_an_hour_pass()
    late = f"photos/{KEY}/hero-60-1-50-50.jpg"
    leave(late)

    delete_orphans()
    assert late in files_of(KEY)

    let_an_hour_pass()
    delete_orphans()
    assert not default_storage.exists(f"photos/{KEY}")
    assert sorted(files_of(photo.key)) == names()


def test_what_bears_no_name_of_ours_stays(photo):
    foreign = [
        "photos/README",
        "photos/plain.jpg",
        f"photos/{KEY}.gif",
        f"photos/{KEY.upper()}.jpg",
        "photos/@eaDir/a.jpg",
        "photos/notes.part",
        f"{KEY}.jpg",
    ]
    leave(*foreign)
    let_an_hour_pass()

    delete_orphans()

    assert set(names()) >= set(foreign)


def test_while_there_is_no_photo_at_all_nothing_is_deleted(db):
    leave(f"photos/{KEY}.jpg", HALF)
    let_an_hour_pass()

    delete_orphans()

    assert names() == [f"photos/{KEY}.jpg", HALF]


def test_an_empty_storage_has_no_orphans(db):
    delete_orphans()

    assert names() == []


def test_the_storage_is_looked_through_once_an_hour(photo):
    cache.clear()
    delete_orphans_hourly()
    leave(HALF)
    let_an_hour_pass()

    delete_orphans_hourly()
    assert HALF in names()

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        delete_orphans_hourly()
    assert HALF not in names()


def test_looking_costs_one_query_however_many_photos_there_are(photo, django_assert_num_queries):
    PhotoFactory.create_batch(20)

    with django_assert_num_queries(1):
        delete_orphans()


def test_a_picture_that_gets_its_row_in_the_same_hour_is_never_touched(photo):
    added = PhotoFactory()

    delete_orphans()
    let_an_hour_pass()
    delete_orphans()

    assert default_storage.exists(added.file.name)
