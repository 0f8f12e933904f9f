"""Cards that were drawn: kept beside the photos, one for each page, and gone with it."""

import logging
from contextlib import suppress

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from .addresses import FOLDER, name_of, title_on
from .drawing import draw_card
from .subjects import without_cards

logger = logging.getLogger(__name__)
EVERY = 3600  # seconds; a bucket is paid for each look into it


def content_of(card, clinic) -> bytes:
    """The picture of a card: as it is kept, else drawn now, and kept where the storage takes it."""
    name = name_of(card, clinic)
    try:
        with default_storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        pass
    except Exception as error:  # noqa: BLE001 -- each storage has errors of its own
        logger.warning("A card could not be read: %s", type(error).__name__)
    content = draw_card(title_on(card, clinic), clinic.name)
    try:
        _keep(name, content)
    except Exception as error:  # noqa: BLE001 -- as above; the visitor gets it all the same
        logger.warning("A card could not be kept: %s", type(error).__name__)
    return content


def delete_unused_hourly() -> None:
    """Delete cards of what visitors see no more, if this process has not just done so."""
    if cache.add("sharing.unused", value=True, timeout=EVERY):
        delete_unused()


def delete_unused() -> None:
    for subject in without_cards(_listed(FOLDER)[0]):
        _delete(f"{FOLDER}/{subject}", _listed(f"{FOLDER}/{subject}")[1])


def _keep(name, content):
    folder, _slash, own = name.rpartition("/")
    default_storage.save(name, ContentFile(content))
    earlier = [other for other in _listed(folder)[1] if other != own]
    for other in earlier:
        default_storage.delete(f"{folder}/{other}")


def _delete(folder, names):
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    with suppress(OSError):  # somebody else has just put something there
        default_storage.delete(folder)


def _listed(folder):
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []
