"""The clinic's own phone number in texts: visitors get it as a link, and as it is today.

Stored words stay as they were typed. Which number is the clinic's, and which were, is registered here by
the room that knows.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape, unescape

from .markup import tokens_of

BLANK = r"(?:[ \xa0]|&nbsp;)?"
HYPHEN = r"[-.\u2010-\u2013]"
BETWEEN = rf"{BLANK}{HYPHEN}?{BLANK}"
AREA = "[2-9][0-9]{2}"
# As numbers are written here: (727) 555-0100, 727.555.0100, +1 727 555 0100, 7275550100.
NUMBER = re.compile(
    rf"(?:(?<![\w+/=#@])(?<![0-9]{HYPHEN})(?:\+?1{BETWEEN})?(?:\({AREA}\)|{AREA})|\({AREA}\))"
    rf"{BETWEEN}{AREA}{BETWEEN}[0-9]{{4}}(?![\w@])(?!{HYPHEN}[0-9])"
)
FROM_ABROAD = re.compile(r"(?<![\w+])\+(?!1)[1-9](?:[ .()/-]{0,2}[0-9]){6,14}(?![0-9])")
CALLED = re.compile(r'(?<= href="tel:)\+[0-9]{7,15}(?=[";])')
MARK = re.compile("</?(?:strong|em)>")  # what may stand amid a number
NOT_A_DIGIT = re.compile("[^0-9]+")
DIGITS = 10  # of a number of ours, without the country's


@dataclass(frozen=True)
class OwnNumber:
    """The clinic's number, and those that it had before; numbers are as +17275550100."""

    number: str
    words: str  # as it is written here: (727) 555-0100
    former: frozenset[str] = frozenset()

    @property
    def link(self):
        return f'<a href="tel:{escape(self.number)}">{escape(self.words)}</a>'

    def linked(self, found: re.Match) -> str:
        return self.link if _number_of(found) in {self.number, *self.former} else found[0]

    def renewed(self, found: re.Match) -> str:
        return self.words if _number_of(found) in self.former else found[0]

    def in_one_piece(self, words: str) -> str:
        """Words in whose bold and italic marks no number of the clinic is split: they go after it."""
        for found in NUMBER.finditer(MARK.sub("", words)):
            if _number_of(found) in {self.number, *self.former}:
                split = f"(?:{MARK.pattern})*".join(map(re.escape, found[0]))
                words = re.sub(split, lambda piece: _marks_last(piece[0]), words)
        return words

    def called(self, found: re.Match) -> str:
        return self.number if found[0] in self.former else found[0]


_ask: list[Callable[[], OwnNumber]] = []


def register_own_number(ask: Callable[[], OwnNumber]) -> None:
    """`ask` is called for each text that holds a number, so it must not ask the database."""
    _ask[:] = [ask]


def _own_number_for(words):
    return _ask[0]() if _ask and NUMBER.search(MARK.sub("", words)) else None


def with_number_linked(html: str) -> str:
    """Clean `html` in which the clinic's number is a link; in a link it only is today's."""
    own = _own_number_for(html)
    return "".join(_linked(html, own)) if own else html


def _linked(html, own):
    in_a_link = False
    for is_tag, piece in _pieces(html):
        if is_tag:
            if piece.startswith(("<a ", "</a>")):
                in_a_link = not piece.startswith("</")
            yield CALLED.sub(own.called, piece)
        else:
            words = own.in_one_piece(piece) if "<" in piece else piece
            yield NUMBER.sub(own.renewed if in_a_link else own.linked, words)


def _pieces(html):
    """Each tag that parts words, and the words between two with their marks: `(is_tag, piece)`."""
    words = []
    for token in tokens_of(html or ""):
        if token.startswith("<") and not MARK.fullmatch(token):
            yield from [(False, "".join(words)), (True, token)]
            words = []
        else:
            words.append(token)
    yield False, "".join(words)


def _marks_last(piece):
    """A number without the marks in it; those that began before it, or go on after it, stand last."""
    left = []
    for mark in MARK.findall(piece):
        if left and mark == left[-1].replace("<", "</"):
            left.pop()
        else:
            left.append(mark)
    return MARK.sub("", piece) + "".join(left)


def linked_in_words(text: str) -> str:
    """A plain text as HTML, with the clinic's number as a link."""
    html = escape(text)
    own = _own_number_for(html)
    return NUMBER.sub(own.linked, html) if own else html


def with_number_of_today(text: str) -> str:
    """A plain text that stays one: a number that the clinic had is the one that it has."""
    own = _own_number_for(text)
    return NUMBER.sub(own.renewed, text) if own else text


def numbers_in(text: str) -> Iterator[tuple[str, str]]:
    """The phone numbers in a plain text, each as it stands there and as +17275550100."""
    for found in NUMBER.finditer(text):
        yield found[0], _number_of(found)
    for found in FROM_ABROAD.finditer(text):
        yield found[0], f"+{NOT_A_DIGIT.sub('', found[0])}"


def numbers_in_rich_text(html: str) -> Iterator[tuple[str, str]]:
    """The same of a rich text, with those that its links call."""
    for is_tag, piece in _pieces(html):
        if not is_tag:
            yield from numbers_in(unescape(MARK.sub("", piece)))
        elif found := CALLED.search(piece):
            yield found[0], found[0]


def _number_of(found):
    return f"+1{NOT_A_DIGIT.sub('', found[0])[-DIGITS:]}"
