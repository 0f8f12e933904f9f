"""No stored file holds a word or a place of the upload, whatever carried it."""

from pathlib import PurePath

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from clinic_site.photos.models import Photo
from clinic_site.photos.renditions import make_due
from tests.photos.pictures import KINDS, plain
from tests.photos.planted import PLANTED
from tests.photos.spellings import found_in, spellings

pytestmark = [pytest.mark.usefixtures("_decoded_here"), pytest.mark.slow]

EACH = pytest.mark.parametrize(("content", "name"), PLANTED.values(), ids=PLANTED.keys())
# What each encoder writes about the file itself, not about the photo.
OF_THE_FORMAT = {
    "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
    "loop", "background", "timestamp", "duration",
}  # fmt: skip


def stored_files(root):
    return [path for path in root.rglob("*") if path.is_file()]


@EACH
def test_what_was_planted_could_be_found(content, name):
    assert found_in(content)


@EACH
def test_nothing_of_it_is_in_any_stored_file(db, upload, settings, content, name):
    photo = upload(content, name).save()
    assert make_due() == 1

    files = stored_files(settings.MEDIA_ROOT)
    row = repr(Photo.objects.filter(pk=photo.pk).values())

    assert {path.suffix for path in files} >= {".avif", ".webp", PurePath(photo.file.name).suffix}
    assert {text for path in files for text in found_in(path.read_bytes())} == set()
    assert {word for path in files for word in said_by(path)} <= OF_THE_FORMAT
    assert [text for text in spellings() if text.decode("latin-1") in row] == []


def said_by(path):
    """What a stored file tells beyond its pixels: the names of it."""
    with Image.open(path) as picture:
        picture.load()
        frames = getattr(picture, "n_frames", 1)
        return [*picture.info, *picture.getexif(), *["frames"] * (frames - 1)]


def test_the_search_sees_every_spelling():
    carrier = plain("JPEG")

    unseen = [text for text in spellings() if text not in found_in(carrier + text)]

    assert unseen == []
    assert found_in(carrier) == set()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "room.jfif", "room.jpe", "room.pjpeg", "room.pjp", "room.jpeg_large", "room.jpg_original",
        "room.JPG", "ROOM.HeIc", "room.png", "room.heic", "room.avif", "room.webp", "room.gif",
        "room.svg", "room.html", "room.php", "room.exe", "room.jpg.", "room.jpg ", "room.jpg::$DATA",
        "room.jpg\0.html", "room\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe", "room", ".jpg", "IMG_0042", "照片",
        "../../room.jpg", "C:\\room.jpg", "<script>.jpg", "CON.jpg", "blob", "image/jpeg;base64",
        "r" * 300,
    ],
)  # fmt: skip
def test_a_picture_is_taken_by_its_content_whatever_its_name_says(
    db, upload, settings, kind, name
):
    photo = upload(plain(kind), name).save()

    assert [path.name for path in stored_files(settings.MEDIA_ROOT)] == [f"{photo.key}.jpg"]


@pytest.mark.parametrize(
    "said", ["text/html", "application/octet-stream", "", "video/mp4", "image/x"]
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_browser_says_of_it_decides_nothing_either(db, client_of, kind, said):
    file = SimpleUploadedFile("room", plain(kind), content_type=said)

    answer = client_of("Author").post("/admin/photos/photo/upload/", {"file": file})

    assert answer.status_code == 201
