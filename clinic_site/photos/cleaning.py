"""Every uploaded picture is decoded and encoded anew: nothing but its pixels stays."""

import errno
import logging
import re
import subprocess
import sys
from io import BytesIO
from math import ceil, sqrt
from pathlib import Path
from tempfile import TemporaryFile
from threading import Lock

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from .tones import tone_of

logger = logging.getLogger(__name__)
MOST_BYTES = 20 * 1024 * 1024
MOST_SECONDS = 60  # by the clock; decoder.py limits its own processor time
JPEG_QUALITY = 85
LONGEST_SIDE = 2000  # pixels, of what the decoder gives back
# The line before the pixels: their mode, width and height.
HEADER = re.compile(rb"(RGBA?) ([1-9]\d{0,3}) ([1-9]\d{0,3})")
MOST_ANSWER = LONGEST_SIDE**2 * len("RGBA") + 100  # bytes
MOST_WORDS = 1000  # bytes
OPAQUE = (255, 255)  # the least and the most of the alpha channel
DECODER = Path(__file__).with_name("decoder.py")
# A decoder may take 600 megabytes, so this process runs only one.
ONE_AT_A_TIME = Lock()

NAMES = {
    "JPEG": "a JPEG",
    "PNG": "a PNG",
    "WEBP": "a WebP",
    "AVIF": "an AVIF",
    "HEIF": "a HEIC",
}
SENTENCES = {
    "unreadable": "This file is not a picture that can be read. Take a JPEG, PNG, WebP, AVIF, or "
    "HEIC file.",
    "too_heavy": "This file has %(megabytes)s megabytes, and 20 are the most. Make the picture "
    "smaller or save it as a JPEG, and upload that.",
    "too_large": "This picture is too large: it is %(width)s × %(height)s pixels, and %(kind)s "
    "may have %(most)s megapixels. Make it smaller, to %(fitting)s pixels at most, or crop it, "
    "and upload that.",
    "more_behind": "This file goes on behind the end of its picture. Open it, save it as a new "
    "picture and upload that.",
    "high_range": "This picture has a high dynamic range (HDR), which web pages cannot show as it "
    "is meant. Save it as an ordinary JPEG without HDR, and upload that.",
    "odd_colors": "The colors of this picture are written in a way that cannot be read here. Save "
    "it as an ordinary JPEG in sRGB, and upload that.",
    "other_kind": "This picture is %(kind)s, which is not taken here. Open it, save it as a JPEG or "
    "PNG, and upload that.",
    "no_room": "There is no room left to store this photo. Please tell whoever looks after the "
    "site; nothing else was changed.",
    "not_stored": "This photo could not be stored just now. Please try again in a few minutes; "
    "if it happens again, tell whoever looks after the site.",
}
# Pictures that no decoder is kept for, by their first bytes.
OTHER_KINDS = {
    "a GIF": rb"GIF8[79]a",
    "a BMP": rb"BM.{4}\0{4}",
    "a TIFF or a camera’s raw file": rb"II[*+]\0|MM\0[*+]",
    "a JPEG 2000": rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51",
    "a JPEG XL": rb"\0\0\0\x0cJXL |\xff\x0a",
    "a Photoshop file": rb"8BPS",
    "an SVG": rb"\s*(?:<\?xml[^<]*)?<svg\b",
}
# What the decoder says of a picture that has too many pixels: kind, width, height and the most.
TOO_LARGE = re.compile(r"too_large (JPEG|PNG|WEBP|AVIF|HEIF) (\d{1,10}) (\d{1,10}) (\d{1,10})")
REFUSALS = {"unreadable", "more_behind", "high_range", "odd_colors", "no_room"}
FULL = {errno.ENOSPC, errno.EDQUOT}


class CleanPhoto(ContentFile):
    """A picture made anew, with what is to be known of it."""

    def __init__(self, content, name, picture):
        super().__init__(content, name)
        self.width, self.height = picture.size
        self.tone = tone_of(picture)


def clean_photo(file) -> CleanPhoto:
    """Return the picture in `file` as a fresh JPEG, or PNG where it is partly transparent.

    What it is, its content decides, whatever its name says. Raises ValidationError, with a
    sentence for staff, for anything that is not a photo.
    """
    if isinstance(file, CleanPhoto):
        return file
    if file.size > MOST_BYTES:
        # Rounded up: 20.0 megabytes would not be too many.
        raise _refusal("too_heavy", megabytes=ceil(file.size / 1024**2 * 10) / 10)
    file.seek(0)
    data = file.read()
    for kind, beginning in OTHER_KINDS.items():
        if re.match(beginning, data, re.DOTALL):
            raise _refusal("other_kind", kind=kind)
    return _encoded(_decoded(data))


def not_stored(error) -> ValidationError:
    """The sentence for staff when a disk or a bucket does not take a photo."""
    logger.warning("A photo was not stored: %s", type(error).__name__)
    return _refusal("no_room" if getattr(error, "errno", None) in FULL else "not_stored")


def _refusal(code, **words):
    return ValidationError(SENTENCES[code], code=code, params=words)


def _too_large(kind, width, height, most):
    scale = sqrt(most / (width * height))
    return _refusal(
        "too_large",
        kind=NAMES[kind],
        width=f"{width:,}",
        height=f"{height:,}",
        most=most // 1_000_000,
        fitting=f"{max(1, int(width * scale)):,} × {max(1, int(height * scale)):,}",
    )


def _decoded(data):
    """Let decoder.py read the file, and return a picture of bare pixels."""
    try:
        with ONE_AT_A_TIME:
            status, answer, words = _answer_of_decoder(data)
    except OSError as error:
        raise not_stored(error) from error
    if status == 0:
        found = _read(answer)
        if found:
            return found
        logger.warning("The decoder of photos gave an answer that is no picture")
        raise _refusal("unreadable")
    code = words.decode(errors="replace").strip()
    large = TOO_LARGE.fullmatch(code)
    if large and all(number.strip("0") for number in large.groups()[1:]):
        raise _too_large(large[1], *map(int, large.groups()[1:]))
    if code in REFUSALS:
        raise _refusal(code)
    # Out of memory or time, or broken by the file; or the program itself cannot run.
    logger.warning("The decoder of photos ended with status %s", status)
    raise _refusal("unreadable")


def _answer_of_decoder(data):
    """Its exit status, and what it wrote to stdout and stderr: not more than it could honestly."""
    command = [sys.executable, "-I", "-B", "-W", "ignore", DECODER]
    # Nameless files, not pipes: nothing that it leaves behind can keep us waiting for an end.
    with TemporaryFile() as file, TemporaryFile() as answer, TemporaryFile() as words:
        file.write(data)
        file.seek(0)
        # Without our environment: it holds secrets.
        try:
            done = subprocess.run(  # noqa: S603 -- our own program
                command,
                stdin=file,
                stdout=answer,
                stderr=words,
                env={},
                check=False,
                timeout=MOST_SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise _refusal("unreadable") from error
        answer.seek(0)
        words.seek(0)
        return done.returncode, answer.read(MOST_ANSWER), words.read(MOST_WORDS)


def _read(answer):
    """The picture that an answer of the decoder holds; None if it holds none.

    Who takes the decoder over by a picture may write whatever it likes.
    """
    header, _newline, pixels = answer.partition(b"\n")
    found = HEADER.fullmatch(header)
    if not found:
        return None
    mode, width, height = found[1].decode(), int(found[2]), int(found[3])
    if max(width, height) > LONGEST_SIDE or len(pixels) != width * height * len(mode):
        return None
    return Image.frombytes(mode, (width, height), pixels)


def _encoded(picture):
    output = BytesIO()
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() != OPAQUE:
        _forget_erased(picture)
        picture.save(output, "PNG")
        return CleanPhoto(output.getvalue(), "photo.png", picture)
    picture = picture.convert("RGB")
    picture.save(output, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return CleanPhoto(output.getvalue(), "photo.jpg", picture)


def _forget_erased(picture):
    # Who erases a face makes it transparent; the colors below would still show it.
    erased = picture.getchannel("A").point(lambda alpha: 0 if alpha else 255)
    picture.paste((0, 0, 0, 0), mask=erased)
