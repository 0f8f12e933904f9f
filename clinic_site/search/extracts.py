"""What a page says about what was asked for: a sentence or two, with the words marked."""

import re
from collections.abc import Iterable
from itertools import dropwhile

from clinic_site.richtext.telephones import with_number_of_today
from clinic_site.richtext.text import sentences, shortened

from .asking import Term
from .words import words_in

LENGTH = 220  # characters
LOOKED_THROUGH = 20_000  # characters of a page
SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
PIECE = re.compile(r"\S+|\s+")
BEFORE = 60  # characters before the word, where a sentence is longer than all there is room for


class Marker:
    """Knows the words that were asked for, whole and as beginnings."""

    def __init__(self, terms: Iterable[Term]):
        self._whole, self._beginnings = set(), set()
        for term in terms:
            self._whole.update(term.words)
            if term.is_beginning:
                self._beginnings.add(term.words[-1])

    def holds(self, text: str) -> bool:
        """Whether a text has one of the words."""
        return any(map(self._is_meant, words_in(text)))

    def marked(self, text: str) -> list[tuple[str, bool]]:
        """A text in pieces, each with whether it is one of the words; signs around a word are not."""
        found = []
        for piece in PIECE.findall(text):
            for part, is_word in _parts(piece):
                is_marked = is_word and any(map(self._is_meant, words_in(part)))
                if found and found[-1][1] == is_marked and not is_marked:
                    found[-1] = (found[-1][0] + part, False)
                else:
                    found.append((part, is_marked))
        return found

    def _is_meant(self, word):
        return word in self._whole or any(map(word.startswith, self._beginnings))


def extract(text: str, marker: Marker) -> list[tuple[str, bool]]:
    """Of a text with a block on each line, where it first has one of the words; else its beginning."""
    kept = ""
    for sentence in _from_the_word_on(text[:LOOKED_THROUGH].splitlines(), marker):
        longer = f"{kept} {sentence}".strip()
        # Into a heading, or a line of a list, nothing runs on.
        are_sentences = SENTENCE_ENDS.search(kept) and SENTENCE_ENDS.search(sentence)
        if kept and not (are_sentences and len(longer) <= LENGTH):
            break
        kept = longer
    return marker.marked(_around(with_number_of_today(kept), marker))


def _from_the_word_on(lines, marker):
    place = next((place for place, line in enumerate(lines) if marker.holds(line)), None)
    if place is not None:
        said = sentences(lines[place])
        yield from dropwhile(lambda sentence: not marker.holds(sentence), said)
    for line in lines[0 if place is None else place + 1 :]:
        yield from sentences(line)


def _around(text, marker):
    """As much of a long sentence as there is room for, with the first of the words in it."""
    if len(text) <= LENGTH:
        return text
    at = next((each.start() for each in re.finditer(r"\S+", text) if marker.holds(each[0])), 0)
    if at <= LENGTH - BEFORE:
        return shortened(text, LENGTH)
    start = text.find(" ", at - BEFORE)
    return f"… {shortened(text[start if 0 <= start < at else at :], LENGTH)}"


def _parts(piece):
    """A piece between blanks, without the signs around its word."""
    word = piece.strip(".,;:!?¡¿()[]{}\"'“”„‘’«»…–—/")
    if not word:
        return [(piece, False)]
    start = piece.index(word)
    parts = [(piece[:start], False), (word, True), (piece[start + len(word) :], False)]
    return [part for part in parts if part[0]]
