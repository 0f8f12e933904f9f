"""What stays of a picture: its pixels, upright, and nothing else."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from clinic_site.photos.cleaning import clean_photo
from tests.photos.pictures import (
    GPS_IFD,
    KINDS,
    MARKER,
    encoded,
    exif,
    plain,
    profile,
    with_everything,
    with_png_chunk,
)

pytestmark = pytest.mark.usefixtures("_decoded_here")

EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def cleaned(content) -> tuple[str, bytes, Image.Image]:
    """The name, the bytes and the picture that come out."""
    file = clean_photo(ContentFile(content))
    data = file.read()
    return file.name, data, Image.open(BytesIO(data))


@EACH_KIND
def test_the_place_and_every_other_word_about_a_picture_are_gone(kind):
    original = with_everything(kind)
    before = Image.open(BytesIO(original))
    assert before.getexif().get_ifd(GPS_IFD)
    assert before.info["icc_profile"]
    assert MARKER.encode() in original

    _name, data, after = cleaned(original)

    assert dict(after.getexif()) == {}
    assert after.info.keys() <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }
    found = [word for word in (MARKER.encode(), b"Exif", b"ICC_PROFILE", b"xmp") if word in data]
    assert found == []


def test_a_transparent_picture_loses_its_words_as_well():
    picture = Image.new("RGBA", (60, 40), (0, 128, 128, 100))
    original = encoded(picture, "PNG", exif=exif(), icc_profile=b"profile")

    _name, data, after = cleaned(original)

    assert dict(after.getexif()) == {}
    assert [kind for kind in (b"eXIf", b"iCCP", b"tEXt", b"iTXt", b"zTXt") if kind in data] == []
    assert MARKER.encode() not in data


def test_the_time_in_a_picture_is_gone():
    original = with_png_chunk(b"tIME", b"\x07\xea\x05\x04\x09\x1e\x00")
    transparent = encoded(Image.new("RGBA", (60, 40)), "PNG")
    end = transparent.index(b"IDAT") - 4
    time = original[original.index(b"tIME") - 4 :][:19]

    _name, data, _after = cleaned(transparent[:end] + time + transparent[end:])

    assert b"tIME" in time
    assert b"tIME" not in data


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (encoded(Image.new("RGB", (60, 40)), "PNG"), "photo.jpg"),
        (encoded(Image.new("RGB", (60, 40)), "WEBP"), "photo.jpg"),
        (encoded(Image.new("CMYK", (60, 40)), "JPEG"), "photo.jpg"),
        (encoded(Image.new("L", (60, 40)), "JPEG"), "photo.jpg"),
        (encoded(Image.new("1", (60, 40)), "PNG"), "photo.jpg"),
        (encoded(Image.new("P", (60, 40)), "PNG"), "photo.jpg"),
        (encoded(Image.new("P", (60, 40)), "PNG", transparency=0), "photo.png"),
        (encoded(Image.new("RGBA", (60, 40)), "PNG"), "photo.png"),
        (encoded(Image.new("RGBA", (60, 40)), "WEBP"), "photo.png"),
        (encoded(Image.new("LA", (60, 40)), "PNG"), "photo.png"),
    ],
)
def test_a_picture_becomes_a_jpeg_unless_it_is_transparent(content, name):
    found, _data, after = cleaned(content)

    assert found == name
    assert (after.format, after.mode) == (
        ("PNG", "RGBA") if name == "photo.png" else ("JPEG", "RGB")
    )


def test_transparency_stays_as_it_was():
    picture = Image.new("RGBA", (60, 40), (255, 0, 0, 0))
    picture.paste((0, 128, 128, 100), (0, 0, 30, 40))

    _name, _data, after = cleaned(encoded(picture, "PNG"))

    assert (after.getpixel((5, 5)), after.getpixel((55, 5))[3]) == ((0, 128, 128, 100), 0)


def test_a_picture_with_sixteen_bits_a_pixel_keeps_its_grey():
    picture = Image.new("I;16", (60, 40), 128 * 256)

    _name, _data, after = cleaned(encoded(picture, "PNG"))

    assert after.getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=2)


@pytest.mark.parametrize(
    ("size", "stored"),
    [((3000, 1500), (2000, 1000)), ((1500, 3000), (1000, 2000)), ((1600, 900), (1600, 900))],
)
def test_a_very_large_picture_is_made_smaller_in_its_own_proportions(size, stored):
    _name, _data, after = cleaned(encoded(Image.new("RGB", size, "teal"), "JPEG"))

    assert after.size == stored


@EACH_KIND
def test_colors_are_as_their_profile_says(kind):
    # In this profile, what is called red looks green.
    red, green = (slice(place, place + 20) for place in color_places(profile()))
    swapped = bytearray(profile())
    swapped[red], swapped[green] = profile()[green], profile()[red]

    _name, _data, after = cleaned(
        encoded(Image.new("RGB", (60, 40), "red"), kind, icc_profile=bytes(swapped))
    )

    assert after.getpixel((30, 20)) == pytest.approx((0, 255, 0), abs=12)


def color_places(data):
    """Where a profile holds what its red and its green look like."""
    for tag in (b"rXYZ", b"gXYZ"):
        entry = data.index(tag)
        yield int.from_bytes(data[entry + 4 : entry + 8], "big")


@pytest.mark.parametrize(
    ("mode", "words"),
    [("RGB", b"no profile"), ("RGB", profile()[:200]), ("L", profile()), ("CMYK", profile())],
)
def test_a_profile_that_does_not_fit_is_left_aside(mode, words):
    without = cleaned(encoded(Image.new(mode, (60, 40), 100), "JPEG"))

    assert cleaned(encoded(Image.new(mode, (60, 40), 100), "JPEG", icc_profile=words)) == without


def test_what_was_erased_is_not_below_the_transparency():
    picture = Image.new("RGBA", (60, 40), "teal")
    picture.paste((200, 100, 50, 0), (0, 0, 30, 40))

    _name, _data, after = cleaned(encoded(picture, "PNG"))

    assert (after.getpixel((5, 5)), after.getpixel((55, 5))) == ((0, 0, 0, 0), (0, 128, 128, 255))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_what_moves_becomes_a_still_of_its_beginning(kind):
    more = [Image.new("RGB", (60, 40), color) for color in ("red", "blue")]
    moving = encoded(Image.new("RGB", (60, 40), "lime"), kind, save_all=True, append_images=more)
    assert Image.open(BytesIO(moving)).n_frames == 3

    _name, _data, after = cleaned(moving)

    assert after.format == "JPEG"
    assert after.getpixel((30, 20)) == pytest.approx((0, 255, 0), abs=12)


@pytest.mark.parametrize(
    ("size", "stored"), [((9_000, 3_000), (2000, 667)), ((3_000, 9_000), (667, 2000))]
)
def test_a_jpeg_that_is_decoded_smaller_has_the_same_proportions(size, stored):
    _name, _data, after = cleaned(plain("JPEG", "L", size))

    assert after.size == stored


def test_a_clean_photo_is_not_cleaned_again():
    once = clean_photo(ContentFile(plain()))

    assert clean_photo(once) is once


def test_a_clean_photo_knows_its_size_and_its_tone():
    photo = clean_photo(ContentFile(plain("JPEG", size=(2400, 1200))))

    assert (photo.width, photo.height, photo.tone) == (2000, 1000, 7)
