"""A photo in the library: its name, its size, its words, and what holds on to it."""

import re

import pytest
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

ALT_TEXT_NEEDED = "Say what the photo shows, or tick “decorative” if it tells nothing."
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


@pytest.mark.parametrize("name", ["../../evil.jpg", "evil.html", "evil.svg", "e" * 90 + ".png"])
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


@pytest.mark.parametrize("words", ["", "   "])
def test_the_form_asks_for_words_or_for_the_tick(db, upload, words):
    form = upload(picture().read(), alt_text=words)

    assert form.errors == {"alt_text": [ALT_TEXT_NEEDED]}


def test_a_decorative_photo_needs_no_words(db, upload):
    photo = upload(picture().read(), alt_text="", is_decorative="on").save()

    assert (photo.alt, str(photo)) == ("", f"Decorative photo {photo.pk}")


def test_a_decorative_photo_is_passed_over_even_if_it_has_words():
    assert PhotoFactory.build(alt_text="A room", is_decorative=True).alt == ""
    assert PhotoFactory.build(alt_text="A room").alt == "A room"


def test_the_database_refuses_a_photo_without_words(db):
    photo = PhotoFactory()

    with pytest.raises(IntegrityError, match="photo_has_alt_text"), transaction.atomic():
        PhotoFactory(alt_text="")
    with pytest.raises(IntegrityError, match="photo_has_alt_text"), transaction.atomic():
        Photo.objects.update(alt_text="")

    assert list(Photo.objects.values_list("alt_text")) == [(photo.alt_text,)]


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


def test_the_file_of_a_photo_goes_with_it(db, django_capture_on_commit_callbacks):
    one, many = PhotoFactory(), PhotoFactory.create_batch(2)
    storage = one.file.storage
    kept = PhotoFactory()

    with django_capture_on_commit_callbacks(execute=True):
        one.delete()
        Photo.objects.filter(pk__in=[photo.pk for photo in many]).delete()

    assert [storage.exists(photo.file.name) for photo in (one, *many, kept)] == [
        False, False, False, True,
    ]  # fmt: skip


def test_a_replaced_file_is_gone(db, django_capture_on_commit_callbacks):
    photo = PhotoFactory()
    storage, old = photo.file.storage, photo.file.name

    with django_capture_on_commit_callbacks(execute=True):
        photo.file = picture()
        photo.save()

    assert (storage.exists(old), storage.exists(photo.file.name)) == (False, True)


def test_a_photo_whose_words_change_keeps_its_file(db, django_capture_on_commit_callbacks):
    photo = PhotoFactory()

    with django_capture_on_commit_callbacks(execute=True):
        photo.alt_text = "Another room"
        photo.save()

    assert photo.file.storage.exists(photo.file.name)
