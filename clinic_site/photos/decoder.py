"""A program of its own that decodes one uploaded picture: a file comes in, bare pixels go out.

Decoders are written in C, and files come from anywhere. Here they may break, loop or ask for all
memory there is, and the site goes on. cleaning.py runs it: the file is on stdin; on stdout are one
line such as `RGB 2000 1500` and the pixels. A refusal is its code on stderr.
"""

import re
import resource
import struct
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
from pillow_heif import open_heif, register_heif_opener

# Of each format: how many pixels a picture may have, and how much memory its decoder then needs
# with some to spare (tests/drills/photo_memory.py). What says less than it holds ends there.
MEGABYTE = 1024**2
FORMATS = {
    "JPEG": (50_000_000, 600 * MEGABYTE),
    "PNG": (50_000_000, 600 * MEGABYTE),
    "WEBP": (25_000_000, 550 * MEGABYTE),
    # Before HEIF: a file of the common kind "mif1" is offered to both, in this order.
    "AVIF": (25_000_000, 400 * MEGABYTE),
    "HEIF": (50_000_000, 500 * MEGABYTE),
}
LONGEST_SIDE = 2000  # pixels
LIMITS = {
    resource.RLIMIT_DATA: 600 * MEGABYTE,
    resource.RLIMIT_CPU: 30,  # seconds; the slowest of honest pictures takes three
    resource.RLIMIT_NOFILE: 0,  # no file is opened and nobody is called ...
    resource.RLIMIT_FSIZE: 17_000_000,  # bytes: ... and into what it was given go the pixels alone
    resource.RLIMIT_CORE: 0,  # what is left of a broken program would hold the picture
}
THREADS = 1
END_OF_PNG = b"IEND\xaeB\x60\x82"
# Colors by the numbers of ITU-T H.273, as AVIF, HEIC and newer PNGs name them.
LIKE_SRGB, DISPLAY_P3, BT_2020 = {1, 2, 5, 6, 7}, 12, 9
ORDINARY_CURVES = {1, 2, 4, 6, 7, 11, 13, 14, 15}
CURVES_OF_HDR = {16, 18}  # PQ and HLG
# What their red, green and blue look like, in the space of color profiles (XYZ under D50).
PRIMARIES = {
    DISPLAY_P3: (
        (0.515102, 0.241196, -0.001053), (0.291965, 0.692236, 0.041885), (0.157153, 0.066559, 0.784073)
    ),
    BT_2020: (
        (0.673459, 0.279033, -0.001931), (0.165661, 0.675338, 0.029984), (0.125100, 0.045639, 0.797070)
    ),
}  # fmt: skip
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
        picture = decoded(sys.stdin.buffer.read(), confine=_give_up_more)
    except Exception:  # noqa: BLE001 -- a broken file breaks its decoder in every way there is
        sys.exit("unreadable")
    try:
        sys.stdout.buffer.write(answer_of(picture))
        sys.stdout.buffer.flush()
    except OSError:
        sys.exit("no_room")


def answer_of(picture):
    header = f"{picture.mode} {picture.width} {picture.height}\n"
    return header.encode() + picture.tobytes()


def enter_cage():
    """Give up for good what no picture needs."""
    Image.preinit()  # Pillow would import its commonest formats at the first picture
    for what, most in LIMITS.items():
        resource.setrlimit(what, (most, most))


def _give_up_more(kind):
    _pixels, memory = FORMATS[kind]
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    if kind != "HEIF":  # whose decoder always starts one
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def decoded(data, confine):
    """The picture; `confine` is called with its format once that is known."""
    if data[8:12] == b"WEBP":
        _refuse_large("WEBP", *_size_of_webp(data))
    picture = _opened(data)
    kind = "JPEG" if picture.format == "MPO" else picture.format
    confine(kind)
    _refuse_large(kind, *picture.size)
    if _goes_on(kind, data):
        sys.exit("more_behind")
    profile = _profile_of(kind, picture, data)
    return _in_srgb(_upright(_scaled(picture)), profile)


def _refuse_large(kind, width, height):
    most, _memory = FORMATS[kind]
    if width * height > most:
        sys.exit(f"too_large {kind} {width} {height} {most}")


def _size_of_webp(data):
    """Read before its decoder is made, which at once takes memory for the whole picture."""
    number = lambda start, end: int.from_bytes(data[start:end], "little")  # noqa: E731 -- short
    if data[12:16] == b"VP8X":
        return number(24, 27) + 1, number(27, 30) + 1
    if data[12:16] == b"VP8L":
        return (number(21, 25) & 0x3FFF) + 1, (number(21, 25) >> 14 & 0x3FFF) + 1
    return number(26, 28) & 0x3FFF, number(28, 30) & 0x3FFF


def _opened(data):
    """Read what the picture says of itself; nothing is decoded yet."""
    # A photo is one picture: the small, deep and second ones of phones are not even read.
    register_heif_opener(
        thumbnails=False, depth_images=False, aux_images=False, decode_threads=THREADS
    )
    AvifImagePlugin.DEFAULT_MAX_THREADS = THREADS
    Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit would not say how large the picture is
    return Image.open(BytesIO(data), formats=list(FORMATS))


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


def _profile_of(kind, picture, data):
    """The color profile of a picture, or one made for the colors that it names; None for sRGB."""
    # In a PNG the colors that are named count more, in the others the profile does.
    named = _named_in_png(data) if kind == "PNG" else None
    profile = picture.info.get("icc_profile")
    if not named and profile:
        within = re.search(rb"cicp\0{4}(.)(.)", profile, re.DOTALL)
        if within and ord(within[2]) in CURVES_OF_HDR:
            sys.exit("high_range")
        return profile
    primaries, curve = named or _named_in_boxes(kind, picture, data)
    if curve in CURVES_OF_HDR:
        sys.exit("high_range")
    if curve not in ORDINARY_CURVES or primaries not in LIKE_SRGB | PRIMARIES.keys():
        sys.exit("odd_colors")
    return None if primaries in LIKE_SRGB else _profile_with(PRIMARIES[primaries])


def _named_in_png(data):
    found = re.search(rb"\0\0\0\x04cICP(..)", data[: data.find(b"IDAT")], re.DOTALL)
    return tuple(found[1]) if found else None


def _named_in_boxes(kind, picture, data):
    if kind == "AVIF" and b"nclx" in data:  # which Pillow does not tell
        with suppress(Exception):
            picture = open_heif(BytesIO(data))
    named = picture.info.get("nclx_profile") or {}
    return named.get("color_primaries", 2), named.get("transfer_characteristics", 2)


def _profile_with(primaries):
    """The profile of sRGB, with other primaries in the places of its own."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for tag, color in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True):
        entry = profile.index(tag)
        place = int.from_bytes(profile[entry + 4 : entry + 8], "big") + 8
        profile[place : place + 12] = struct.pack(">3i", *(round(part * 65536) for part in color))
    return bytes(profile)


def _in_srgb(picture, profile):
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError):  # a broken profile: the colors stay as they are
            srgb = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(picture, BytesIO(profile), srgb, outputMode=mode)
    return picture.convert(mode)


if __name__ == "__main__":
    main()
