"""The photos that a rich text refers to: which they are, and which of them a text may not show."""

from clinic_site.photos.models import Photo

from .markup import PHOTO

GONE = "Photo {} is no longer in the photo library. Take it out of this text."
NOT_DESCRIBED = (
    "Photo {} has no alternative text yet. Describe it in the photo library, then save again."
)


def photo_ids(html: str) -> list[int]:
    """The numbers of the photos in a cleaned text, in order, each once."""
    return list(dict.fromkeys(int(number) for number in PHOTO.findall(html or "")))


def faults_of_pictures(html: str) -> list[str]:
    """Why a cleaned text cannot be saved: a sentence for each photo that may not be shown."""
    ids = photo_ids(html)
    photos = Photo.objects.in_bulk(ids) if ids else {}
    return list(filter(None, (_fault_of(number, photos.get(number)) for number in ids)))


def _fault_of(number, photo):
    if photo is None:
        return GONE.format(number)
    return "" if photo.is_described else NOT_DESCRIBED.format(number)
