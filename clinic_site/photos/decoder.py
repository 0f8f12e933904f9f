"""A program of its own that decodes one uploaded picture: a file comes in, bare pixels go out.

Decoders are written in C, and files come from anywhere. Here they may break, loop or ask for all
memory there is, and the site goes on. cleaning.py runs it: the file is on stdin; on stdout are one
line such as `JPEG RGB 2000 1500` and the pixels. A refusal is its code on stderr.
"""

import resource
import sys
from contextlib import suppress
from io import BytesIO

# Some are not named again, but once in the cage nothing is imported any more.
from PIL import (
    AvifImagePlugin,
    ExifTags,
    Image,
    ImageCms,
    JpegImagePlugin,  # noqa: F401 -- see above
    MpoImagePlugin,  # noqa: F401 -- see above
    PngImagePlugin,  # noqa: F401 -- see above
    TiffImagePlugin,  # noqa: F401 -- reads EXIF
    WebPImagePlugin,  # noqa: F401 -- see above
)
from pillow_heif import register_heif_opener

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 2000  # pixels
LIMITS = {
    resource.RLIMIT_DATA: 1024**3,  # bytes; 50 megapixels of WebP take nine tenths of it
    resource.RLIMIT_CPU: 30,  # seconds; the slowest of honest pictures takes three
    resource.RLIMIT_NOFILE: 0,  # no file is opened and nobody is called ...
    resource.RLIMIT_FSIZE: 17_000_000,  # bytes: ... and into what it was given go the pixels alone
    resource.RLIMIT_CORE: 0,  # what is left of a broken program would hold the picture
}
THREADS = 1
# AVIF stands before HEIF: a file of the common kind "mif1" is offered to both, in this order.
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")
END_OF_PNG = b"IEND\xaeB\x60\x82"
# What turns a picture upright, by the number that a camera writes.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def main():
    enter_cage()
    try:
        kind, picture = decoded(sys.stdin.buffer.read(), confine=_give_up_threads)
    except Exception:  # noqa: BLE001 -- a broken file breaks its decoder in every way there is
        sys.exit("unreadable")
    sys.stdout.buffer.write(answer_of(kind, picture))


def answer_of(kind, picture):
    header = f"{kind} {picture.mode} {picture.width} {picture.height}\n"
    return header.encode() + picture.tobytes()


def enter_cage():
    """Give up for good what no picture needs."""
    Image.preinit()  # Pillow would import its commonest formats at the first picture
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))


def _give_up_threads(picture):
    if picture.format != "HEIF":  # whose decoder always starts one
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def decoded(data, confine):
    """The picture's format and the picture; `confine` is called once it is known what decodes it."""
    picture = _opened(data)
    confine(picture)
    kind = "JPEG" if picture.format == "MPO" else picture.format
    if _goes_on(kind, data):
        sys.exit("more_behind")
    return kind, _in_srgb(_upright(_scaled(picture)))


def _opened(data):
    """Read what the picture says of itself; nothing is decoded yet."""
    # A photo is one picture: the small, deep and second ones of phones are not even read.
    register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=THREADS
    )
    AvifImagePlugin.DEFAULT_MAX_THREADS = THREADS
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow warns here, and refuses what is twice this
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        sys.exit("too_large")


def _goes_on(kind, data):
    # Not asked of JPEG and HEIF: there phones write a short film behind the picture.
    if kind == "PNG":
        return len(data) > data.index(END_OF_PNG) + len(END_OF_PNG)
    return kind == "WEBP" and len(data) > int.from_bytes(data[4:8], "little") + 8


def _scaled(picture):
    shrink = max(picture.size) // (2 * LONGEST_SIDE)
    if shrink > 1:
        # A JPEG is decoded smaller, in a fraction of the memory; other formats pay no heed.
        picture.draft(None, (picture.width // shrink, picture.height // shrink))
    if picture.mode.startswith("I;16"):
        # Converting would cut off at white what should be scaled down.
        picture = picture.point(lambda value: value / 256, "L")
    elif picture.mode in {"1", "P"} or "transparency" in picture.info:
        # Only the colors themselves can be mixed, not their numbers in a palette.
        picture = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return picture


def _upright(picture):
    # Browsers turn a picture by its EXIF alone; Pillow would ask XMP as well.
    for name in ("xmp", "XML:com.adobe.xmp"):
        picture.info.pop(name, None)
    turn = None
    with suppress(Exception):  # broken EXIF turns nothing; the picture itself is sound
        turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    return picture if turn is None else picture.transpose(turn)


def _in_srgb(picture):
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    if profile:
        with suppress(ImageCms.PyCMSError):  # a broken profile: the colors stay as they are
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, BytesIO(profile), srgb, outputMode=mode)
    return picture.convert(mode)


if __name__ == "__main__":
    main()
