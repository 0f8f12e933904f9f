"""Sentences on what changed in a text where no word did: how words look, where they lead, photos."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from . import references
from .links import BLANKS
from .marking import Run, Word
from .markup import is_closing, name_of, tokens_of
from .pictures import PHOTOS
from .text import shortened

LONGEST = 60  # characters of words that are named
CALLED = {
    "": "paragraph", "p": "paragraph", "h2": "level 2 heading", "h3": "level 3 heading",
    "h4": "level 4 heading", "ul": "bulleted list", "ol": "numbered list", "blockquote": "quote",
    "table": "table", "caption": "table caption", "tr": "row of a table", "td": "cell",
    "th": "heading cell", "li": "list item", "hr": "line",
}  # fmt: skip
LOOKS = {"strong": "bold", "em": "italic", "sub": "lowered", "sup": "raised"}
OTHER_ATTRIBUTES = {
    "ol": "Formatting changed: the list is numbered otherwise.",
    "li": "Formatting changed: an item of the list is numbered otherwise.",
    "td": "Formatting changed: cells of the table are joined otherwise.",
    "th": "Formatting changed: heading cells of the table are joined or used otherwise.",
}
HREF = re.compile(r' href="([^"]*)"')
TITLE = re.compile(r' title="([^"]*)"')
GONE = "photo {}, which is no longer in the library"


class Names:
    """What links and photos of some texts are called; each kind of thing is asked for once."""

    def __init__(self, *texts: str):
        tags = dict.fromkeys(tag for html in texts for tag in links_in(html))
        # As an author sees them: a page by today's address, or as one that is not public.
        shown = references.for_editor("".join(f"{tag}a</a>" for tag in tags)).split("</a>")
        self._addresses = dict(zip(tags, map(_address_in, shown), strict=False))
        keys = dict.fromkeys(key for html in texts for key in PHOTOS.keys_in(html))
        self._photos = PHOTOS.find(keys) if keys else {}

    def address(self, tag: str) -> str:
        """Where a link leads, given its opening tag."""
        return self._addresses[tag]

    def photo(self, block: str) -> str:
        """A photo in a paragraph of its own: “A quiet room”."""
        (key,) = PHOTOS.keys_in(block)
        return f"“{self._photos[key]}”" if key in self._photos else GONE.format(key)


def links_in(html: str) -> Iterator[str]:
    """The opening tags of links, in order."""
    for token in tokens_of(html):
        if name_of(token) == "a" and not is_closing(token):
            yield token


def became(old: str, new: str) -> str:
    """A sentence on a block that is of another kind now, given the names of both elements."""
    before, after = (CALLED.get(name, "part of a table") for name in (old, new))
    return f"Formatting changed: a {before} became a {after}."


def became_other_words(run: Run, names: Names) -> Iterator[str]:
    """Sentences on words that stayed and look or lead otherwise."""
    before, after = run.before[0].looks, run.words[0].looks
    words = quoted(run.words)
    old, new = _link_in(before), _link_in(after)
    if old != new:
        yield _led(words, old, new, names)
    if lost := _looks_of(before - after):
        yield f"Formatting changed: {words} is no longer {lost}."
    if gained := _looks_of(after - before):
        yield f"Formatting changed: {words} is now {gained}."


def changed_links(runs: Iterable[Run], names: Names) -> Iterator[str]:
    """Sentences on links that stand around inserted or removed words alone, and lead elsewhere."""
    found = {"del": {}, "ins": {}}
    stayed = set()
    for run in runs:
        for word in run.words:
            if tag := _link_in(word.around):
                found.get(run.mark, {}).setdefault(names.address(tag), []).append(word)
                if run.mark not in found:
                    stayed.add(names.address(tag))
        stayed |= {names.address(tag) for word in run.before if (tag := _link_in(word.around))}
    lost, gained = found["del"], found["ins"]
    for address, words in lost.items():
        if address not in stayed | gained.keys():
            yield f"Link removed: {quoted(words)} led to {address}."
    for address, words in gained.items():
        if address not in stayed | lost.keys():
            yield f"Link added: {quoted(words)} leads to {address}."


def quoted(words: Iterable[Word]) -> str:
    """Words as plain text between quotation marks."""
    text = "".join(" " if word.text == "<br>" else unescape(word.text) for word in words)
    return f"“{shortened(text, LONGEST)}”"


def _led(words, old, new, names):
    if not old:
        return f"Link added: {words} leads to {names.address(new)}."
    if not new:
        return f"Link removed: {words} led to {names.address(old)}."
    addresses = names.address(old), names.address(new)
    if addresses[0] == addresses[1]:
        said = [_title_of(tag) for tag in (old, new)]
        return f"The hint of the link {words} changed, from {said[0]} to {said[1]}."
    return f"Link leads elsewhere: {words}, from {addresses[0]} to {addresses[1]}."


def _link_in(around):
    return next((tag for tag in around if name_of(tag) == "a"), "")


def _looks_of(tags):
    names = {name_of(tag) for tag in tags}
    return " and ".join(word for name, word in LOOKS.items() if name in names)


def _address_in(link):
    found = HREF.search(link)
    return unescape(found[1]).strip(BLANKS) if found else "nowhere"


def _title_of(tag):
    found = TITLE.search(tag)
    return f"“{shortened(unescape(found[1]), LONGEST)}”" if found else "none"
