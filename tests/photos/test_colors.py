"""Colors that a screen of the web does not have: brought into those that it has, or refused in words."""

import re
import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from clinic_site.photos.cleaning import SENTENCES, clean_photo
from tests.photos.pictures import KINDS, SIZE, encoded, plain, png_chunk, profile, with_png_chunk

pytestmark = pytest.mark.usefixtures("_decoded_here")

# Red, green and blue under D50, as each profile's own tables have them; the curve of sRGB for all.
WIDE = {
    "Display P3": ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841)),
    "Adobe RGB": ((0.6097, 0.3111, 0.0195), (0.2053, 0.6257, 0.0609), (0.1492, 0.0632, 0.7446)),
    "ProPhoto": ((0.7977, 0.2880, 0.0000), (0.1352, 0.7119, 0.0000), (0.0313, 0.0001, 0.8249)),
    "Rec. 2020": ((0.6735, 0.2790, -0.0019), (0.1657, 0.6753, 0.0300), (0.1251, 0.0456, 0.7971)),
}
P3, BT_2020, SRGB = 12, 9, 1
CURVE_OF_SRGB, PQ, HLG, LINEAR = 13, 16, 18, 8
MUTED = (180, 120, 90)  # a color that all of these have, as in a face


def wide_profile(name):
    data = bytearray(profile())
    for tag, color in zip((b"rXYZ", b"gXYZ", b"bXYZ"), WIDE[name], strict=True):
        entry = data.index(tag)
        place = int.from_bytes(data[entry + 4 : entry + 8], "big") + 8
        data[place : place + 12] = struct.pack(">3i", *(round(part * 65536) for part in color))
    return bytes(data)


def in_wide(name, color=MUTED):
    """The numbers with which a wide space writes an ordinary color."""
    ordinary = Image.new("RGB", SIZE, color)
    wide = ImageCms.ImageCmsProfile(BytesIO(wide_profile(name)))
    return ImageCms.profileToProfile(ordinary, ImageCms.createProfile("sRGB"), wide).getpixel(
        (0, 0)
    )


def boxed(kind, color, primaries, curve):
    """An AVIF or HEIC that names its colors by number."""
    original = encoded(Image.new("RGB", SIZE, color), kind, quality=95)
    found = re.search(rb"colrnclx....", original, re.DOTALL)
    return original.replace(found[0], b"colrnclx" + struct.pack(">HH", primaries, curve))


def chunked(color, primaries, curve):
    """A PNG that does."""
    original = encoded(Image.new("RGB", SIZE, color), "PNG")
    chunk = with_png_chunk(b"cICP", bytes([primaries, curve, 0, 1]))
    place = chunk.index(b"cICP") - 4
    return original[:33] + chunk[place : place + 16] + original[33:]


def color_after(content):
    picture = Image.open(BytesIO(clean_photo(ContentFile(content)).read()))
    return picture.convert("RGB").getpixel((20, 20))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", WIDE)
def test_a_wide_profile_shows_the_color_that_was_meant(kind, name):
    written = in_wide(name)
    picture = encoded(
        Image.new("RGB", SIZE, written), kind, icc_profile=wide_profile(name), quality=95
    )

    assert written != pytest.approx(MUTED, abs=6)
    assert color_after(picture) == pytest.approx(MUTED, abs=6)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "HEIF"])
def test_so_does_a_transparent_one(kind):
    picture = Image.new("RGBA", SIZE, (*in_wide("Display P3"), 200))
    options = {"icc_profile": wide_profile("Display P3"), "quality": 95}

    assert color_after(encoded(picture, kind, **options)) == pytest.approx(MUTED, abs=6)


@pytest.mark.parametrize("curve", [CURVE_OF_SRGB, 1, 2, 14])
@pytest.mark.parametrize(("primaries", "name"), [(P3, "Display P3"), (BT_2020, "Rec. 2020")])
@pytest.mark.parametrize("kind", ["AVIF", "HEIF", "PNG"])
def test_wide_colors_that_are_named_by_number_are_converted(kind, primaries, name, curve):
    color = in_wide(name)
    picture = (
        chunked(color, primaries, curve) if kind == "PNG" else boxed(kind, color, primaries, curve)
    )

    assert color_after(picture) == pytest.approx(MUTED, abs=6)


@pytest.mark.parametrize("primaries", [1, 2, 5, 6])
@pytest.mark.parametrize("kind", ["AVIF", "HEIF"])
def test_ordinary_colors_stay_as_they_are(kind, primaries):
    assert color_after(boxed(kind, MUTED, primaries, CURVE_OF_SRGB)) == pytest.approx(MUTED, abs=6)


@pytest.mark.parametrize("curve", [PQ, HLG])
@pytest.mark.parametrize("primaries", [SRGB, P3, BT_2020])
@pytest.mark.parametrize("kind", ["AVIF", "HEIF", "PNG"])
def test_a_high_dynamic_range_is_refused_in_words(kind, primaries, curve):
    picture = (
        chunked(MUTED, primaries, curve) if kind == "PNG" else boxed(kind, MUTED, primaries, curve)
    )

    with pytest.raises(ValidationError) as refusal:
        clean_photo(ContentFile(picture))

    assert refusal.value.messages == [SENTENCES["high_range"]]
    assert "Save it as an ordinary JPEG without HDR" in refusal.value.messages[0]


@pytest.mark.parametrize(
    ("primaries", "curve"), [(SRGB, LINEAR), (10, CURVE_OF_SRGB), (P3, 17), (22, CURVE_OF_SRGB)]
)
@pytest.mark.parametrize("kind", ["AVIF", "HEIF", "PNG"])
def test_colors_that_nobody_writes_are_refused_in_words(kind, primaries, curve):
    picture = (
        chunked(MUTED, primaries, curve) if kind == "PNG" else boxed(kind, MUTED, primaries, curve)
    )

    with pytest.raises(ValidationError) as refusal:
        clean_photo(ContentFile(picture))

    assert refusal.value.messages == [SENTENCES["odd_colors"]]


def test_a_profile_that_says_it_is_hdr_is_refused():
    hdr = profile() + b"cicp\0\0\0\0" + bytes([BT_2020, PQ, 0, 1])
    picture = encoded(Image.new("RGB", SIZE, MUTED), "JPEG", icc_profile=hdr)

    with pytest.raises(ValidationError) as refusal:
        clean_photo(ContentFile(picture))

    assert refusal.value.code == "high_range"


def test_an_avif_whose_boxes_cannot_be_read_twice_keeps_its_colors():
    picture = plain("AVIF").replace(b"colrnclx", b"colrnclX")

    assert color_after(picture) == pytest.approx((0, 128, 128), abs=6)


def test_a_cmyk_jpeg_becomes_ordinary_colors():
    picture = encoded(Image.new("CMYK", SIZE, (0, 255, 255, 0)), "JPEG", quality=95)

    assert color_after(picture) == pytest.approx((255, 0, 0), abs=12)


def test_sixteen_bits_a_color_are_eight():
    # Pillow writes none: three times two bytes for each of two pixels.
    rows = b"".join(b"\0" + b"\xb4\x12\x78\x34\x5a\x56" * 2 for _ in range(2))
    head = struct.pack(">IIBBBBB", 2, 2, 16, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        png_chunk(*chunk)
        for chunk in [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    )

    picture = Image.open(BytesIO(clean_photo(ContentFile(content)).read()))

    assert picture.getpixel((0, 0)) == pytest.approx(MUTED, abs=8)
