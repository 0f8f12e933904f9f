"""What is not taken for a photo, and what staff read then."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from clinic_site.photos.models import Photo
from tests.factories import picture
from tests.photos.pictures import encoded, exif, png_header, with_everything

UNREADABLE = "This file is not a picture that can be read. Take a JPEG, PNG or WebP file."
TOO_LARGE = "This picture is too large: 20 megabytes and 50 megapixels are the most."
MEGABYTE = 1024 * 1024
SCRIPT = b"<script>alert(1)</script>"
JPEG = with_everything("JPEG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

REFUSED = {
    "an SVG": (SVG, UNREADABLE),
    "an SVG with a declaration": (b'<?xml version="1.0"?>' + SVG, UNREADABLE),
    "a page": (b"<!doctype html>" + SCRIPT, UNREADABLE),
    "words": (b"Not a picture.", UNREADABLE),
    "a GIF": (encoded(Image.new("P", (60, 40)), "GIF"), UNREADABLE),
    "a GIF that is a script as well": (b"GIF89a/*" + b"\0" * 50 + b"*/=1;alert(1)//", UNREADABLE),
    "a BMP": (encoded(Image.new("RGB", (60, 40)), "BMP"), UNREADABLE),
    "a TIFF": (encoded(Image.new("RGB", (60, 40)), "TIFF"), UNREADABLE),
    "half a JPEG": (JPEG[: len(JPEG) // 2], UNREADABLE),
    "the first bytes of a JPEG": (b"\xff\xd8\xff\xe0", UNREADABLE),
    "a PNG without its pixels": (png_header(60, 40), UNREADABLE),
    "a PNG of no size": (png_header(0, 0), UNREADABLE),
    "50 megapixels that are not there": (png_header(50_000, 1_000), UNREADABLE),
    "51 megapixels": (png_header(51_000, 1_000), TOO_LARGE),
    "100 megapixels": (png_header(100_000, 1_000), TOO_LARGE),
    "1,000 megapixels": (png_header(100_000, 10_000), TOO_LARGE),
    "more than 20 megabytes": (JPEG.ljust(20 * MEGABYTE + 1, b"\0"), TOO_LARGE),
}
EACH = pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED.keys())


@EACH
def test_the_form_refuses_it_with_a_sentence(db, upload, content, sentence):
    form = upload(content)

    assert form.errors == {"file": [sentence]}


@EACH
def test_nothing_is_stored_of_it_whoever_saves(db, settings, content, sentence):
    # Django reads the size of a picture before the field does, and Pillow has its own alarm.
    alarms = (ValidationError, Image.DecompressionBombError, Image.DecompressionBombWarning)

    with pytest.raises(alarms), transaction.atomic():
        Photo.objects.create(file=ContentFile(content, "photo.jpg"), alt_text="A room")

    assert not Photo.objects.exists()
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


def test_an_empty_file_is_refused(db, upload):
    assert upload(b"").errors == {"file": ["The submitted file is empty."]}


def test_twenty_megabytes_are_not_too_many(db, upload):
    form = upload(JPEG.ljust(20 * MEGABYTE, b"\0"))

    assert form.errors == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_script_behind_the_picture_does_not_come_along(db, kind):
    original = picture(kind=kind).read() + SCRIPT

    photo = Photo.objects.create(file=ContentFile(original, "a.jpg"), alt_text="A room")

    with photo.file.open() as stored:
        data = stored.read()
    assert SCRIPT in original
    assert b"script" not in data


def test_a_picture_whose_extra_data_is_broken_is_refused_or_taken_without_it(db, upload):
    sideways = encoded(Image.new("RGB", (60, 40)), "JPEG", exif=exif(6))
    # The letter N of the latitude is said to be two numbers.
    broken = sideways.replace(b"\0\1\0\2\0\0\0\2N", b"\0\1\0\x08\0\0\0\2N")

    form = upload(broken)

    assert broken != sideways
    assert form.errors.get("file", [UNREADABLE]) == [UNREADABLE]
