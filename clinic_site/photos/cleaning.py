"""Every uploaded picture is decoded and encoded anew: nothing but its pixels stays."""

import logging
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path, PurePath
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
# The line before the pixels: its format, its mode, its width and its height.
HEADER = re.compile(rb"(JPEG|PNG|WEBP|AVIF|HEIF) (RGBA?) ([1-9]\d{0,3}) ([1-9]\d{0,3})")
MOST_ANSWER = LONGEST_SIDE**2 * len("RGBA") + 100  # bytes
MOST_WORDS = 1000  # bytes
OPAQUE = (255, 255)  # the least and the most of the alpha channel
DECODER = Path(__file__).with_name("decoder.py")
# A decoder may take a gigabyte, so this process runs only one.
ONE_AT_A_TIME = Lock()

# What a format is called, and how its names end; the first ending is the one to suggest.
FORMATS = {
    "JPEG": ("JPEG", (".jpg", ".jpeg")),
    "PNG": ("PNG", (".png",)),
    "WEBP": ("WebP", (".webp",)),
    "AVIF": ("AVIF", (".avif",)),
    "HEIF": ("HEIC", (".heic", ".heif", ".hif")),
}
SENTENCES = {
    "unreadable": "This file is not a picture that can be read. Take a JPEG, PNG, WebP, AVIF or "
    "HEIC file.",
    "too_large": "This picture is too large: 20 megabytes and 50 megapixels are the most.",
    "more_behind": "This file goes on behind the end of its picture. Open it, save it as a new "
    "picture and upload that.",
    "wrong_name": "The name of this file does not end as a photo’s does. Take a file whose name "
    "ends in .jpg, .png, .webp, .avif or .heic.",
    "other_name": "By its content this file is %(kind)s, but its name says otherwise. Let the name "
    "end in %(ending)s and upload it again.",
}


class CleanPhoto(ContentFile):
    """A picture made anew, with what is to be known of it."""

    def __init__(self, content, name, picture):
        super().__init__(content, name)
        self.width, self.height = picture.size
        self.tone = tone_of(picture)


def clean_photo(file, name=None) -> CleanPhoto:
    """Return the picture in `file` as a fresh JPEG, or PNG where it is partly transparent.

    `name` is what it was uploaded as, else the file's own; without any, the content decides.
    Raises ValidationError, with a sentence for staff, for anything that is not a photo.
    """
    if isinstance(file, CleanPhoto):
        return file
    name = name or file.name
    ending = PurePath(name).suffix.lower() if name else None
    if file.size > MOST_BYTES:
        raise _refusal("too_large")
    if name and not any(ending in endings for _word, endings in FORMATS.values()):
        raise _refusal("wrong_name")
    file.seek(0)
    kind, picture = _decoded(file.read())
    word, endings = FORMATS[kind]
    if name and ending not in endings:
        raise _refusal("other_name", kind=word, ending=endings[0])
    return _encoded(picture)


def _refusal(code, **words):
    return ValidationError(SENTENCES[code], code=code, params=words)


def _decoded(data):
    """Let decoder.py read the file, and return its format and a picture of bare pixels."""
    with ONE_AT_A_TIME:
        status, answer, words = _answer_of_decoder(data)
    if status == 0:
        found = _read(answer)
        if found:
            return found
        logger.warning("The decoder of photos gave an answer that is no picture")
        raise _refusal("unreadable")
    code = words.decode(errors="replace").strip()
    if code in SENTENCES:
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
    """The format and the picture that an answer of the decoder holds; None if it holds none.

    Who takes the decoder over by a picture may write whatever it likes.
    """
    header, _newline, pixels = answer.partition(b"\n")
    found = HEADER.fullmatch(header)
    if not found:
        return None
    kind, mode = found[1].decode(), found[2].decode()
    width, height = int(found[3]), int(found[4])
    if max(width, height) > LONGEST_SIDE or len(pixels) != width * height * len(mode):
        return None
    return kind, Image.frombytes(mode, (width, height), pixels)


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
