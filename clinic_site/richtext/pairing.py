"""Which block of an older text became which of a newer one."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .aligning import Aligner
from .blocks import comparable
from .markup import INLINE, PHOTO, VOID, name_of, tokens_of
from .text import plain_text

ALIKE = 0.4  # of the words of two blocks, from which on one became the other
KNOWN_BY = 3_000  # characters, by which one knows a block
NEAR = 12  # blocks, among which the one is looked for that a block became
# What becomes each other while words change; besides, all are what they were.
KINDS = [{"", "p", "h2", "h3", "h4"}, {"ul", "ol"}, {"td", "th"}]
ONE_OF_ITS_KIND = {"caption", "thead", "tbody", "tfoot"}  # itself, whatever words it holds
HOLD_WORDS = {"", "p", "h2", "h3", "h4", "caption"}
AMONG_WORDS = {"", "br", "img"} | INLINE
WORD = re.compile(r"\w+")
PHOTO_ALONE = re.compile(f"<p>{PHOTO.pattern}</p>")


@dataclass(frozen=True)
class Block:
    """A block of a cleaned text; `name` is empty for words outside of any element."""

    html: str

    @cached_property
    def name(self) -> str:
        name = name_of(self.html)
        return "" if name in INLINE or name == "br" else name

    @property
    def is_photo(self) -> bool:
        return bool(PHOTO_ALONE.fullmatch(self.html))

    @property
    def is_whole(self) -> bool:
        """Whether it is marked as a whole: a photo, and blocks in what should hold words alone."""
        if self.name not in HOLD_WORDS:
            return False
        return self.is_photo or not set(map(name_of, tokens_of(self.inner))) <= AMONG_WORDS

    @property
    def opened(self) -> str:
        return self.html[: self._start]

    @property
    def inner(self) -> str:
        return self.html[self._start : len(self.html) - len(self.closed)]

    @property
    def closed(self) -> str:
        return f"</{self.name}>" if self.name and self.name not in VOID else ""

    @cached_property
    def _start(self):
        return self.html.index(">") + 1 if self.name else 0

    @cached_property
    def words(self) -> Counter:
        """Those at its beginning, from which one knows it."""
        return Counter(WORD.findall(plain_text(self.html[:KNOWN_BY]).casefold()))

    def is_of_one_kind_with(self, other: "Block") -> bool:
        names = {self.name, other.name}
        return self.is_photo == other.is_photo and (
            len(names) == 1 or any(names <= kinds for kinds in KINDS)
        )

    def likeness_to(self, other: "Block") -> float:
        """From 0 to 1, by words; what is of another kind has to hold the same."""
        if not self.is_of_one_kind_with(other):
            has_same = self.words == other.words and self.words
            return float(bool(has_same) and plain_text(self.html) == plain_text(other.html))
        if self.is_photo or (self.name in ONE_OF_ITS_KIND and self.name == other.name):
            return 1.0
        both = self.words.total() + other.words.total()
        return 2 * (self.words & other.words).total() / both if both else 0.0


@dataclass(frozen=True)
class Pair:
    """A block and what it became, or one of them."""

    old: Block | None
    new: Block | None
    is_same: bool = False


def pairs(
    old: list[str], new: list[str], aligner: Aligner, spelled: Callable[[str], str] = comparable
) -> Iterator[Pair]:
    """All blocks of two texts, or of two elements, in order; the same are those `spelled` alike."""
    before, after = list(map(Block, old)), list(map(Block, new))
    alike = {html: html for html in set(old) & set(new)}
    keys = [[alike.get(html) or spelled(html) for html in blocks] for blocks in (old, new)]
    for part in aligner.stretches(*keys):
        if part.is_same:
            both = zip(before[part.old], after[part.new], strict=True)
            yield from (Pair(*blocks, is_same=True) for blocks in both)
        else:
            yield from _most_alike(before[part.old], after[part.new])


def _most_alike(old, new):
    """Each block with the most alike of the next ones, if one is."""
    if len(old) == len(new) and _are_in_place(old + new):
        yield from map(Pair, old, new)
        return
    start = 0
    for block in old:
        near = [
            (block.likeness_to(other), -place) for place, other in enumerate(new[start:][:NEAR])
        ]
        likeness, place = max(near, default=(0.0, 0))
        if likeness < ALIKE:
            yield Pair(block, None)
            continue
        end = start - place
        yield from (Pair(None, other) for other in new[start:end])
        yield Pair(block, new[end])
        start = end + 1
    yield from (Pair(None, other) for other in new[start:])


def _are_in_place(blocks):
    """Whether they are the cells of a row that is as long as it was, or one element and another."""
    names = {block.name for block in blocks}
    return names <= {"td", "th"} or (
        len(blocks) == 2 and len(names) == 1 and not names & HOLD_WORDS  # noqa: PLR2004 -- a pair
    )
