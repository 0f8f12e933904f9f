"""A photo in the library: its name, its size, its words, and what holds on to it."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.forms import modelform_factory
from PIL import Image

from clinic_site.photos.models import Photo
from tests.factories import (
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    picture,
)
from tests.photos.pictures import encoded, exif

RANDOM_NAME = re.compile(r"photos/[0-9a-f]{32}\.jpg")


def stored_files(root):
    return [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()]


def test_the_stored_name_is_random_and_the_uploaded_one_is_nowhere(db, upload, settings):
    first = upload(picture().read(), "jane-patient.jpeg").save()
    second = upload(picture().read(), "jane-patient.jpeg").save()

    row = str(list(Photo.objects.filter(pk=first.pk).values()))
    files = stored_files(settings.MEDIA_ROOT)
    assert RANDOM_NAME.fullmatch(first.file.name)
    assert sorted(files) == sorted([first.file.name, second.file.name])
    assert "jane" not in row


def test_a_name_of_any_length_is_taken_and_thrown_away(db, upload):
    assert upload(picture().read(), f"{'n' * 300}.jpg").errors == {}


@pytest.mark.parametrize("name", ["../../evil.jpg", "evil.html.jpg", "CON.jpg", "e" * 90 + ".jpg"])
def test_the_uploaded_name_decides_nothing(db, upload, settings, name):
    photo = upload(picture().read(), name).save()

    assert RANDOM_NAME.fullmatch(photo.file.name)
    assert stored_files(settings.MEDIA_ROOT.parent / "media") == [photo.file.name]


def test_width_and_height_are_those_of_the_stored_picture(db, upload):
    sideways = encoded(Image.new("RGB", (3000, 1500)), "JPEG", exif=exif(6))

    photo = upload(sideways).save()

    photo.refresh_from_db()
    with photo.file.open() as file:
        assert Image.open(file).size == (1000, 2000)
    assert (photo.width, photo.height) == (1000, 2000)


def test_saving_the_words_anew_leaves_the_picture_alone(db, settings):
    photo = PhotoFactory()
    name = photo.file.name
    form_class = modelform_factory(Photo, fields=["file", "alt_text", "is_decorative"])

    form_class({"alt_text": "Other words"}, instance=photo).save()

    photo.refresh_from_db()
    assert (photo.file.name, photo.alt_text) == (name, "Other words")
    assert stored_files(settings.MEDIA_ROOT) == [name]


def test_a_photo_is_described_by_words_or_by_the_tick():
    assert PhotoFactory.build(alt_text="A room").is_described
    assert PhotoFactory.build(alt_text="", is_decorative=True).is_described
    assert not PhotoFactory.build(alt_text="").is_described


def test_blanks_are_no_words(db, upload):
    photo = upload(picture().read(), alt_text="   ").save()

    assert (photo.alt_text, str(photo)) == ("", f"Photo {photo.pk}")
    assert list(Photo.objects.without_alt_text()) == [photo]


def test_a_decorative_photo_is_passed_over_even_if_it_has_words():
    assert PhotoFactory.build(alt_text="A room", is_decorative=True).alt == ""
    assert PhotoFactory.build(alt_text="A room").alt == "A room"


@pytest.mark.parametrize("point", [(-1, 50), (50, -1), (101, 50), (50, 101)])
def test_a_focal_point_outside_the_photo_is_refused(db, settings, point):
    focal_x, focal_y = point

    with pytest.raises(ValidationError):
        PhotoFactory.build(focal_x=focal_x, focal_y=focal_y).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoFactory(focal_x=focal_x, focal_y=focal_y)

    assert not Photo.objects.exists()
    assert stored_files(settings.MEDIA_ROOT) == []


def test_words_for_a_photo_that_was_deleted_meanwhile_do_not_bring_it_back(db):
    PhotoFactory()
    writer = Photo.objects.get()
    Photo.objects.get().delete()

    with pytest.raises(Photo.DoesNotExist):
        writer.save()

    assert not Photo.objects.exists()


@pytest.mark.parametrize("factory", [PostFactory, ServiceFactory, PersonFactory])
def test_a_photo_in_use_cannot_be_deleted(db, factory):
    photo = PhotoFactory()
    page = factory(photo=photo)

    with pytest.raises(ProtectedError), transaction.atomic():
        photo.delete()
    assert list(Photo.objects.all()) == [photo]

    page.delete()
    photo.delete()
    assert list(Photo.objects.all()) == []


def test_words_that_come_late_leave_a_new_picture_in_its_place(
    db, django_capture_on_commit_callbacks
):
    photo = PhotoFactory()
    writer = Photo.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        photo.file = picture((80, 60))
        photo.save()
        writer.alt_text = "Late words"
        writer.save()

    stored = Photo.objects.get()
    assert (stored.file.name, stored.width) == (photo.file.name, 80)
    assert stored.alt_text == "Late words"
    assert stored.file.storage.exists(stored.file.name)


def test_a_photo_whose_words_change_keeps_its_file(db, django_capture_on_commit_callbacks):
    photo = PhotoFactory()

    with django_capture_on_commit_callbacks(execute=True):
        photo.alt_text = "Another room"
        photo.save()

    assert photo.file.storage.exists(photo.file.name)
