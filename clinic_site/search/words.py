"""The words of a text as the index has them: folded, and without any sign between them."""

import re

from clinic_site.folding import HYPHENS, fold

LONGEST_WORD = 60  # letters: PostgreSQL refuses to be asked for much longer ones
WORD = re.compile(r"[^\W_]+")
CHUNK = re.compile(r"\S+")
_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, " "))
# Without them a question still asks the same.
_SMALL = (
    "a about am an and any are as at be by can could did do does for from get give has have how i if in into is"
    " it its ll long many me much my need of on or our please should so than that the their there they this to us"
    " want was we were what when which who why will with would you your"
    " al como con cual cuales cuando cuanto de del el en es esta hay la las lo los mi para por que se si su tiene"
    " un una y"
)
SMALL = frozenset(_SMALL.split())


def words_in(text: str) -> list[str]:
    """The folded words of a text, in their order."""
    return WORD.findall(fold(text))


def as_indexed(text: str, most: int) -> str:
    """The words of a text in one line, at most so many bytes of them.

    Those with a hyphen stand in it as one word, and as several besides.
    """
    chunks = CHUNK.finditer(text, 0, most)
    words = " ".join(word for chunk in chunks for word in _spelled(chunk[0]))
    return words.encode()[:most].decode(errors="ignore")


def spellings_of(chunk: str) -> list[tuple[str, ...]]:
    """The ways in which a word may be spelled that somebody typed: "stem-cell" is "stemcell", "stem cell"."""
    parted = chunk.translate(_HYPHENS).replace("'", " ").replace("’", " ")
    both = [tuple(words_in(chunk)), tuple(words_in(parted))]
    return [
        spelled
        for spelled in dict.fromkeys(both)
        if spelled and all(len(word) <= LONGEST_WORD for word in spelled)
    ]


def _spelled(chunk):
    words = words_in(chunk)
    parted = chunk.translate(_HYPHENS)
    return words if parted == chunk else [*words, *words_in(parted)]
