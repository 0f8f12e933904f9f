"""Reads what somebody typed: each of its words with all that would answer it."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from clinic_site.folding import LONGEST_QUERY, MOST_WORDS, SHORTEST_IN_PARTS
from clinic_site.freshness import eras

from .models import WordGroup
from .words import SMALL, spellings_of

BETWEEN = re.compile(
    r"[\s,;/+|()]+"
)  # "knee/hip" are two words; what a hyphen holds together is one
SHORTEST_BEGINNING = 3  # letters, from which on a word finds those that begin with it
SHORTEST_PART = 3  # letters of "stem" in "stemcell"
LONGEST_PHRASE = 5  # words
PAIR = 2


@dataclass(frozen=True)
class Term:
    """Words in a row; with `is_beginning` the last one may go on."""

    words: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True)
class Asked:
    """One thing that was asked for: the words as typed, how they may be spelled, what means the same."""

    spellings: tuple[tuple[str, ...], ...]
    same: tuple[tuple[str, ...], ...] = ()
    corrected: tuple[tuple[str, ...], ...] = ()

    def with_corrections(self, corrected):
        return replace(self, corrected=tuple(corrected))

    @property
    def word(self) -> str:
        """Where it is a single word, that."""
        return self.spellings[0][0] if len(self.spellings[0]) == 1 else ""

    @property
    def whole(self) -> list[Term]:
        """Whole words alone."""
        phrases = (*self.spellings, *self.same, *self.corrected)
        return [Term(phrase) for phrase in dict.fromkeys(phrases)]

    @property
    def loose(self) -> list[Term]:
        """Beginnings of words, too, one word that is written as two, and two as one."""
        joined = [Term(("".join(spelled),)) for spelled in self.spellings if len(spelled) == PAIR]
        beginnings = filter(None, map(_beginning, self.spellings))
        return [*self.whole, *beginnings, *_parted(self.word), *joined]


# Any of the readings is to be met; each is a list of things, of which each has terms to choose from.
Readings = list[list[list[Term]]]


def read(query: str) -> list[Asked]:
    """What a query asks for: its first words, without the small ones where others remain."""
    parts = BETWEEN.split(query[:LONGEST_QUERY])
    chunks = [found for chunk in parts if (found := spellings_of(chunk))]
    same, asked = same_words(), []
    while chunks:
        length = next(filter(lambda n: _phrase(chunks[:n]) in same, _lengths(chunks)), 0)
        if length:
            phrase = _phrase(chunks[:length])
            asked.append(Asked((phrase,), same[phrase]))
        else:
            length, spellings = 1, tuple(chunks[0])
            others = [each for spelled in spellings for each in same.get(spelled, ())]
            asked.append(Asked(spellings, tuple(others)))
        chunks = chunks[length:]
    telling = [each for each in asked if each.same or each.word not in SMALL]
    return (telling or asked)[:MOST_WORDS]


def whole_words(asked: list[Asked]) -> Readings:
    return [[each.whole for each in asked]]


def loose_words(asked: list[Asked]) -> Readings:
    """The same, and each two neighbors written as one word: "stem cell" is "stemcell"."""
    readings = [[each.loose for each in asked]]
    for place, (one, other) in enumerate(pairwise(asked)):
        if one.word and other.word:
            joined = [Term((one.word + other.word,))]
            others = [each.loose for each in [*asked[:place], *asked[place + 2 :]]]
            readings.append([joined, *others])
    return readings


def any_word(asked: list[Asked]) -> Readings:
    """One of the words, whole, will do."""
    return [[each.whole] for each in asked]


def same_words() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """What staff said means the same, by each of the phrases."""
    return eras.current().keep("words that mean the same", _same_words)


def _same_words():
    found = {}
    for group in WordGroup.objects.all():
        for phrase in group.phrases:
            others = [other for other in group.phrases if other != phrase]
            found[phrase] = (*found.get(phrase, ()), *others)
    return found


def _lengths(chunks):
    return range(min(LONGEST_PHRASE, len(chunks)), 0, -1)


def _phrase(chunks):
    return tuple(word for spellings in chunks for word in spellings[0])


def _beginning(spelled):
    return Term(spelled, is_beginning=True) if len(spelled[-1]) >= SHORTEST_BEGINNING else None


def _parted(word):
    if len(word) < SHORTEST_IN_PARTS:
        return []
    places = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return [Term((word[:place], word[place:])) for place in places]
