"""No stored file holds a word or a place of the upload, whatever carried it."""

from pathlib import PurePath

import pytest
from PIL import Image

from clinic_site.photos.models import Photo
from clinic_site.photos.renditions import make_due
from tests.photos.pictures import plain
from tests.photos.planted import PLANTED
from tests.photos.spellings import found_in, spellings

pytestmark = [pytest.mark.usefixtures("_decoded_here"), pytest.mark.slow]

EACH = pytest.mark.parametrize(("content", "name"), PLANTED.values(), ids=PLANTED.keys())
WRONG_NAME = (
    "The name of this file does not end as a photo’s does. Take a file whose name ends in .jpg, "
    ".png, .webp, .avif or .heic."
)
OTHER_NAME = (
    "By its content this file is {}, but its name says otherwise. Let the name end in {} and "
    "upload it again."
)
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


@pytest.mark.parametrize(
    "name",
    [
        "room.jpg.html",
        "room.html",
        "room.svg",
        "room.php",
        "room.gif",
        "room.jpg.",
        "room.jpg ",
        "room.jpg::$DATA",
        "room.jpg\0.html",
        "room\N{RIGHT-TO-LEFT OVERRIDE}gpj.exe",
        "room",
        ".jpg",
    ],
)
def test_a_name_that_ends_as_no_photo_does_is_refused(db, upload, name):
    form = upload(plain("JPEG"), name)

    assert form.errors["file"] == [WRONG_NAME]


@pytest.mark.parametrize(
    "name",
    [
        "room.html.jpg",
        "room.JPG",
        "../../room.jpg",
        "C:\\room.jpg",
        "<script>.jpg",
        "room\N{RIGHT-TO-LEFT OVERRIDE}lmth.jpg",
        "room.html\0.jpg",
        "CON.jpg",
    ],
)
def test_the_rest_of_a_name_is_as_if_it_were_not_there(db, upload, settings, name):
    photo = upload(plain("JPEG"), name).save()

    assert [path.name for path in stored_files(settings.MEDIA_ROOT)] == [f"{photo.key}.jpg"]


@pytest.mark.parametrize(
    ("kind", "name", "called", "ending"),
    [
        ("JPEG", "a.png", "JPEG", ".jpg"),
        ("PNG", "a.jpg", "PNG", ".png"),
        ("WEBP", "a.jpeg", "WebP", ".webp"),
        ("AVIF", "a.heic", "AVIF", ".avif"),
        ("HEIF", "a.avif", "HEIC", ".heic"),
    ],
)
def test_a_name_that_lies_is_refused_and_told_how_it_would_be_true(
    db, upload, kind, name, called, ending
):
    form = upload(plain(kind), name)

    assert form.errors["file"] == [OTHER_NAME.format(called, ending)]
