"""What changed between two values of a field, to be read by people: texts, words, choices, sets.

    differences(old, new)         two rich texts as they are stored: blocks, then words inside them
    word_differences(old, new)    two plain texts, line by line, then words inside them
    value_difference(old, new)    two values in words, such as a choice or a day: one became the other
    set_difference(old, new)      two sets of names, such as treatments: which came, which went

Each gives a `Difference`, which is false where nobody would see one, and which
`components/difference.html` shows with a label, and `components/difference_key.html` explains; both
need differences.css. A page that shows several does it within `found_at_once()` of all their `texts`,
so that photos and pages are asked for once. Rich texts need not be clean. Nothing is stored: the marks
are elements that the sanitizer lets into no text.

Without `<del>` and what has the class `removed`, and with `<ins>` and `<mark>` unwrapped, the parts
are the new text, block by block; the other way around they are the old one, but for what the notes
tell: how words that stayed looked, where they led, of which kind their block was. A block that moved is
removed here and added there. Where words repeat themselves without end, so that comparing them would
take longer than a moment, whole blocks are removed and added, and a note says it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby

from .aligning import Aligner
from .blocks import BETWEEN_BLOCKS, blocks_of
from .changed_looks import Names
from .comparing import Comparison
from .grammar import clean_to_show
from .pairing import pairs

AROUND = 1  # unchanged blocks that are shown before and after a change
FEWEST_FOLDED = 2
MOST_NOTES = 12  # of one block
NOTHING = "nothing"


@dataclass(frozen=True)
class Part:
    """A stretch of a text; `html` is for the filter `marked` alone."""

    html: str
    notes: tuple[str, ...] = ()  # sentences, as plain text, on what no mark can show
    is_changed: bool = False
    folded: int = 0  # how many unchanged blocks are in it, where that is more than one should read


@dataclass(frozen=True)
class Difference:
    parts: tuple[Part, ...] = ()

    def __bool__(self):
        return any(part.is_changed for part in self.parts)

    @property
    def texts(self) -> list[str]:
        return [part.html for part in self.parts]


def differences(old: str, new: str) -> Difference:
    """What became of a rich text."""
    old, new = clean_to_show(old), clean_to_show(new)
    if old == new:
        return Difference()
    names, aligner = Names(old, new), Aligner()
    found = pairs(blocks_of(old), blocks_of(new), aligner)
    parts = [_part(pair, names, aligner) for pair in found]
    return Difference(tuple(_folded(parts)))


def word_differences(old: str, new: str) -> Difference:
    """What became of a plain text; empty lines are left out."""
    return differences(_as_html(old), _as_html(new))


def value_difference(old: object, new: object) -> Difference:
    """What a value became; both are given as people read them."""
    before, after = (NOTHING if value in {None, ""} else _plain(value) for value in (old, new))
    if before == after:
        return Difference()
    return _one_part(f"<p><del>{before}</del> became <ins>{after}</ins></p>")


def set_difference(old: Iterable[object], new: Iterable[object]) -> Difference:
    """What came to some things and what went; each is given as what people call it."""
    before, after = (list(dict.fromkeys(map(str, names))) for names in (old, new))
    lost = [
        f'<li class="removed"><del>{_plain(name)}</del></li>'
        for name in before
        if name not in after
    ]
    gained = [
        f'<li class="inserted"><ins>{_plain(name)}</ins></li>'
        for name in after
        if name not in before
    ]
    if not (lost or gained):
        return Difference()
    return _one_part(f"<ul>{''.join(lost + gained)}</ul>")


def _one_part(html):
    return Difference((Part(html, is_changed=True),))


def _as_html(text):
    lines = filter(str.strip, (text or "").splitlines())
    return "".join(f"<p>{_plain(line)}</p>" for line in lines)


def _plain(value):
    """A value as the sanitizer would write it."""
    return escape(str(value).replace("\0", "").replace("\r", " "), quote=False)


def _part(pair, names, aligner):
    if pair.is_same:
        return Part(pair.new.html)
    compared = Comparison(pair, names, aligner)
    notes = compared.notes[:MOST_NOTES]
    if more := len(compared.notes) - len(notes):
        notes.append(f"And {more} more.")
    return Part(compared.html, tuple(notes), is_changed=True)


def _folded(parts):
    """Long stretches of what stayed become one part, but for what stands beside a change."""
    position = 0
    for is_changed, same in groupby(parts, lambda part: part.is_changed):
        run = list(same)
        is_first, is_last = position == 0, position + len(run) == len(parts)
        position += len(run)
        start = 0 if is_first else AROUND
        end = len(run) if is_last else len(run) - AROUND
        if is_changed or end - start < FEWEST_FOLDED:
            yield from run
            continue
        yield from run[:start]
        html = BETWEEN_BLOCKS.join(part.html for part in run[start:end])
        yield Part(html, folded=end - start)
        yield from run[end:]
