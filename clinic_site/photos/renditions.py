"""Makes the renditions of photos, outside any request; a crash in between heals by itself."""

import logging
from datetime import timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils import timezone
from PIL import Image

from . import shapes
from .files import delete_files, files_of
from .gone import GonePhoto
from .models import Photo
from .tones import tone_of

logger = logging.getLogger(__name__)
# A photo takes a second or two, so its worker is dead by then; if not, the same is made twice.
PAPER = (255, 255, 255, 255)  # below what is partly transparent, in a format that is not
CLAIM_HOLDS = timedelta(seconds=20)
SAVE_OPTIONS = {
    # Measured: speed 6, the default, takes four times as long for files that are hardly smaller.
    "avif": {"format": "AVIF", "quality": 55, "speed": 8},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
}


def make_due() -> int:
    """Make the renditions of every photo that lacks them; return how many photos that were."""
    made = 0
    while make_next():
        made += 1
    return made


def make_next() -> Photo | None:
    """Make the renditions of the photo that has waited longest, and return it.

    It is returned without a version in `renditions` if its picture cannot be read.
    """
    claimed = next(filter(_claim, _waiting()), None)
    if claimed is None:
        return None
    try:
        make_renditions(claimed)
    except Exception as error:  # noqa: BLE001 -- one bad file must not stop the others
        # The claim stays, so that it is tried again after a while, not at once.
        logger.warning("Photo %s has no renditions: %s", claimed.pk, type(error).__name__)
    except BaseException:
        Photo.objects.filter(pk=claimed.pk).update(claimed_at=None)
        raise
    return claimed


def make_renditions(photo) -> None:
    """Make and store all renditions of a photo, then let pages show them."""
    version, earlier = shapes.version_of(photo), photo.renditions
    with photo.file.open() as file, Image.open(file) as original:
        original.load()
        for rendition in shapes.renditions_of(photo, version):
            default_storage.save(rendition.name, _encoded(original, photo, rendition))
        tone = tone_of(original)
    unchanged = Photo.objects.filter(
        pk=photo.pk, file=photo.file.name, focal_x=photo.focal_x, focal_y=photo.focal_y
    )
    if unchanged.update(renditions=version, tone=tone, claimed_at=None):
        photo.renditions = version
        _delete_other_versions(photo.key, {version, earlier})
    elif GonePhoto.objects.filter(key=photo.key).exists():
        delete_files(photo.key)


def _waiting():
    return Photo.objects.without_renditions().filter(_unclaimed()).order_by("pk")


def _claim(photo):
    free = Photo.objects.filter(_unclaimed(), pk=photo.pk)
    return free.update(claimed_at=timezone.now()) == 1


def _unclaimed():
    return Q(claimed_at__isnull=True) | Q(claimed_at__lt=timezone.now() - CLAIM_HOLDS)


def _encoded(original, photo, rendition):
    size = (rendition.width, rendition.height)
    crop = shapes.crop_of(photo, rendition.shape)
    resized = original.resize(size, Image.Resampling.LANCZOS, box=crop)
    if rendition.ending == "jpg" and resized.mode == "RGBA":
        paper = Image.new("RGBA", resized.size, PAPER)
        resized = Image.alpha_composite(paper, resized).convert("RGB")
    output = BytesIO()
    resized.save(output, **SAVE_OPTIONS[rendition.ending])
    return ContentFile(output.getvalue())


def _delete_other_versions(key, kept):
    # The version before stays: somebody may be reading a page that shows it. Half a file, which a
    # crash left, has another ending.
    endings = tuple(f"-{version}.{kind}" for version in kept if version for kind in SAVE_OPTIONS)
    for name in files_of(key):
        if f"/{key}/" in name and not name.endswith(endings):
            default_storage.delete(name)
