"""A photo that was taken away: no file of it is left, and its addresses say so."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from clinic_site.photos.files import files_of
from clinic_site.photos.gone import GonePhoto, settle_gone
from clinic_site.photos.models import Photo
from clinic_site.photos.renditions import make_due, make_renditions
from tests.factories import PhotoFactory, picture


@pytest.fixture
def photo(db):
    """A photo with all its renditions."""
    PhotoFactory()
    make_due()
    return Photo.objects.get()


def delete_one(photo):
    photo.delete()


def delete_many(photo):
    Photo.objects.filter(pk=photo.pk).delete()


def replace(photo):
    photo.file = picture((80, 60))
    photo.save()


TAKEN_AWAY = pytest.mark.parametrize("take_away", [delete_one, delete_many, replace])


@TAKEN_AWAY
def test_every_file_of_it_is_deleted(photo, take_away, django_capture_on_commit_callbacks):
    key, files = photo.key, files_of(photo.key)
    kept = PhotoFactory()

    with django_capture_on_commit_callbacks(execute=True):
        take_away(photo)

    assert len(files) == 14
    assert files_of(key) == []
    assert not default_storage.exists(f"photos/{key}")
    assert files_of(kept.key) == [kept.file.name]


@TAKEN_AWAY
def test_all_its_addresses_answer_410(
    photo, take_away, client, django_capture_on_commit_callbacks
):
    addresses = [f"/media/{name}" for name in files_of(photo.key)]
    before = [client.get(address).status_code for address in addresses]

    with django_capture_on_commit_callbacks(execute=True):
        take_away(photo)

    responses = [client.get(address) for address in addresses]
    assert before == [200] * len(addresses)
    assert [response.status_code for response in responses] == [410] * len(addresses)
    assert {response["Cache-Control"] for response in responses} == {"no-store"}


def test_its_addresses_answer_410_even_while_its_files_are_still_there(photo, client):
    addresses = [f"/media/{name}" for name in files_of(photo.key)]
    key = photo.key

    # Without the callbacks of the commit: the process died right after it.
    photo.delete()

    responses = [client.get(address) for address in addresses]
    assert len(files_of(key)) == 14
    assert [response.status_code for response in responses] == [410] * 14
    assert all("This photo was taken away" in response.content.decode() for response in responses)


def test_a_folder_that_somebody_else_uses_stays_and_stops_nothing(
    photo, settings, django_capture_on_commit_callbacks
):
    foreign = settings.MEDIA_ROOT / "photos" / photo.key / "@eaDir"
    foreign.mkdir()

    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()

    assert files_of(foreign.parent.name) == []
    settle_gone()
    assert foreign.is_dir()


def test_a_photo_that_was_replaced_meanwhile_goes_with_its_new_picture(
    photo, django_capture_on_commit_callbacks
):
    known = Photo.objects.get()
    keys = [photo.key]

    with django_capture_on_commit_callbacks(execute=True):
        replace(photo)
        keys.append(photo.key)
        known.delete()

    assert [files_of(key) for key in keys] == [[], []]
    assert set(GonePhoto.objects.values_list("key", flat=True)) == set(keys)


def test_a_deletion_that_is_undone_leaves_everything(photo, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        photo.delete()
        transaction.set_rollback(True)

    assert len(files_of(Photo.objects.get().key)) == 14
    assert not GonePhoto.objects.exists()


def test_files_that_a_crash_left_are_deleted_by_the_worker(photo):
    # Without the callbacks of the commit: the process died right after it.
    key = photo.key
    photo.delete()
    assert len(files_of(key)) == 14

    settle_gone()

    assert files_of(key) == []


def test_what_was_written_after_the_deletion_is_deleted_too(photo):
    key = photo.key
    photo.delete()
    settle_gone()
    default_storage.save(f"photos/{key}/card-60-1-50-50.jpg", ContentFile(b"late"))

    settle_gone()
    assert files_of(key) == []

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        settle_gone()
        settle_gone()
    assert GonePhoto.objects.get().is_settled


def test_renditions_that_are_ready_too_late_are_deleted_at_once(photo):
    late = Photo.objects.get()
    photo.delete()
    settle_gone()
    late.file.storage.save(late.file.name, picture())

    make_renditions(late)

    assert files_of(late.key) == []
