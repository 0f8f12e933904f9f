"""The address of a card: it names what it is drawn for, and what it says in a hash."""

from functools import lru_cache
from hashlib import sha256

from clinic_site.photos.files import address_of
from clinic_site.publishing.seo import Card, PageMeta, SharedImage, absolute_url

from .drawing import HEIGHT, VERSION, WIDTH

FOLDER = "cards"
DIGITS = 20  # of the hash
SUBJECT = r"site|[a-z]+\.[a-z]+(?:-[1-9]\d{0,17})?"


def title_on(card: Card, clinic) -> str:
    return card.title or clinic.tagline or clinic.name


def name_of(card: Card, clinic) -> str:
    """Its name in the storage: with another title it is another picture."""
    return _name_of(card.subject, title_on(card, clinic), clinic.name)


def shared_image(meta: PageMeta, clinic) -> SharedImage | None:
    """What stands beside a link to a page elsewhere: its photo, else its card; None of a draft."""
    if meta.image or not meta.card:
        return meta.image
    address = absolute_url(address_of(name_of(meta.card, clinic)))
    alt = f"“{title_on(meta.card, clinic)}”, {clinic.name}, above a drawing of the sea"
    return SharedImage(address, WIDTH, HEIGHT, alt)


@lru_cache(maxsize=2000)
def _name_of(subject, title, clinic_name):
    said = "\0".join((VERSION, title, clinic_name))
    return f"{FOLDER}/{subject}/{sha256(said.encode(errors='replace')).hexdigest()[:DIGITS]}.png"
