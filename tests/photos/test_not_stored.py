"""A full disk, or a bucket that does not answer: a sentence for staff, and nothing half done."""

import errno

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clinic_site import service_urls
from clinic_site.photos.models import Photo
from clinic_site.photos.storage import WholeFileStorage
from tests.factories import PhotoFactory, picture
from tests.outbox.mailing import free_port
from tests.site.filling import fill_in
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

LIST = "/admin/photos/photo/"
NO_ROOM = "There is no room left to store this photo."
NOT_STORED = "This photo could not be stored just now. Please try again in a few minutes"


class Full(WholeFileStorage):
    def _save(self, name, content):
        raise OSError(errno.ENOSPC, "No space left on device")


class OverQuota(WholeFileStorage):
    def _save(self, name, content):
        raise OSError(errno.EDQUOT, "Disk quota exceeded")


class ReadOnly(WholeFileStorage):
    def _save(self, name, content):
        raise OSError(errno.EROFS, "Read-only file system")


def file():
    return SimpleUploadedFile("holiday.jpg", picture((600, 400)).read())


@pytest.fixture(params=["Full", "OverQuota", "ReadOnly", "a bucket that is gone"])
def sentence(request, settings, monkeypatch):
    """What is said of a storage that takes nothing; the storage is the site's from then on."""
    if request.param == "a bucket that is gone":
        url = f"s3+http://key:secret@127.0.0.1:{free_port()}/bucket?region=us-east-1"
        monkeypatch.setenv("MEDIA_STORAGE", url)
        storage = service_urls.media_storage("MEDIA_STORAGE")
    else:
        storage = {"BACKEND": f"{__name__}.{request.param}"}
    settings.STORAGES = settings.STORAGES | {"default": storage}
    return NO_ROOM if request.param in {"Full", "OverQuota"} else NOT_STORED


def test_an_upload_to_the_library_is_told_so(client_of, sentence, caplog):
    answer = client_of("Author").post(f"{LIST}upload/", {"file": file()})

    assert answer.status_code == 422
    assert answer.json()["error"].startswith(sentence)
    assert not Photo.objects.exists()
    assert "holiday" not in caplog.text


def test_the_form_comes_back_with_all_that_was_typed(client_of, sentence):
    typed = {"alt_text": "A fern in the hall", "caption": "Green", "focal_x": "7"}

    response = fill_in(client_of("Editor"), f"{LIST}add/", file=file(), **typed)

    page = read(response, strict=False)
    assert response.status_code == 200
    assert sentence in words(page)
    assert words(by_id(page, "id_alt_text")) == "A fern in the hall"
    assert by_id(page, "id_focal_x").get("value") == "7"
    assert not Photo.objects.exists()


def test_a_picture_that_cannot_be_replaced_stays(client_of, sentence):
    client = client_of("Editor")
    photo = Photo.objects.bulk_create([PhotoFactory.build(file=None, width=60, height=40)])[0]
    Photo.objects.filter(pk=photo.pk).update(file=f"photos/{'0' * 32}.jpg")

    response = fill_in(client, f"{LIST}{photo.pk}/change/", file=file(), alt_text="Other words")

    assert sentence in words(read(response, strict=False))
    assert Photo.objects.get().file.name == f"photos/{'0' * 32}.jpg"


@pytest.mark.parametrize("size", [(8, 8), (200, 900)])
def test_a_picture_of_few_pixels_is_warned_about_in_the_form_too(client_of, size):
    client = client_of("Editor")
    small = SimpleUploadedFile("a.jpg", picture(size).read())

    response = fill_in(client, f"{LIST}add/", file=small, alt_text="A fern")

    page = words(read(client.get(response["Location"]), strict=False))
    assert f"This picture has only {size[0]} × {size[1]} pixels, so it will look blurred." in page
    assert f"{size[0]} × {size[1]} pixels: it will look blurred" in page
