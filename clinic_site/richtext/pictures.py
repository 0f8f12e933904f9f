"""The photos that a rich text refers to: which they are, and which of them a text may not show."""

import re

import nh3

from clinic_site.photos.models import Photo

from .markup import PHOTO
from .sanitizer import DROPPED_WITH_CONTENT

PICTURE = re.compile(r"<img[^>]*>")
FOREIGN = (
    "This text holds a picture that is not in the photo library. Take it out, or add it with the "
    "photo button."
)
GONE = "Photo {} is no longer in the photo library. Take it out of this text."
NOT_DESCRIBED = (
    "Photo {} has no alternative text yet. Describe it in the photo library, then save again."
)


def photo_ids(html: str) -> list[int]:
    """The numbers of the photos in a cleaned text, in order, each once."""
    return list(dict.fromkeys(int(number) for number in PHOTO.findall(html or "")))


def faults_of_pictures(html: str) -> list[str]:
    """Why a text as it was typed cannot be saved: a sentence for each picture that is amiss."""
    pictures = _pictures_of(html)
    is_foreign = not all(map(PHOTO.fullmatch, pictures))
    ids = photo_ids("".join(pictures))
    photos = Photo.objects.in_bulk(ids) if ids else {}
    faults = [_fault_of(number, photos.get(number)) for number in ids]
    return [FOREIGN] * is_foreign + [fault for fault in faults if fault]


def _pictures_of(html):
    # As a browser reads the text: `<img` may also stand in a comment, an attribute or the words.
    pictures_and_words = nh3.clean(
        html or "",
        tags={"img"},
        attributes={"*": set(), "img": {"data-photo"}},
        clean_content_tags=DROPPED_WITH_CONTENT,
    )
    return PICTURE.findall(pictures_and_words)


def _fault_of(number, photo):
    if photo is None:
        return GONE.format(number)
    return "" if photo.is_described else NOT_DESCRIBED.format(number)
