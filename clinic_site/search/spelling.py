"""Which words of our pages somebody may have meant who typed another: by three signs in a row, as pg_trgm does.

It knows the words of titles and headings that are public, and those that staff say mean the same.
"""

from collections import Counter
from difflib import SequenceMatcher

from clinic_site.freshness import eras
from clinic_site.publishing import moment
from clinic_site.publishing.intervals import within

from .asking import same_words
from .models import Entry

ALIKE = 0.75  # of 1, as difflib counts
SHORTEST, LONGEST = 4, 30  # letters
MOST_ENTRIES = 3000  # whose titles and headings are known: those in front
LOOKED_AT = 40  # words that have most in common
MOST = 3


def meant_by(word: str) -> list[str]:
    """Known words that are spelled much like a folded one, the likest first; none for a known word."""
    if not SHORTEST <= len(word) <= LONGEST:
        return []
    known = eras.current().keep("words of titles", _known_words)
    if word in known.words:
        return []
    common = Counter(other for three in _threes(word) for other in known.by_threes.get(three, ()))
    alike = [(_likeness(word, other), other) for other, _ in common.most_common(LOOKED_AT)]
    alike.sort(reverse=True)
    return [other for likeness, other in alike if likeness >= ALIKE][:MOST]


class _Known:
    """Words, and which of them have the same three signs in a row."""

    def __init__(self, words):
        self.words, self.by_threes = words, {}
        for word in sorted(words):
            for three in _threes(word):
                self.by_threes.setdefault(three, []).append(word)


def _known_words():
    entries = Entry.objects.filter(within(moment.now())).order_by("-pk")
    words = {word for phrase in same_words() for word in phrase}
    for texts in entries.values_list("title", "headings")[:MOST_ENTRIES]:
        words.update(*(text.split() for text in texts))
    return _Known({word for word in words if len(word) >= SHORTEST and not word.isdigit()})


def _threes(word):
    padded = f"  {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}


def _likeness(one, other):
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
