"""Words with the elements around them, and how they are written again with marks among them.

A mark is `<ins>`, `<del>`, or `<mark>` around words that stayed and look or lead otherwise. Where a
mark begins or ends within an element, the element is written twice, so that all is nested.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from .aligning import Aligner, Stretch
from .markup import VOID, is_closing, name_of, tokens_of

BLANK = " "
SIGNS = r"\s&.,;:!?()\[\]{}“”„«»\"…—–/"  # what ends a word; all else is in one, in any script
PIECE = re.compile(
    rf"&[a-z]+;|[^{SIGNS}]+(?:[.,:/](?=[^{SIGNS}])[^{SIGNS}]+)*|(?P<blank>[ \t\r\n\f]+)|."
)


class Word(NamedTuple):
    """A word, a sign, a blank or the end of a line, and the tags that are open around it."""

    text: str
    around: tuple[str, ...]

    @property
    def looks(self) -> frozenset[str]:
        return frozenset(self.around)


class Run(NamedTuple):
    """Words in a row with one mark, or with none."""

    mark: str
    words: Sequence[Word]
    before: Sequence[Word] = ()  # of a `mark`: the same words as they were


def words_in(inner: str) -> list[Word]:
    """What stands in a clean paragraph, one blank between words and none at the edges of a line."""
    words, around = [], ()
    for token in tokens_of(inner):
        name = name_of(token)
        if not name:
            pieces = PIECE.finditer(token.replace("\xa0", "&nbsp;"))
            words += [Word(BLANK if piece["blank"] else piece[0], around) for piece in pieces]
        elif name in VOID:
            words.append(Word(token, around))
        else:
            around = around[:-1] if is_closing(token) else (*around, token)
    return _without_spare_blanks(words)


def is_blank(word: Word) -> bool:
    return word.text == BLANK


def compared(old: list[Word], new: list[Word], aligner: Aligner) -> list[Run]:
    """The words of both in order: those that stayed, were removed, were inserted, look otherwise."""
    runs = []
    texts = [word.text for word in old], [word.text for word in new]
    found = aligner.stretches(*texts, BLANK.__eq__)
    for before, after, is_same in _in_phrases(found, new):
        if is_same:
            runs += _by_looks(old[before], new[after])
        else:
            runs += [Run("del", old[before]), Run("ins", new[after])]
    return [run for run in runs if run.words]


def written(runs: Iterable[Run]) -> str:
    """Runs as HTML."""
    parts, around = [], ()
    for mark, words, _before in runs:
        outer = _shared(words) if mark else around
        parts += [*_steps(around, outer), f"<{mark}>" if mark else ""]
        around = outer
        for word in words:
            parts += [*_steps(around, word.around), word.text]
            around = word.around
        if mark:
            parts += [*_steps(around, outer), f"</{mark}>"]
            around = outer
    return "".join([*parts, *_steps(around, ())])


def _without_spare_blanks(words):
    kept = []
    for word in words:
        if is_blank(word) and (not kept or is_blank(kept[-1]) or kept[-1].text == "<br>"):
            continue
        if word.text == "<br>" and kept and is_blank(kept[-1]):
            kept.pop()
        kept.append(word)
    return kept[:-1] if kept and is_blank(kept[-1]) else kept


def _in_phrases(stretches, new):
    """A word that alone stayed among many that did not goes with them: phrases, not single words."""
    found = []
    for place, stretch in enumerate(stretches):
        around = stretches[place - 1 : place] + stretches[place + 1 : place + 2]
        stayed = sum(not is_blank(word) for word in new[stretch.new])
        is_alone = len(around) > 1 and all(2 * stayed < _length(part) for part in around)
        is_same = stretch.is_same and not is_alone
        if found and not (is_same or found[-1].is_same):
            last = found[-1]
            old = slice(last.old.start, stretch.old.stop)
            own = slice(last.new.start, stretch.new.stop)
            found[-1] = Stretch(old, own)
        else:
            found.append(stretch._replace(is_same=is_same))
    return found


def _length(stretch):
    return max(stretch.old.stop - stretch.old.start, stretch.new.stop - stretch.new.start)


def _by_looks(old, new):
    """Words that stayed, in runs that each look and lead now as before, or otherwise in one way."""
    changes = [
        (before.looks, after.looks) if before.looks != after.looks else None
        for before, after in zip(old, new, strict=True)
    ]
    # Of a blank nobody sees whether it is bold: it goes along with the words around it.
    for place, word in enumerate(new):
        if is_blank(word):
            around = {changes[place - 1], *changes[place + 1 : place + 2]} if place else {None}
            changes[place] = around.pop() if len(around) == 1 else None
    position = 0
    for change, same in groupby(changes):
        end = position + len(list(same))
        yield Run("mark" if change else "", new[position:end], old[position:end])
        position = end


def _shared(words):
    """The tags that are open around all of some words."""
    if not any(word.around for word in words):
        return ()
    first, last = min(word.around for word in words), max(word.around for word in words)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return tuple(tag for tag, _other in alike)


def _steps(around, wanted):
    """The tags that lead from within some elements to within others."""
    if around == wanted:  # as most words are
        return []
    kept = len(_shared([Word("", around), Word("", wanted)]))
    closed = [f"</{name_of(tag)}>" for tag in reversed(around[kept:])]
    return [*closed, *wanted[kept:]]
