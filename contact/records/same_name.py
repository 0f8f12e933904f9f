"""Whether two names may be one person's: nobody writes their own twice in the same way."""

import re
from difflib import SequenceMatcher

from clinic_site.folding import fold

# Two people in one field, or one who writes for another: these are alike as they stand, or not at all.
OF_SEVERAL = re.compile(
    r"[&+/()]|\b(?:and|or|for|of|y|para|mother|mom|father|dad|parent|son|daughter|wife|husband)\b",
    re.IGNORECASE,
)
GENERATION = {"jr", "sr", "junior", "senior", "ii", "iii", "iv"}
WORD = re.compile(r"[^\W_]+")
NEAR = 0.8  # Gonzales and Gonzalez, Smith and Smyth; not Hill and Hall


def is_same_name(one: str, other: str) -> bool:
    """Whether nothing in the names speaks for two people.

    M. Gonzales and Gonzalez-Ruiz, Maria may be one. John and Mary Smith are not, nor father and son
    John Smith Jr.: who shares number and address with somebody has other first names, or says which
    of both. So first names are the same or an initial, and of the others those may differ a little
    which both give.
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    if sorted(short) == sorted(long) or "".join(short) == "".join(long):
        return True
    if OF_SEVERAL.search(f"{one} {other}") or GENERATION & (set(short) ^ set(long)):
        return False
    if not _is_initial_or_same(short[0], long[0]):
        return False
    rest = long[1:]
    for word in short[1:]:
        partner = next((each for each in rest if _is_near(word, each)), None)
        if partner is None:
            return False
        rest.remove(partner)
    return True


def _words(name):
    """Its words as they are compared, first names first: "González-Ruiz, María" is written so, too."""
    last, _comma, first = name.partition(",")
    words = WORD.findall(fold(re.sub(r"[-‐‑‒–]", " ", f"{first} {last}")))
    return words or [fold(name)]


def _is_initial_or_same(one, other):
    return one == other or (1 in {len(one), len(other)} and one[:1] == other[:1])


def _is_near(one, other):
    return _is_initial_or_same(one, other) or SequenceMatcher(None, one, other).ratio() >= NEAR
