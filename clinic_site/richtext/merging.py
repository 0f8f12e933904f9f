"""Puts together what two people made of one text, block by block and never inside one.

Each block is as its one writer left it; where both changed one, both are asked. Neighbors of which
each changed another are only taken apart where it is plain which block became which.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from clinic_site.editing.combining import Passage

from .blocks import blocks_of, comparable, comparable_blocks, joined

ALIKE = 0.6  # of the words and tags of two blocks, where one became the other
# More would be looked through for seconds, while on SQLite nobody else can save: such texts clash as
# wholes. The demo's longest has 39 blocks.
MOST_BLOCKS, MOST_PAIRS = 1_000, 200_000  # of a text, and of those in two that are the same
WORD = re.compile(r"<[^<>]*>|[^<>\s]+")


@dataclass(frozen=True)
class Merged:
    """A text with what both changed; where they clash, it has `mine`."""

    html: str
    clashes: list[Passage] = field(default_factory=list)
    taken: list[Passage] = field(default_factory=list)  # where it has what they alone changed


@dataclass(frozen=True)
class _Part:
    """Some blocks of the base, and what each made of them."""

    base: list[str]
    mine: list[str]
    theirs: list[str]

    @property
    def settled(self) -> list[str] | None:
        """What becomes of it; None where both changed it, and not to the same."""
        return _follow(self.base, self.mine, self.theirs)


def merged(base: str, mine: str, theirs: str) -> Merged:
    """What two people made of a clean text, put together; blocks that nobody touched are theirs.

    A block that both moved, or that one moved and the other took out, is in no single place: then
    the whole text clashes.
    """
    sides = [blocks_of(html) for html in (base, mine, theirs)]
    spelled = {block: comparable(block) for side in sides for block in side}
    written = {spelled[block]: block for side in sides for block in side}  # the last are theirs
    parts = list(_parts(*([spelled[block] for block in side] for side in sides)))
    if not _adds_up(parts):
        return Merged(mine, [Passage(mine, theirs)])

    def text(keys):
        return joined(written[key] for key in keys)

    def passages(found):
        return [Passage(text(part.mine), text(part.theirs)) for part in found]

    return Merged(
        text(key for part in parts for key in _chosen(part)),
        passages(part for part in parts if part.settled is None),
        passages(part for part in parts if part.mine == part.base != part.theirs),
    )


def exchanged(html: str, mine: str, theirs: str) -> str | None:
    """A clean text with their passage in the place of mine; None where mine is not there once."""
    blocks, wanted = blocks_of(html), comparable_blocks(mine)
    spelled = [comparable(block) for block in blocks]
    # A sign for each block: Python finds a text in a text without looking at it again and again.
    signs = {block: chr(number) for number, block in enumerate({*spelled, *wanted})}
    text, part = ("".join(signs[block] for block in side) for side in (spelled, wanted))
    at = text.find(part) if part else -1
    if at < 0 or text.find(part, at + 1) >= 0:
        return None
    return joined([*blocks[:at], *blocks_of(theirs), *blocks[at + len(part) :]])


def _follow(base, mine, theirs):
    """What whoever changed something made of it; None where both did, and not the same."""
    if theirs == base:
        return mine
    return theirs if mine in (base, theirs) else None


def _chosen(part):
    return part.mine if part.settled is None else part.settled


def _parts(base, mine, theirs) -> Iterator[_Part]:
    """What lies between the blocks that all have, and these."""
    in_mine, in_theirs = _found_in(mine, base), _found_in(theirs, base)

    def part(start, end):
        return _Part(base[start[0] : end[0]], mine[start[1] : end[1]], theirs[start[2] : end[2]])

    start = [0, 0, 0]
    for at in sorted(in_mine.keys() & in_theirs.keys()):
        end = [at, in_mine[at], in_theirs[at]]
        yield from _taken_apart(part(start, end))
        yield _Part(*[[base[at]]] * 3)
        start = [number + 1 for number in end]
    yield from _taken_apart(part(start, [len(base), len(mine), len(theirs)]))


def _found_in(side, base):
    """Where each block of the base is in a side, by where it is in the base."""
    if max(len(base), len(side)) > MOST_BLOCKS:
        return {}
    counts = Counter(base), Counter(side)
    if sum(counts[0][block] * counts[1][block] for block in counts[0]) > MOST_PAIRS:
        return {}
    same = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {found.a + more: found.b + more for found in same for more in range(found.size)}


def _taken_apart(part):
    """A part block by block, where it is plain which became which; else as it is."""
    sides = (part.mine, part.theirs)
    if part.settled is not None or any(len(side) != len(part.base) for side in sides):
        return [part]
    rows = list(zip(part.base, *sides, strict=True))
    is_plain = all(_is_alike(old, new) for old, *both in rows for new in both)
    if len(rows) > MOST_BLOCKS or not is_plain:
        return [part]
    return [_Part(*([block] for block in row)) for row in rows]


def _is_alike(one, other):
    words = [WORD.findall(block) for block in (one, other)]
    # Whatever their order: that of a long table would be looked for in minutes.
    return SequenceMatcher(None, *words, autojunk=False).quick_ratio() >= ALIKE


def _adds_up(parts):
    """Whether each block is in the text as often as whoever changed that made it."""
    settled = [part for part in parts if part.settled is not None]
    base, mine, theirs, text = (
        Counter(block for part in settled for block in getattr(part, side))
        for side in ("base", "mine", "theirs", "settled")
    )
    return all(
        _follow(base[block], mine[block], theirs[block]) == text[block]
        for block in base | mine | theirs | text
    )
