"""How a page reads, and how it will look where others show it: search engines, and shared links."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import NoReverseMatch

from clinic_site.photos.shapes import shared
from clinic_site.richtext.grade import grade_of, sentences_in
from clinic_site.richtext.telephones import with_number_of_today
from clinic_site.richtext.text import plain_text, reading_minutes

from .seo import ENGLISH, PageMeta, meta_of
from .titles import head_title
from .widths import DESCRIPTION, LONGEST_DESCRIPTION, LONGEST_TITLE, TITLE, fitting

HARDEST_GRADE = 8  # what most grown-ups in the United States read with ease


@dataclass(frozen=True)
class Reading:
    """Of all texts of a page; `grade` is None of few words, and of another language than English."""

    words: int
    minutes: int
    grade: float | None

    @property
    def is_hard(self):
        return self.grade is not None and round(self.grade, 1) > HARDEST_GRADE


@dataclass(frozen=True)
class Length:
    """How many characters of what search engines read there are, and of how many they show about."""

    what: str
    characters: int
    shown: int


@dataclass(frozen=True)
class Shown:
    """What others show of a page: its head, as much of it as they have room for."""

    title: str
    path: str  # parts of the address as search engines write it: "clinic.example › blog › sleep"
    description: str
    share_title: str
    card_title: str  # what is drawn where it has no picture
    lengths: tuple["Length", ...]
    picture: str  # the address of the picture of the card, on this site; "" where it has none
    is_hidden: bool  # from search engines


def reading_of(page) -> Reading:
    texts = page.rich_texts()
    lines = [line for html in texts for line in sentences_in(html)]
    return Reading(
        words=sum(len(plain_text(html).split()) for html in texts),
        # An article says it to its readers: of its own text, without the answers.
        minutes=getattr(page, "reading_minutes", None) or reading_minutes(" ".join(texts)),
        grade=grade_of(lines) if page.language == ENGLISH else None,
    )


def shown_elsewhere(page, clinic) -> Shown | None:
    """None while the page has no address."""
    try:
        meta = meta_of(page)
    except NoReverseMatch:
        return None
    return shown_of(meta, clinic, str(page), shared(page.photo).address if page.photo else "")


def shown_of(meta: PageMeta, clinic, card_title: str = "", picture: str = "") -> Shown:
    """What others show of a page with this head, whose card is drawn or has a picture."""
    address = urlsplit(meta.canonical)
    host = address.netloc or urlsplit(settings.SITE_URL).netloc
    description = with_number_of_today(meta.description)
    return Shown(
        title=fitting(head_title(meta, clinic), *TITLE),
        path=" › ".join(filter(None, [host, *address.path.split("/")])),
        description=fitting(description, *DESCRIPTION),
        share_title=meta.title,
        card_title=card_title,
        lengths=(
            Length("Title", len(meta.title), LONGEST_TITLE),
            Length("Description", len(description), LONGEST_DESCRIPTION),
        ),
        picture=picture,
        is_hidden=meta.no_index,
    )
