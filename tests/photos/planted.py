"""Files that hold a name and a place wherever their formats have room; each is a photo all the same."""

import base64
import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

from tests.photos.pictures import (
    MARKER,
    SIZE,
    XMP,
    box,
    encoded,
    exif,
    plain,
    profile,
    with_everything,
    with_jpeg_segment,
    with_png_chunk,
    with_webp_chunk,
)

NAME = MARKER.encode()
SCRIPT = b"<script>/* " + NAME + b" */</script><?php /* " + NAME + b" */ ?>"
FILM = box(b"ftyp", b"isom") + box(b"moov", box(b"\xa9xyz", b"+27.9676-082.8001/" + NAME))


def archive() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as file:
        file.writestr(f"{MARKER}.txt", NAME)
    return output.getvalue()


def iptc() -> bytes:
    byline = b"\x1c\x02\x50" + struct.pack(">H", len(NAME)) + NAME
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(byline)) + byline
    return b"Photoshop 3.0\0" + resource


def extended_xmp() -> bytes:
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32
    return head + struct.pack(">II", len(XMP), 0) + XMP


def with_exif_thumbnail() -> bytes:
    """EXIF whose second directory is a small JPEG, with a comment of its own."""
    small = plain("JPEG", size=(16, 16), comment=NAME)
    first, second = 8, 8 + 6
    entries = struct.pack(">HHII", 0x0201, 4, 1, second + 2 + 24 + 4)
    entries += struct.pack(">HHII", 0x0202, 4, 1, len(small))
    directories = struct.pack(">HI", 0, second) + struct.pack(">H", 2) + entries + b"\0" * 4
    return with_jpeg_segment(
        0xE1, b"Exif\0\0MM\0*" + struct.pack(">I", first) + directories + small
    )


def several(kind, **options) -> bytes:
    """A film, a burst or a sheet: the pictures behind the first hold the name."""
    marked = Image.new("RGB", SIZE, "maroon")
    frames = [Image.new("RGB", SIZE, "navy"), marked]
    return encoded(
        Image.new("RGB", SIZE, "teal"), kind, save_all=True, append_images=frames, **options
    )


def with_written_pixels(**options) -> bytes:
    """The name stands in colors that cannot be seen: each pixel of it is wholly transparent."""
    letters = MARKER.ljust(-len(MARKER) % 3 + len(MARKER)).encode()
    hidden = b"".join(letters[i : i + 3] + b"\0" for i in range(0, len(letters), 3))
    seen = b"\0\x80\x80\xff"
    pixels = hidden + seen * (SIZE[0] * SIZE[1] - len(hidden) // 4)
    return encoded(Image.frombytes("RGBA", SIZE, pixels), "PNG", **options)


def with_written_palette() -> bytes:
    """The name stands in colors of the palette that no pixel has."""
    picture = Image.new("P", SIZE)
    picture.putpalette(b"\0\x80\x80" + NAME + b"\0" * (768 - 3 - len(NAME)))
    picture.putpixel((0, 0), 255)  # so that the palette is written to its end
    return encoded(picture, "PNG")


def exif_as_text() -> bytes:
    """EXIF as older programs write it into a PNG: as a compressed text of hexadecimal digits."""
    digits = exif().hex()
    return b"Raw profile type exif\0\0" + zlib.compress(
        f"\nexif\n{len(digits)}\n{digits}".encode()
    )


# By what is in them: the file, and the name under which it is uploaded.
PLANTED = {
    "a JPEG with all that Pillow can write": (with_everything("JPEG"), "a.jpg"),
    "EXIF of an Intel camera": (plain("JPEG", exif=exif(order="<")), "a.jpg"),
    "EXIF in a progressive JPEG": (plain(progressive=True, exif=exif(6)), "a.jpeg"),
    "EXIF in a JPEG for printing": (plain(mode="CMYK", exif=exif(3)), "a.jpg"),
    "EXIF in a gray JPEG": (encoded(Image.new("L", SIZE), "JPEG", exif=exif()), "a.jpg"),
    "a thumbnail with a comment": (with_exif_thumbnail(), "a.jpg"),
    "XMP in a JPEG": (plain(xmp=XMP), "a.jpg"),
    "XMP too long for one segment": (with_jpeg_segment(0xE1, extended_xmp()), "a.jpg"),
    "IPTC of a press photo": (with_jpeg_segment(0xED, iptc()), "a.jpg"),
    "a profile with a name in a JPEG": (plain(icc_profile=profile(MARKER)), "a.jpg"),
    "a broken profile": (plain(icc_profile=NAME * 9), "a.jpg"),
    "a comment in a JPEG": (plain(comment=NAME), "a.jpg"),
    "a script in a comment": (plain(comment=SCRIPT), "a.jpg"),
    "a second comment": (with_jpeg_segment(0xFE, NAME), "a.jpg"),
    "a thumbnail of JFIF": (with_jpeg_segment(0xE0, b"JFXX\0\x10" + plain(comment=NAME)), "a.jpg"),
    "words of the camera's maker": (with_jpeg_segment(0xEC, b"Info\0" + NAME), "a.jpg"),
    "the history of a picture": (with_jpeg_segment(0xEB, b"JP\0\1" + box(b"jumb", NAME)), "a.jpg"),
    "a picture behind the picture": (several("MPO", comment=NAME), "a.jpg"),
    "a whole JPEG behind a JPEG": (plain() + with_everything("JPEG"), "a.jpg"),
    "a film behind a JPEG": (plain() + FILM, "a.jpg"),
    "an archive behind a JPEG": (plain() + archive(), "a.jpg"),
    "a document behind a JPEG": (plain() + b"%PDF-1.7 (" + NAME + b")%%EOF", "a.jpg"),
    "a script behind a JPEG": (plain() + SCRIPT, "a.jpg"),
    "a name of base64 behind a JPEG": (plain() + base64.b64encode(NAME), "a.jpg"),
    "a PNG with all that Pillow can write": (with_everything("PNG"), "a.png"),
    "text in a PNG": (with_png_chunk(b"tEXt", b"Author\0" + NAME), "a.png"),
    "compressed text": (with_png_chunk(b"zTXt", b"Author\0\0" + zlib.compress(NAME)), "a.png"),
    "text of the world": (with_png_chunk(b"iTXt", b"Author\0\0\0\0\0" + NAME), "a.png"),
    "compressed text of the world": (
        with_png_chunk(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(NAME)),
        "a.png",
    ),
    "EXIF in a PNG": (plain("PNG", exif=exif(8)), "a.png"),
    "EXIF as a text": (with_png_chunk(b"zTXt", exif_as_text()), "a.png"),
    "a profile with a name in a PNG": (plain("PNG", icc_profile=profile(MARKER)), "a.png"),
    "a chunk of somebody's own": (with_png_chunk(b"naMe", NAME), "a.png"),
    "a palette with a name": (with_png_chunk(b"sPLT", NAME + b"\0\x08"), "a.png"),
    "a name in colors that nobody has": (with_written_palette(), "a.png"),
    "a name in erased pixels": (with_written_pixels(), "a.png"),
    "a transparent PNG with EXIF": (with_written_pixels(exif=exif()), "a.png"),
    "a WebP with all that Pillow can write": (with_everything("WEBP"), "a.webp"),
    "EXIF in a WebP": (plain("WEBP", exif=exif(6)), "a.webp"),
    "EXIF in a WebP without loss": (plain("WEBP", lossless=True, exif=exif()), "a.webp"),
    "XMP in a WebP": (plain("WEBP", xmp=XMP), "a.webp"),
    "a profile with a name in a WebP": (plain("WEBP", icc_profile=profile(MARKER)), "a.webp"),
    "a chunk that no WebP has": (with_webp_chunk(b"NAME", NAME), "a.webp"),
    "an animated WebP": (several("WEBP", exif=exif()), "a.webp"),
    "an animated PNG": (several("PNG", exif=exif()), "a.png"),
    "an AVIF with all that Pillow can write": (with_everything("AVIF"), "a.avif"),
    "EXIF in an AVIF": (plain("AVIF", exif=exif(6)), "a.avif"),
    "XMP in an AVIF": (plain("AVIF", xmp=XMP), "a.avif"),
    "a profile with a name in an AVIF": (plain("AVIF", icc_profile=profile(MARKER)), "a.avif"),
    "a box that no AVIF has": (plain("AVIF") + box(b"uuid", b"0" * 16 + NAME), "a.avif"),
    "an animated AVIF": (several("AVIF", exif=exif()), "a.avif"),
    "a HEIC with all that Pillow can write": (with_everything("HEIF"), "a.heic"),
    "EXIF in a HEIC": (plain("HEIF", exif=exif(6)), "a.HEIC"),
    "XMP in a HEIC": (plain("HEIF", xmp=XMP), "a.heif"),
    "a profile with a name in a HEIC": (plain("HEIF", icc_profile=profile(MARKER)), "a.hif"),
    "a HEIC with a thumbnail": (plain("HEIF", exif=exif(), thumbnails=[32]), "a.heic"),
    "a film behind a HEIC": (plain("HEIF") + box(b"mpvd", FILM), "a.heic"),
    "several pictures in a HEIC": (several("HEIF", exif=exif()), "a.heic"),
    "a name that says it": (plain(exif=exif()), f"{MARKER} 27.9676 -82.8001.jpg"),
}
