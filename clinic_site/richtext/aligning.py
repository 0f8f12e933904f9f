"""Which pieces of two sequences are the same: `difflib`, with a bound on what it may cost."""

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

# Pairs of like pieces that `difflib` may look at, for one text and for each of its pieces: what
# repeats itself without end takes it minutes, and prose has four for each word.
MOST_PAIRS, MOST_PAIRS_OF_ONE = 100_000, 20


class Stretch(NamedTuple):
    """A stretch of both sequences that is the same, or what stands in the place of what."""

    old: slice
    new: slice
    is_same: bool = False


class Aligner:
    """Aligns the sequences of one comparison; when its effort is spent, what follows is all other."""

    def __init__(self):
        self.left = MOST_PAIRS
        self.gave_up = False

    def stretches(
        self, old: Sequence[str], new: Sequence[str], is_junk: Callable | None = None
    ) -> list[Stretch]:
        """The stretches of both in order; at `is_junk` no likeness begins."""
        start = _like_at_start(zip(old, new, strict=False))
        most = min(len(old), len(new)) - start
        end = min(most, _like_at_start(zip(reversed(old), reversed(new), strict=False)))
        found = [Stretch(slice(0, start), slice(0, start), is_same=True)]
        found += self._between(old, new, start, end, is_junk)
        last = slice(len(old) - end, len(old)), slice(len(new) - end, len(new))
        return [part for part in [*found, Stretch(*last, is_same=True)] if _is_long(part)]

    def _between(self, old, new, start, end, is_junk):
        a, b = old[start : len(old) - end], new[start : len(new) - end]
        if set(a).isdisjoint(b) or not self._can_afford(a, b, is_junk):
            yield Stretch(slice(start, start + len(a)), slice(start, start + len(b)))
            return
        matcher = SequenceMatcher(is_junk, a, b, autojunk=False)
        for kind, i1, i2, j1, j2 in matcher.get_opcodes():
            place = slice(start + i1, start + i2), slice(start + j1, start + j2)
            yield Stretch(*place, is_same=kind == "equal")

    def _can_afford(self, old, new, is_junk):
        counted = Counter(new)
        pairs = sum(
            number * counted[piece]
            for piece, number in Counter(old).items()
            if not (is_junk and is_junk(piece))
        )
        if pairs > min(self.left, MOST_PAIRS_OF_ONE * (len(old) + len(new))):
            self.gave_up = True
            return False
        self.left -= pairs
        return True


def _like_at_start(pairs):
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _is_long(stretch):
    return stretch.old.stop > stretch.old.start or stretch.new.stop > stretch.new.start
