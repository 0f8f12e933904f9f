"""What is not taken for a photo, and what staff read then."""

from functools import cache
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from clinic_site.photos.cleaning import clean_photo
from clinic_site.photos.models import Photo
from tests.photos.pictures import (
    KINDS,
    box,
    encoded,
    exif,
    flood,
    heif_that_repeats,
    heif_that_says,
    jpeg_that_says,
    plain,
    png_header,
    webp_that_says,
    with_everything,
)
from tests.photos.planted import archive

pytestmark = [pytest.mark.usefixtures("_decoded_once"), pytest.mark.slow]

UNREADABLE = (
    "This file is not a picture that can be read. Take a JPEG, PNG, WebP, AVIF, or HEIC file."
)


def other_kind(kind):
    return (
        f"This picture is {kind}, which is not taken here. Open it, save it as a JPEG or PNG, and "
        "upload that."
    )


TOO_HEAVY = (
    "This file has 20.1 megabytes, and 20 are the most. Make the picture smaller or save it as a "
    "JPEG, and upload that."
)


def too_large(kind, size, fitting, most=50):
    article = "an" if kind == "AVIF" else "a"
    return (
        f"This picture is too large: it is {size} pixels, and {article} {kind} may have {most} megapixels. "
        f"Make it smaller, to {fitting} pixels at most, or crop it, and upload that."
    )


MORE_BEHIND = (
    "This file goes on behind the end of its picture. Open it, save it as a new picture and "
    "upload that."
)
MEGABYTE = 1024 * 1024
SCRIPT = b"<script>alert(1)</script>"
JPEG, PNG, WEBP = (with_everything(kind) for kind in ("JPEG", "PNG", "WEBP"))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
GIF = encoded(Image.new("P", (60, 40)), "GIF")
# What `heif_that_says(60, 40, "AVIF", (16_384, 16_384), speed=10)` makes, which takes 17 seconds.
LARGE_AVIF = Path(__file__).resolve().parent.parent / "data" / "avif_of_16384.avif"

# By what they are: the file, or what makes it where that takes long, the name under which it is
# uploaded, and the answer.
REFUSED = {
    "an SVG": (SVG, "a.jpg", other_kind("an SVG")),
    "an SVG with a declaration": (b'<?xml version="1.0"?>' + SVG, "a.jpg", other_kind("an SVG")),
    "a page": (b"<!doctype html>" + SCRIPT, "a.jpg", UNREADABLE),
    "words": (b"Not a picture.", "a.jpg", UNREADABLE),
    "a document": (b"%PDF-1.7\n%%EOF", "a.jpg", UNREADABLE),
    "an archive": (archive(), "a.jpg", UNREADABLE),
    "a film": (box(b"ftyp", b"isom\0\0\2\0isomavc1mp41") + box(b"mdat", JPEG), "a.jpg", UNREADABLE),
    "26 megapixels of WebP": (
        webp_that_says(5_200, 5_000), "a.webp",
        too_large("WebP", "5,200 × 5,000", "5,099 × 4,902", 25),
    ),
    "26 megapixels of lossless WebP": (
        lambda: plain("WEBP", size=(5_200, 5_000), lossless=True), "a.webp",
        too_large("WebP", "5,200 × 5,000", "5,099 × 4,902", 25),
    ),
    "26 megapixels of simple WebP": (
        lambda: plain("WEBP", size=(5_200, 5_000), method=0), "a.webp",
        too_large("WebP", "5,200 × 5,000", "5,099 × 4,902", 25),
    ),
    "a panorama of 60 megapixels": (
        jpeg_that_says(30_000, 2_000), "a.jpg",
        too_large("JPEG", "30,000 × 2,000", "27,386 × 1,825"),
    ),
    "an AVIF larger than it says": (LARGE_AVIF.read_bytes, "a.avif", UNREADABLE),
    "a GIF": (GIF, "a.jpg", other_kind("a GIF")),
    "a GIF that is a script as well": (b"GIF89a/*" + b"\0" * 50 + b"*/=1;alert(1)//", "a.jpg", other_kind("a GIF")),
    "a GIF with a PNG in it": (GIF[:-1] + b"\x21\xfe\xff" + PNG + b"\0;", "a.jpg", other_kind("a GIF")),
    "a GIF with an archive behind it": (GIF + archive(), "a.jpg", other_kind("a GIF")),
    "a BMP": (plain("BMP"), "a.jpg", other_kind("a BMP")),
    "a TIFF": (plain("TIFF"), "a.jpg", other_kind("a TIFF or a camera’s raw file")),
    "a picture of a camera": (b"MM\0*" + b"\0" * 60, "a.dng", other_kind("a TIFF or a camera’s raw file")),
    "a Photoshop file": (b"8BPS\0\1" + b"\0" * 60, "a.psd", other_kind("a Photoshop file")),
    "a JPEG XL": (b"\xff\x0a" + b"\0" * 60, "a.jxl", other_kind("a JPEG XL")),
    "an icon": (plain("ICO"), "a.jpg", UNREADABLE),
    "a JPEG 2000": (plain("JPEG2000"), "a.jpg", other_kind("a JPEG 2000")),
    "a script before a JPEG": (SCRIPT + JPEG, "a.jpg", UNREADABLE),
    "a PNG with a script behind it": (PNG + SCRIPT, "a.png", MORE_BEHIND),
    "a PNG with an archive behind it": (PNG + archive(), "a.png", MORE_BEHIND),
    "a PNG with a GIF behind it": (PNG + GIF, "a.png", MORE_BEHIND),
    "a PNG written over a longer one": (plain("PNG") + PNG[200:], "a.png", MORE_BEHIND),
    "a PNG with a page behind it": (PNG + b"<html>" + SCRIPT, "a.png", MORE_BEHIND),
    "a WebP with a script behind it": (WEBP + SCRIPT, "a.webp", MORE_BEHIND),
    "a WebP with a GIF behind it": (WEBP + GIF, "a.webp", MORE_BEHIND),
    "the first bytes of a JPEG": (b"\xff\xd8\xff\xe0", "a.jpg", UNREADABLE),
    "the first bytes of a HEIC": (box(b"ftyp", b"heic\0\0\0\0mif1heic"), "a.heic", UNREADABLE),
    "a PNG without its pixels": (png_header(60, 40), "a.png", UNREADABLE),
    "a PNG of no size": (png_header(0, 0), "a.png", UNREADABLE),
    "50 megapixels that are not there": (png_header(50_000, 1_000), "a.png", UNREADABLE),
    "50 megapixels in one row": (png_header(50_000_000, 1), "a.png", UNREADABLE),
    "51 megapixels": (png_header(51_000, 1_000), "a.png", too_large("PNG", "51,000 × 1,000", "50,497 × 990")),
    "51 megapixels of JPEG": (jpeg_that_says(10_200, 5_000), "a.jpg", too_large("JPEG", "10,200 × 5,000", "10,099 × 4,950")),
    "51 megapixels of WebP": (webp_that_says(10_200, 5_000), "a.webp", too_large("WebP", "10,200 × 5,000", "7,141 × 3,500", 25)),
    "51 megapixels of AVIF": (heif_that_says(10_200, 5_000, "AVIF"), "a.avif", too_large("AVIF", "10,200 × 5,000", "7,141 × 3,500", 25)),
    "51 megapixels of HEIC": (heif_that_says(10_200, 5_000), "a.heic", too_large("HEIC", "10,200 × 5,000", "10,099 × 4,950")),
    "1,000 megapixels": (png_header(100_000, 10_000), "a.png", too_large("PNG", "100,000 × 10,000", "22,360 × 2,236")),
    "all that a PNG can be": (png_header(2**31 - 1, 2**31 - 1), "a.png", too_large("PNG", "2,147,483,647 × 2,147,483,647", "7,071 × 7,071")),
    "all that a JPEG can be": (jpeg_that_says(65_535, 65_535), "a.jpg", too_large("JPEG", "65,535 × 65,535", "7,071 × 7,071")),
    "all that a WebP can be": (webp_that_says(16_383, 16_383), "a.webp", too_large("WebP", "16,383 × 16,383", "5,000 × 5,000", 25)),
    "a HEIC of 64,000 by 64,000": (heif_that_says(64_000, 64_000), "a.heic", too_large("HEIC", "64,000 × 64,000", "7,071 × 7,071")),
    "an AVIF of 64,000 by 64,000": (heif_that_says(64_000, 64_000, "AVIF"), "a.avif", UNREADABLE),
    "a HEIC larger than it says": (lambda: heif_that_says(60, 40, size=(1024, 1024)), "a.heic", UNREADABLE),
    "a HEIC that repeats itself to a gigabyte": (
        lambda: heif_that_repeats(60, 20 * MEGABYTE), "a.heic", UNREADABLE,
    ),
    "a flood of text": (lambda: png_header(60, 40, (b"zTXt", b"Author\0\0" + flood(64))), "a.png", UNREADABLE),
    "a flood of colors": (lambda: png_header(60, 40, (b"iCCP", b"sRGB\0\0" + flood(64))), "a.png", UNREADABLE),
    "more than 20 megabytes": (JPEG.ljust(20 * MEGABYTE + 1, b"\0"), "a.jpg", TOO_HEAVY),
}  # fmt: skip
EACH = pytest.mark.parametrize("what", REFUSED)


@cache
def refused(what):
    content, name, sentence = REFUSED[what]
    return content() if callable(content) else content, name, sentence


@EACH
def test_the_form_refuses_it_with_a_sentence(db, upload, what):
    content, name, sentence = refused(what)

    form = upload(content, name)

    assert form.errors == {"file": [sentence]}


@EACH
def test_nothing_is_stored_of_it_whoever_saves(db, settings, what):
    content, name, sentence = refused(what)

    with pytest.raises(ValidationError, match=sentence), transaction.atomic():
        Photo.objects.create(file=ContentFile(content, name), alt_text="A room")

    assert not Photo.objects.exists()
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_ends_too_early_is_refused(kind):
    whole = encoded(Image.effect_noise((90, 60), 80).convert("RGB"), kind)
    lengths = [1, len(whole) // 4, len(whole) // 2, len(whole) * 9 // 10, len(whole) - 1]

    assert [is_refused(whole[:length]) for length in lengths] == [True] * len(lengths)
    assert not is_refused(whole)


def is_refused(content):
    try:
        clean_photo(ContentFile(content))
    except ValidationError as error:
        return error.messages == [UNREADABLE]
    return False


def test_an_empty_file_is_refused(db, upload):
    assert upload(b"").errors == {"file": ["The submitted file is empty."]}
    assert is_refused(b"")


def test_twenty_megabytes_are_not_too_many(db, upload):
    form = upload(JPEG.ljust(20 * MEGABYTE, b"\0"))

    assert form.errors == {}


def test_fifty_megapixels_are_not_too_many(db, upload):
    photo = upload(plain("PNG", "L", (10_000, 5_000)), "a.png").save()

    assert (photo.width, photo.height) == (2000, 1000)


def test_a_picture_whose_extra_data_is_broken_is_taken_without_it(db, upload):
    whole = plain(exif=exif(6))
    # The letter N of the latitude is said to be two numbers.
    broken = whole.replace(b"\0\1\0\2\0\0\0\2N", b"\0\1\0\x08\0\0\0\2N")

    form = upload(broken)

    assert broken != whole
    assert form.errors == {}
