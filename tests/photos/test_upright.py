"""A picture stands upright as its camera meant it, and as nothing else in the file says."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from clinic_site.photos.cleaning import clean_photo
from tests.photos.pictures import KINDS, encoded, exif, plain, with_png_chunk

pytestmark = pytest.mark.usefixtures("_decoded_here")

EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def cleaned(content) -> Image.Image:
    """The picture that comes out."""
    return Image.open(BytesIO(clean_photo(ContentFile(content)).read()))


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


@EACH_KIND
@pytest.mark.parametrize(("orientation", "corners"), UPRIGHT.items())
def test_a_picture_taken_sideways_stands_upright(kind, orientation, corners):
    picture = Image.new("RGB", (60, 40), "black")
    picture.paste("red", (0, 0, 30, 20))
    picture.paste("lime", (30, 0, 60, 20))

    after = cleaned(encoded(picture, kind, exif=exif(orientation)))

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


def test_a_heic_is_turned_by_its_container_alone():
    original = plain("HEIF", exif=exif(1))
    upright, sideways = (b"\x01\x12\0\3\0\0\0\1\0" + bytes([number]) for number in (1, 6))

    after = cleaned(original.replace(upright, sideways))

    assert upright in original
    assert after.size == (60, 40)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "HEIF"])
def test_xmp_turns_no_picture(kind):
    upright, sideways = (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/" tiff:Orientation="{number}"/>'.encode()
        for number in (1, 6)
    )
    original = plain(kind, xmp=upright)

    after = cleaned(original.replace(upright, sideways))

    assert upright in original
    assert after.size == (60, 40)


def test_xmp_turns_no_png_either():
    words = b'<x:xmpmeta xmlns:x="adobe:ns:meta/" tiff:Orientation="6"/>'

    after = cleaned(with_png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + words))

    assert after.size == (60, 40)
