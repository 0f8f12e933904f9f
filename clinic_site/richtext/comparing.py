"""A block and what became of it as one marked block, and what its marks do not say."""

from .aligning import Aligner
from .blocks import blocks_of
from .changed_looks import (
    OTHER_ATTRIBUTES,
    Names,
    became,
    became_other_words,
    changed_links,
)
from .marking import Run, compared, words_in, written
from .pairing import HOLD_WORDS, Block, Pair, pairs

CLASSES = {"ins": "inserted", "del": "removed"}
BECAME = {"ins": "added", "del": "removed"}
LONGEST = 20_000  # characters of a paragraph; those of the demo have 900
TOO_LONG = "This is too long to be compared word by word, so more is marked than has changed."
UNSEEN = "Formatting changed, but no word."


class Comparison:
    """One pair of outermost blocks: `html` with marks, and `notes` in plain sentences."""

    def __init__(self, pair: Pair, names: Names, aligner: Aligner):
        self._names, self._aligner = names, aligner
        self._runs, self.notes = [], []
        self._is_too_long = aligner.gave_up = False
        self.html = self._shown(pair)
        self.notes += changed_links(self._runs, names)
        if aligner.gave_up or self._is_too_long:
            self.notes.append(TOO_LONG)
        is_marked = "<ins>" in self.html or "<del>" in self.html or "<mark>" in self.html
        if not (is_marked or self.notes):
            self.notes.append(UNSEEN)
        self.notes = list(dict.fromkeys(self.notes))

    def _shown(self, pair):
        old, new = pair.old, pair.new
        if pair.is_same:
            return new.html
        if old is None or new is None:
            return self._alone(new, "ins") if old is None else self._alone(old, "del")
        if old.is_photo and new.is_photo:
            photos = self._names.photo(new.html), self._names.photo(old.html)
            self.notes.append("Another photo: {} in the place of {}.".format(*photos))
        if old.is_whole or new.is_whole:
            return self._both(old, new)
        if old.name != new.name and {old.name, new.name} != {"", "p"}:
            self.notes.append(became(old.name, new.name))
        elif old.opened != new.opened and new.name in OTHER_ATTRIBUTES:
            self.notes.append(OTHER_ATTRIBUTES[new.name])
        if not old.is_of_one_kind_with(new):
            return new.html  # with the same words, see pairing.py
        inner = self._words(old, new) if new.name in HOLD_WORDS else self._blocks(old, new)
        return f"{new.opened}{inner}{new.closed}"

    def _words(self, old, new):
        if max(len(old.inner), len(new.inner)) > LONGEST:
            self._is_too_long = True
            return "".join(
                f"<{mark}>{block.inner}</{mark}>" for mark, block in (("del", old), ("ins", new))
            )
        runs = compared(words_in(old.inner), words_in(new.inner), self._aligner)
        self._runs += runs
        for run in runs:
            if run.mark == "mark":
                self.notes += became_other_words(run, self._names)
        return written(runs)

    def _blocks(self, old, new):
        # In which bytes they are is seen below, where their words are.
        found = pairs(blocks_of(old.inner), blocks_of(new.inner), self._aligner, spelled=str)
        return "".join(map(self._shown, found))

    # --- A block that is new or gone ----------------------------------------------------------

    def _alone(self, block, mark):
        if block.is_photo:
            self.notes.append(f"Photo {BECAME[mark]}: {self._names.photo(block.html)}.")
        elif block.name == "hr":
            self.notes.append(f"A line was {BECAME[mark]}.")
        return self._whole(block, mark)

    def _both(self, old, new):
        return self._whole(old, "del") + self._whole(new, "ins")

    def _whole(self, block, mark, *, is_root=True):
        if block.is_whole:
            return f"<{mark}>{block.html}</{mark}>"
        if block.name in HOLD_WORDS:
            inner = f"<{mark}>{block.inner}</{mark}>" if block.inner.strip() else ""
            if "<a" in inner:
                self._runs.append(Run(mark, words_in(block.inner)))
        else:
            inside = map(Block, blocks_of(block.inner))
            inner = "".join(self._whole(each, mark, is_root=False) for each in inside)
        opened = block.opened
        if is_root:
            opened = opened.replace(f"<{block.name}", f'<{block.name} class="{CLASSES[mark]}"', 1)
        return f"{opened}{inner}{block.closed}"
