"""Finds what visitors ask for, among what they may see at this moment."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils.text import capfirst

from clinic_site.publishing import moment
from clinic_site.richtext.fields import RichTextField

from .asking import Asked, any_word, loose_words, read, whole_words
from .entries import by_kind, number_of
from .extracts import Marker, extract
from .matching import ABOVE, STEPS, numbers_of
from .models import Entry
from .spelling import meant_by

MOST = 20
FEW = 3  # words: a longer question is a sentence, of which each word tells too little


@dataclass(frozen=True)
class Result:
    """A page that was found, and what it says about it: pieces, each with whether it is marked."""

    page: object
    extract: list[tuple[str, bool]]

    @property
    def kind(self):
        """What it is, in a word: "Treatment"."""
        return capfirst(self.page._meta.verbose_name)


@dataclass(frozen=True)
class Findings:
    """What was found; `is_near`: not what was asked for, but what comes nearest.

    `missing` are the words of which no page has anything.
    """

    results: list[Result] = field(default_factory=list)
    is_near: bool = False
    missing: list[str] = field(default_factory=list)


def find(query: str) -> Findings:
    """What is public now and answers a query, the best first."""
    asked = read(query)
    if not asked:
        return Findings()
    if numbers := _numbers_of(asked):
        return Findings(_results(numbers, asked))
    missing = _missing(asked) if len(query.split()) <= FEW else []
    corrected = list(map(_corrected, asked))
    numbers = _numbers_of(corrected) if corrected != asked else []
    numbers = numbers or _numbers_of_any(corrected)
    return Findings(_results(numbers, corrected), is_near=True, missing=missing)


def find_by_titles(query: str, most: int) -> list[Result]:
    """A few pages whose titles or headings have the words of a query, or what comes nearest."""
    asked = list(map(_corrected, read(query)))
    if not asked:
        return []
    numbers = _numbers_of(asked, most, ABOVE) or _numbers_of_any(asked, most, ABOVE)
    return _results(numbers, asked)


def _numbers_of(asked, most=MOST, steps=STEPS):
    return numbers_of(whole_words(asked), loose_words(asked), moment.now(), most, steps)


def _numbers_of_any(asked, most=MOST, steps=STEPS):
    """What has one of several words."""
    if len(asked) == 1:
        return []
    whole = [step for step in steps if not step.is_loose]
    return numbers_of(any_word(asked), [], moment.now(), most, whole)


def _missing(asked):
    words = [each for each in asked if each.word]
    if len(asked) == 1:
        return [each.word for each in words]
    return [each.word for each in words if not _numbers_of([each], 1)]


def _corrected(asked: Asked) -> Asked:
    meant = [read(word)[0] for word in meant_by(asked.word)]
    return asked.with_corrections(
        phrase for each in meant for phrase in (*each.spellings, *each.same)
    )


def _results(numbers, asked):
    """The pages, by the one rule of what is public: an entry alone shows nothing."""
    shown = {}
    for kind, keys in by_kind(numbers).items():
        shown |= {number_of(kind, page.pk): page for page in _pages(kind, keys)}
    texts = dict(Entry.objects.filter(pk__in=shown).values_list("pk", "text"))
    marker = Marker(term for each in asked for term in each.loose)
    return [
        Result(shown[number], extract(texts[number], marker))
        for number in numbers
        if number in shown and number in texts
    ]


def _pages(kind, keys):
    """What visitors see of these editions, with what stands beside a result, and without its texts."""
    rich = [each.name for each in kind._meta.fields if isinstance(each, RichTextField)]
    # Left to choose, SQLite would rather go through all that is public than take these by their keys.
    is_seen = Exists(kind.listed().filter(pk=OuterRef("pk")).order_by())
    pages = kind.objects.editions().filter(is_seen, pk__in=keys).order_by()
    pages = pages.for_cards() if hasattr(pages, "for_cards") else pages
    return pages.defer(*rich, "folded_words")
