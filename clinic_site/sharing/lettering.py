"""Letters on a picture: in the site's own typefaces, in as many lines as there is room for."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from unicodedata import category, normalize

from PIL import ImageFont

FONTS = Path(__file__).parent.parent / "static" / "clinic" / "fonts"
CUT = "…"
NARROWER = 0.96  # of a line, from one try to the next
NARROWER_AT_MOST = 16  # times
LEADING = 1.12  # from line to line, in heights of the letters


@dataclass(frozen=True)
class Block:
    """Lines in letters of one size, in pixels."""

    lines: list[str]
    size: int

    @property
    def leading(self):
        return self.size * LEADING


class Letters:
    """A typeface of the site in one size: Latin letters first, then those of its second file.

    Opened for one drawing alone, for threads may not share them. Raises OSError without the files.
    """

    def __init__(self, family: str, size: int, weight: int):
        self.size = size
        self._fonts = []
        for part in ("latin", "latin-ext"):
            # Not by Raqm, which is not everywhere: the same title is the same picture on each machine.
            font = ImageFont.truetype(
                FONTS / f"{family}-{part}.woff2", size, layout_engine=ImageFont.Layout.BASIC
            )
            font.set_variation_by_axes([weight])
            self._fonts.append(font)

    def known(self, words: str) -> str:
        """What of it can be written; letters of other scripts, and pictures, have none here."""
        plain = normalize("NFC", words).replace("\N{NON-BREAKING HYPHEN}", "-")
        kept = (
            sign if not sign.isspace() and self._font_of(sign) else " "
            for sign in plain
            if category(sign) not in {"Cf", "Mn", "Me"}
        )
        return " ".join("".join(kept).split())

    def width(self, words: str) -> float:
        return sum(font.getlength(part) for font, part in self._parts(words))

    def write(self, draw, place, words: str, color) -> None:
        """Write one line from `place`, left and on the base line."""
        left, base = place
        for font, part in self._parts(words):
            draw.text((left, base), part, fill=color, font=font, anchor="ls")
            left += font.getlength(part)

    def _parts(self, words):
        for font, signs in groupby(words, lambda sign: self._font_of(sign) or self._fonts[0]):
            yield font, "".join(signs)

    def _font_of(self, sign):
        if sign.isspace():
            return self._fonts[0]
        # A sign that a file lacks has an empty picture there.
        return next((font for font in self._fonts if font.getmask(sign).getbbox()), None)


def in_lines(words: str, letters: Letters, room: float, most: int) -> list[str] | None:
    """The words broken into lines that have room; None where they are more than `most`."""
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if letters.width(longer) <= room:
            line = longer
            continue
        lines += [line] * bool(line)
        *whole, line = _pieces(word, letters, room)
        lines += whole
        if len(lines) >= most:
            return None  # for there is at least one more
    return [*lines, line]


def fitted(words: str, sizes, family: str, weight: int, room: tuple[float, float], most: int):
    """The block with the largest letters in which the words have room; else cut in the smallest."""
    width, height = room
    for size in sizes:
        letters = Letters(family, size, weight)
        lines = in_lines(words, letters, width, most)
        if lines and len(lines) * size * LEADING <= height:
            return Block(_balanced(words, letters, width, lines), size), letters
    return Block(_cut(words, letters, width, most), size), letters


def _balanced(words, letters, room, lines):
    """The same number of lines, but as equally long as they can be: no word stands alone at the end."""
    for _try in range(NARROWER_AT_MOST):
        room *= NARROWER
        narrower = in_lines(words, letters, room, len(lines))
        is_broken = narrower and " ".join(narrower) != " ".join(lines)  # a word is in pieces
        if narrower is None or is_broken or len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _cut(words, letters, room, most):
    # By halves: one letter less at a time would take long for what somebody pasted by mistake.
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if in_lines(words[:middle].rstrip() + CUT, letters, room, most):
            low = middle
        else:
            high = middle - 1
    return in_lines(words[:low].rstrip() + CUT, letters, room, most)


def _pieces(word, letters, room):
    """A word as it is, or in pieces where it alone is wider than a line."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and letters.width(pieces[-1] + sign) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces
