"""Pictures as cameras, editors and attackers make them."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from pillow_heif import register_heif_opener

register_heif_opener()  # so that the tests can write HEIC

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
SIZE = (60, 40)
# Stands in every place of a file where words can hide; nothing of ours contains it.
MARKER = "Marker-7f3a"
DEGREES = (27.0, 58.0, 3.21)
ORIENTATION, DESCRIPTION, EXIF_IFD, GPS_IFD = 0x0112, 0x010E, 0x8769, 0x8825
ARTIST, SOFTWARE, AUTHOR_OF_WINDOWS = 0x013B, 0x0131, 0x9C9D
USER_COMMENT, MAKER_NOTE, OWNER, TAKEN_AT = 0x9286, 0x927C, 0xA430, 0x9003
LATITUDE_REF, LATITUDE, PLACE_NAME = 1, 2, 28
XMP = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description photoshop:City="{MARKER}" '
    'exif:GPSLatitude="27,58.0535N"/></x:xmpmeta>'
).encode()


def encoded(picture, kind, **options) -> bytes:
    output = BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def plain(kind="JPEG", mode="RGB", size=SIZE, **options) -> bytes:
    """A picture of one color."""
    return encoded(Image.new(mode, size, "teal"), kind, **options)


def exif(orientation=1, order=">") -> bytes:
    """What a telephone writes: its own words, its owner's, and the place."""
    data = Image.Exif()
    data.endian = order
    data[ORIENTATION] = orientation
    for tag in (DESCRIPTION, ARTIST, SOFTWARE):
        data[tag] = MARKER
    data[AUTHOR_OF_WINDOWS] = MARKER.encode("utf-16-le")
    data[EXIF_IFD] = {
        USER_COMMENT: b"UNICODE\0" + MARKER.encode("utf-16-be"),
        MAKER_NOTE: b"Maker\0" + MARKER.encode(),
        OWNER: MARKER,
        TAKEN_AT: "2026:05:04 09:30:00",
    }
    data[GPS_IFD] = {LATITUDE_REF: "N", LATITUDE: DEGREES, PLACE_NAME: MARKER.encode()}
    return data.tobytes()


def profile(name="sRGB") -> bytes:
    """A color profile that also holds words: its own name is written over."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    ours = "sRGB built-in".encode("utf-16-be")
    return data.replace(ours, name.ljust(13)[:13].encode("utf-16-be"))


def with_everything(kind) -> bytes:
    """A picture with each kind of extra data that Pillow can write in its format."""
    options = {"exif": exif(), "icc_profile": profile(MARKER)}
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Comment", MARKER)
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options |= {"pnginfo": words}
    else:
        options |= {"xmp": XMP}
    if kind == "JPEG":
        options |= {"comment": MARKER.encode()}
    return plain(kind, **options)


@cache
def flood(megabytes) -> bytes:
    """Nothing but zeros, packed into a thousandth."""
    return zlib.compress(bytes(megabytes * 1024 * 1024), 9)


def png_chunk(kind, data) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + checksum


def png_header(width, height, *more) -> bytes:
    """A PNG that says how large it is and then holds next to nothing, but for chunks in `more`."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", size), *more, (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


def with_png_chunk(kind, data) -> bytes:
    """A whole PNG with one more chunk, before its pixels."""
    original = plain("PNG")
    place = original.index(b"IDAT") - 4
    return original[:place] + png_chunk(kind, data) + original[place:]


def with_jpeg_segment(marker, data) -> bytes:
    """A whole JPEG with one more segment, right at its beginning."""
    original = plain("JPEG")
    segment = bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
    return original[:2] + segment + original[2:]


def with_webp_chunk(kind, data, original=None) -> bytes:
    """A whole WebP with one more chunk at its end, counted in its size."""
    whole = (original or plain("WEBP", exif=exif())) + kind + struct.pack("<I", len(data)) + data
    whole += b"\0" * (len(data) % 2)
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]


def box(kind, data) -> bytes:
    """One box of AVIF, HEIC and MP4."""
    return struct.pack(">I", len(data) + 8) + kind + data


def jpeg_that_says(width, height) -> bytes:
    original = plain("JPEG")
    place = original.index(b"\xff\xc0") + 5
    return original[:place] + struct.pack(">HH", height, width) + original[place + 4 :]


def webp_that_says(width, height) -> bytes:
    original = plain("WEBP", exif=exif())
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return original[:24] + size + original[30:]


def heif_that_says(width, height, kind="HEIF", size=(64, 64), **options) -> bytes:
    """An AVIF or HEIC that holds another picture than it says in its header."""
    before, after = (
        b"ispe\0\0\0\0" + struct.pack(">II", *pair) for pair in (size, (width, height))
    )
    return plain(kind, size=size, **options).replace(before, after)


def heif_that_repeats(times, size) -> bytes:
    """A HEIC of `size` bytes in which each of many EXIF items is said to be the whole file."""
    words = exif()
    frames = [Image.new("RGB", (16, 16))] * (times - 1)
    original = plain("HEIF", size=(16, 16), exif=words, save_all=True, append_images=frames)
    place = -1
    whole = bytearray(original)
    while (place := original.find(words, place + 1)) != -1:
        # An item begins with four bytes that say where the EXIF in it begins.
        item = struct.pack(">IHII", place - 4, 1, 0, len(words) + 4)
        entry = whole.index(item)
        whole[entry : entry + len(item)] = struct.pack(">IHII", 0, 1, 0, size)
    return bytes(whole) + box(b"free", bytes(size - len(whole) - 8))
