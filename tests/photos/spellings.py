"""Looks for the planted name and place in every byte of a file, however they are written."""

import base64
import struct
import zlib
from io import BytesIO

from PIL import Image

from tests.photos.pictures import MARKER

# As they would stand in a file: the name, and the place as telephones and programs write it.
TEXTS = (MARKER, "27,58.0535", "27.9676", "27.967558")
PARTS = (27, 1, 58, 1, 321, 100)  # degrees, minutes and seconds of EXIF, as fractions


def spellings() -> set[bytes]:
    """Each text in each of the ways that a file may hold it; ASCII stands for Latin-1 and UTF-8."""
    found = {struct.pack(f"{order}6I", *PARTS) for order in "<>"}
    for text in TEXTS:
        for data in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")):
            found |= {data, data.hex().encode(), data.hex().upper().encode()}
            found |= {_base64_inside(data, offset) for offset in range(3)}
    return found


def _base64_inside(data, offset) -> bytes:
    """What is certain of `data` in base64 when `offset` bytes of something stand before it."""
    whole = base64.b64encode(b"\0" * offset + data)
    return whole[4 if offset else 0 : len(whole) // 4 * 4 - 4]


def found_in(data: bytes) -> set[bytes]:
    """The spellings that are in a file, in what it holds compressed, or in its pixels."""
    layers = [data, *_inflated(data), *_pixels(data)]
    return {text for text in spellings() if any(text in layer for layer in layers)}


def _inflated(data):
    place = -1
    while (place := data.find(b"\x78", place + 1)) != -1:
        try:
            yield zlib.decompressobj().decompress(data[place:])
        except zlib.error:
            continue


def _pixels(data):
    picture = Image.open(BytesIO(data))
    yield picture.tobytes()
    if picture.mode == "RGBA":
        yield picture.convert("RGB").tobytes()
    if picture.palette:
        yield bytes(picture.palette.palette)
