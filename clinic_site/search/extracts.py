"""What a page says about what was asked for: a sentence or two, with the words marked."""

import re
from collections.abc import Iterable
from itertools import dropwhile, groupby

from clinic_site.richtext.telephones import with_number_of_today
from clinic_site.richtext.text import sentences, shortened

from .asking import Term
from .words import words_in

LENGTH = 220  # characters
SENTENCE_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
PIECE = re.compile(r"\S+|\s+")
BEFORE = 60  # characters before the word, where a sentence is longer than all there is room for


class Marker:
    """Knows the words that were asked for: whole ones, beginnings, and several in a row."""

    def __init__(self, terms: Iterable[Term]):
        terms = list(terms)
        alone = [term for term in terms if len(term.words) == 1]
        self._whole = {term.words[0] for term in alone}
        self._beginnings = tuple(term.words[0] for term in alone if term.is_beginning)
        self._rows = {}
        for term in terms:
            if term not in alone:
                self._rows.setdefault(term.words[0], []).append(term)

    def holds(self, text: str) -> bool:
        """Whether a text has something of it."""
        return bool(self._places(words_in(text)))

    def marked(self, text: str) -> list[tuple[str, bool]]:
        """A text in pieces, each with whether it is one of the words; signs around a word are not."""
        parts = [part for piece in PIECE.findall(text) for part in _parts(piece)]
        words = [(word, number) for number, part in enumerate(parts) for word in words_in(part)]
        places = self._places([word for word, _number in words])
        are_meant = {words[place][1] for place in places}
        # Each word that is meant by itself, what stands between them together.
        groups = groupby(enumerate(parts, 1), lambda each: each[0] - 1 in are_meant and each[0])
        return [("".join(part for _, part in group), bool(place)) for place, group in groups]

    def _places(self, words):
        found = set()
        for place, word in enumerate(words):
            if word in self._whole or word.startswith(self._beginnings):
                found.add(place)
            for term in self._rows.get(word, ()):
                row = words[place : place + len(term.words)]
                if (*row[:-1], row[-1][: len(term.words[-1])]) == term.words and (
                    term.is_beginning or row[-1] == term.words[-1]
                ):
                    found.update(range(place, place + len(row)))
        return found


def extract(text: str, marker: Marker) -> list[tuple[str, bool]]:
    """Of a text with a block on each line, where it first has one of the words; else its beginning."""
    kept = ""
    for sentence in _from_the_word_on(text.splitlines(), marker):
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
    start = piece.index(word) if word else len(piece)
    return filter(None, (piece[:start], word, piece[start + len(word) :]))
