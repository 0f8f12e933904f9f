"""Pictures as cameras, editors and attackers make them."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

# Stands in every place of a file where words can hide; nothing of ours contains it.
MARKER = "Marker-7f3a"
ORIENTATION, DESCRIPTION, EXIF_IFD, GPS_IFD = 0x0112, 0x010E, 0x8769, 0x8825
USER_COMMENT, LATITUDE_REF, LATITUDE = 0x9286, 1, 2


def encoded(picture, kind, **options) -> bytes:
    output = BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def exif(orientation=1) -> Image.Exif:
    """What a telephone writes: its own words, and the place."""
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[DESCRIPTION] = MARKER
    data[EXIF_IFD] = {USER_COMMENT: MARKER.encode()}
    data[GPS_IFD] = {LATITUDE_REF: "N", LATITUDE: (27.0, 58.0, 0.0)}
    return data


def with_everything(kind) -> bytes:
    """A picture with each kind of extra data that its format knows."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{MARKER}</x:xmpmeta>"
    options = {"exif": exif(), "icc_profile": profile}
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Comment", MARKER)
        words.add_itxt("XML:com.adobe.xmp", xmp)
        options |= {"pnginfo": words}
    else:
        options |= {"xmp": xmp.encode()}
    if kind == "JPEG":
        options |= {"comment": MARKER.encode()}
    return encoded(Image.new("RGB", (60, 40), "teal"), kind, **options)


def png_header(width, height) -> bytes:
    """A PNG that says how large it is and then holds next to nothing."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in [(b"IHDR", size), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    )
