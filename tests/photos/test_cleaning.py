"""What stays of a picture: its pixels, upright, and nothing else."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from clinic_site.photos.cleaning import clean_photo
from tests.photos.pictures import GPS_IFD, MARKER, encoded, exif, with_everything

KINDS = pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])


def cleaned(content) -> tuple[str, bytes, Image.Image]:
    """The name, the bytes and the picture that come out."""
    file = clean_photo(ContentFile(content))
    data = file.read()
    return file.name, data, Image.open(BytesIO(data))


@KINDS
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


# Where the first two corners of the stored picture stand once it is upright.
UPRIGHT = {
    1: ("top left", "top right"),
    2: ("top right", "top left"),
    3: ("bottom right", "bottom left"),
    4: ("bottom left", "bottom right"),
    5: ("top left", "bottom left"),
    6: ("top right", "bottom right"),
    7: ("bottom right", "top right"),
    8: ("bottom left", "top left"),
}


@KINDS
@pytest.mark.parametrize(("orientation", "corners"), UPRIGHT.items())
def test_a_picture_taken_sideways_stands_upright(kind, orientation, corners):
    picture = Image.new("RGB", (60, 40), "black")
    picture.paste("red", (0, 0, 30, 20))
    picture.paste("lime", (30, 0, 60, 20))

    _name, _data, after = cleaned(encoded(picture, kind, exif=exif(orientation)))

    assert after.size == ((60, 40) if orientation < 5 else (40, 60))
    assert (corner_of(after, channel=0), corner_of(after, channel=1)) == corners


def corner_of(picture, channel):
    """The corner where a channel is at its brightest."""
    x, y = picture.width - 5, picture.height - 5
    corners = {
        "top left": (5, 5),
        "top right": (x, 5),
        "bottom left": (5, y),
        "bottom right": (x, y),
    }
    return max(corners, key=lambda name: picture.getpixel(corners[name])[channel])


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
