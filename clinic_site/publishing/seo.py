"""What a page's head tells search engines: a title, a description, a language, one address."""

from dataclasses import dataclass

from django.conf import settings

from clinic_site.photos.files import type_of
from clinic_site.photos.shapes import shared

ENGLISH, SPANISH = "en", "es"
SPOKEN_HERE = {ENGLISH: "en-US", SPANISH: "es-US"}  # languages with their region


@dataclass(frozen=True)
class Card:
    """What the picture says that is drawn where a page has no photo, and what it is drawn for.

    `subject` is a name by which `clinic_site.sharing` finds the same title again: "blog.post-12".
    """

    subject: str
    title: str = ""  # without one, the clinic speaks for itself


@dataclass(frozen=True)
class SharedImage:
    """The picture that stands beside a link elsewhere; `address` is whole, the size in pixels."""

    address: str
    width: int
    height: int
    alt: str

    @property
    def type(self):
        return type_of(self.address)


@dataclass(frozen=True)
class PageMeta:
    """The values that `layout/meta.html` prints; `canonical` is a whole address.

    `facts` are what the Open Graph protocol knows of its kind: ("article:section", "Skin").
    `alternates` are the whole addresses of the same page by language, where it has several.
    `names_place`: what it is about is to be had at the clinic, so its title says where.
    """

    title: str
    description: str
    canonical: str
    no_index: bool = False
    kind: str = "website"
    image: SharedImage | None = None
    card: Card | None = None
    language: str = ENGLISH
    alternates: tuple[tuple[str, str], ...] = ()
    names_place: bool = False
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def lang(self):
        """The language as HTML has it: "en-US"."""
        return SPOKEN_HERE[self.language]

    @property
    def locale(self):
        """The language as the Open Graph protocol has it: "en_US"."""
        return self.lang.replace("-", "_")

    @property
    def is_english(self):
        return self.language == ENGLISH

    @property
    def is_spanish(self):
        return self.language == SPANISH


SITE_CARD = Card("site")


def absolute_url(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"


def meta_of(page) -> PageMeta:
    """The head of a page with an address of its own, with honest fallbacks."""
    return PageMeta(
        title=page.seo_title or str(page),
        description=page.seo_description or page.lead or str(page),
        canonical=page.canonical_url or absolute_url(page.get_absolute_url()),
        no_index=page.no_index,
        kind=page.og_type,
        image=_image_of(page),
        card=_card_of(page),
        language=page.language,
        alternates=_alternates(page),
        names_place=page.names_place,
        facts=page.facts_to_share(),
    )


def _image_of(page):
    photo = page.photo
    if not photo:
        return None
    file = shared(photo)
    return SharedImage(absolute_url(file.address), file.width, file.height, photo.alt or str(page))


def _card_of(page):
    if not page.pk:
        return SITE_CARD
    # Of a draft none is drawn: its address would tell strangers what is not public.
    return (
        Card(f"{page._meta.label_lower}-{page.page_id}", str(page))
        if page.is_of_an_edition
        else None
    )


def _alternates(page):
    # Of a page that sends search engines elsewhere, or away, no other language is told.
    if page.canonical_url or page.no_index or not page.addresses_by_language:
        return ()
    found = {language: absolute_url(path) for language, path in page.addresses_by_language.items()}
    return (*found.items(), ("x-default", found[ENGLISH]))
