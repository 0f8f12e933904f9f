"""Every uploaded picture is decoded and encoded anew: nothing but its pixels stays."""

import struct
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000  # pixels
JPEG_QUALITY = 85

# A broken file breaks Pillow in all these ways; what it cannot open is an OSError.
UNDECODABLE = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, struct.error,
)  # fmt: skip
UNREADABLE = "This file is not a picture that can be read. Take a JPEG, PNG or WebP file."
TOO_LARGE = "This picture is too large: 20 megabytes and 50 megapixels are the most."


def clean_photo(file) -> ContentFile:
    """Return the picture in `file` as a fresh JPEG, or PNG where it is partly transparent.

    Raises ValidationError, with a sentence for staff, for anything that is not a picture.
    """
    picture = _decode(file)
    if picture.mode.startswith("I;16"):
        # Converting would cut off at white what should be scaled down.
        picture = picture.point(lambda value: value / 256, "L")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    output = BytesIO()
    if picture.has_transparency_data:
        _pixels_only(picture.convert("RGBA")).save(output, "PNG", optimize=True)
        return ContentFile(output.getvalue(), name="photo.png")
    _pixels_only(picture.convert("RGB")).save(
        output, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True
    )
    return ContentFile(output.getvalue(), name="photo.jpg")


def _decode(file) -> Image.Image:
    if file.size > MOST_BYTES:
        raise ValidationError(TOO_LARGE, code="too_large")
    try:
        file.seek(0)
        picture = Image.open(file, formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(TOO_LARGE, code="too_large")
        picture.load()
        return ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_LARGE, code="too_large") from error
    except UNDECODABLE as error:
        raise ValidationError(UNREADABLE, code="unreadable") from error


def _pixels_only(picture: Image.Image) -> Image.Image:
    # Whatever a format hangs on a picture (EXIF, GPS, comments, profiles) lives in `info`.
    picture.info.clear()
    return picture
