"""Two people's edits of one text at random, and what must become of them.

The edits are known by where they were made, so what must come out is told without looking for it: it
knows of no difference between texts, and nothing of how they are put together.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from clinic_site.richtext.blocks import blocks_of, comparable_blocks, joined
from clinic_site.richtext.merging import merged
from clinic_site.richtext.sanitizer import clean_html

TEXTS = Path("clinic_site/demo/texts")
CLASH = object()


def demo_texts():
    """The blocks of the texts of the demo that have some."""
    files = sorted([*TEXTS.glob("posts/*.toml"), *TEXTS.glob("pages/*.toml")])
    bodies = [tomllib.loads(file.read_text(encoding="utf-8"))["body"] for file in files]
    found = [[str(block) for block in blocks_of(clean_html(body))] for body in bodies]
    return [blocks for blocks in found if len(blocks) > 5]


@dataclass
class Edited:
    """What one person made of each block, and what stands in each gap before, between and behind."""

    blocks: list[list[str]]
    gaps: list[list[str] | None]  # None where somebody joined what was around it

    @property
    def text(self):
        parts = [self.gaps[0] or []]
        for block, gap in zip(self.blocks, self.gaps[1:], strict=True):
            parts += [block, gap or []]
        return [block for part in parts for block in part]


class Writer:
    """Somebody who edits a text in one to four places."""

    def __init__(self, base, random, name):
        self.base, self.random, self.name = base, random, name
        self.edited = Edited([[block] for block in base], [[] for _gap in range(len(base) + 1)])

    def write(self):
        for _time in range(self.random.randint(1, 4)):
            deed = self.random.choice(
                [self.edit, self.edit, self.insert, self.delete, self.split, self.join, self.level]
            )
            deed(self.random.randrange(len(self.base)))
        return self.edited

    def word(self):
        return f"{self.name}{self.random.randrange(10**9)}"

    def edit(self, at):
        words = list(re.finditer(r"(?<![<\w])\w+(?=[^<>]*<)", self.base[at]))
        if words:
            word = self.random.choice(words)
            before, after = self.base[at][: word.start()], self.base[at][word.end() :]
            self._becomes(at, [f"{before}{self.word()}{after}"])

    def insert(self, at):
        gap = at + self.random.randint(0, 1)
        if self.edited.gaps[gap] == []:
            self.edited.gaps[gap] = [f"<p>{self.word()}</p>"]

    def delete(self, at):
        self._becomes(at, [])

    def split(self, at):
        words = self.base[at].removeprefix("<p>").removesuffix("</p>").split(" ")
        if self.base[at].startswith("<p>") and "<" not in "".join(words) and len(words) > 1:
            cut = self.random.randrange(1, len(words))
            parts = " ".join(words[:cut]), " ".join(words[cut:])
            self._becomes(at, [f"<p>{part}</p>" for part in parts])

    def join(self, at):
        two = self.base[at : at + 2]
        alone = self.edited.blocks[at : at + 2] == [[block] for block in two]
        if not alone or self.edited.gaps[at + 1] or not all(b.startswith("<p>") for b in two):
            return
        if len(two) == 2:
            joined = f"{two[0].removesuffix('</p>')} {two[1].removeprefix('<p>')}"
            self._becomes(at, [joined])
            self._becomes(at + 1, [])
            self.edited.gaps[at + 1] = None

    def level(self, at):
        if self.base[at].startswith("<h2>"):
            self._becomes(at, [self.base[at].replace("h2>", "h3>")])

    def _becomes(self, at, blocks):
        if self.edited.blocks[at] == [self.base[at]]:
            self.edited.blocks[at] = blocks


def must_become(base, mine, theirs):
    """The blocks that must come out of two edits; CLASH where both touched one place."""
    blocks = [
        _one_of([block], *both)
        for block, *both in zip(base, mine.blocks, theirs.blocks, strict=True)
    ]
    gaps = [_one_of([], *both) for both in zip(mine.gaps, theirs.gaps, strict=True)]
    if CLASH in blocks or CLASH in gaps:
        return CLASH
    return Edited(blocks, gaps).text


def _one_of(before, mine, theirs):
    if mine in (before, theirs):
        return theirs
    return mine if theirs == before else CLASH


def judged(random, bases):
    """Two random edits put together: how that came out beside what must have."""
    base = random.choice(bases)
    mine, theirs = (Writer(base, random, name).write() for name in "mt")
    found = merged(*(joined(blocks) for blocks in (base, mine.text, theirs.text)))
    must = must_become(base, mine, theirs)
    if found.clashes:
        return "clash" if must is CLASH else "needless clash"
    if must is CLASH:
        return "missed"
    return "clean" if comparable_blocks(found.html) == comparable_blocks(joined(must)) else "wrong"
