"""Every uploaded picture is decoded and encoded anew: nothing but its pixels stays."""

import logging
import subprocess
import sys
from io import BytesIO
from pathlib import Path, PurePath
from threading import Lock

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from .tones import tone_of

logger = logging.getLogger(__name__)
MOST_BYTES = 20 * 1024 * 1024
MOST_SECONDS = 60  # by the clock; decoder.py limits its own processor time
JPEG_QUALITY = 85
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
    command = [sys.executable, "-I", "-B", "-W", "ignore", DECODER]
    with ONE_AT_A_TIME:
        # Without our environment: it holds secrets.
        try:
            done = subprocess.run(  # noqa: S603 -- our own program
                command, input=data, capture_output=True, env={}, check=False, timeout=MOST_SECONDS
            )
        except subprocess.TimeoutExpired as error:
            raise _refusal("unreadable") from error
    if done.returncode:
        raise _refusal(_reason(done))
    header, _newline, pixels = done.stdout.partition(b"\n")
    kind, mode, width, height = header.decode().split()
    return kind, Image.frombytes(mode, (int(width), int(height)), pixels)


def _reason(done):
    code = done.stderr.decode(errors="replace").strip()
    if code in SENTENCES:
        return code
    # Out of memory or time, or broken by the file; or the program itself cannot run.
    logger.warning("The decoder of photos ended with status %s", done.returncode)
    return "unreadable"


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
    # Who erases a face makes it transparent; the colours below would still show it.
    erased = picture.getchannel("A").point(lambda alpha: 0 if alpha else 255)
    picture.paste((0, 0, 0, 0), mask=erased)
