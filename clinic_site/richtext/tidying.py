"""Brings cleaned HTML into one form: each photo in a paragraph of its own, and nothing empty."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from .markup import (
    AFTER_KEY,
    INLINE,
    NUMBERING,
    PAGE_KEY,
    PHOTO,
    VOID,
    is_closing,
    name_of,
    tokens_of,
)

WORDS = INLINE | {"p", "h2", "h3", "h4"}  # what may hold words, but no paragraph
HOLDS_PARAGRAPHS = {"", "li", "td", "th", "blockquote"}
CELLS = {"td", "th"}  # an empty one keeps its place in the table

# With one of the schemes that are allowed, or a path, which has no colon where a scheme ends.
LIVE_ADDRESS = r'(?:(?i:https?|mailto|tel):|[^":/?#]*[/?#]|[^":]+")'
LIVE_LINK = re.compile(f' href="{LIVE_ADDRESS}')
LINK_TO_PAGE = re.compile(f' data-page="{PAGE_KEY}(?:{AFTER_KEY}[^"]*)?"')
HREF, DATA_PAGE = re.compile(' href="[^"]*"'), re.compile(' data-page="[^"]*"')
NUMBERED = {
    name: re.compile("|".join(f' {own}="{value}"' for own, value in values.items()))
    for name, values in NUMBERING.items()
}
WITH_NUMBERS = re.compile(f"<({'|'.join(NUMBERED)}) [^<>]*>")
BLANKS = re.compile(r"(?:[ \t\r\n\f]|&nbsp;)*")
# Blanks up to the next word or block, with the inline tags among them.
GAP = re.compile(r"(?:[ \t\r\n\f]|&nbsp;|</?(?:a|strong|em|sub|sup)(?: [^<>]*)?>)+")
INLINE_TAG = re.compile(r"<[^<>]*>")
LEADING_TAGS = re.compile(r"(?:<[^<>]*>)*")
EMPTY_LINES = re.compile(r"\n{3,}")


def tidy(html: str) -> str:
    """Return cleaned `html` with its photos set apart, and without what says nothing."""
    tokens = tokens_of(WITH_NUMBERS.sub(_with_numbers, html))
    # What a text does not have needs no look at each of its pieces.
    if "<a" in html:
        tokens = _without_dead_links(tokens)
    if "<img" in html:
        tokens = _set_photos_apart(tokens)
    html = "".join(_without_empty_elements(tokens))
    if "&nbsp;" in html:
        html = GAP.sub(_narrowed, html)
    return EMPTY_LINES.sub("\n\n", html).strip()


def _without_dead_links(tokens: Iterable[str]) -> Iterator[str]:
    """A link whose address was refused is only words."""
    open_links = []
    for token in tokens:
        if name_of(token) != "a":
            yield token
            continue
        if is_closing(token):
            living = open_links.pop() and token
        else:
            living = _living(token)
            open_links.append(living)
        if living:
            yield living


def _living(link):
    """A link with what leads somewhere, an address before the key of a page; else nothing."""
    if LIVE_LINK.search(link):
        return DATA_PAGE.sub("", link)
    return HREF.sub("", link) if LINK_TO_PAGE.search(link) else ""


def _with_numbers(tag: re.Match) -> str:
    """Of what a list says of its numbers only what is a number, or one of the ways to count."""
    return f"<{tag[1]}{''.join(NUMBERED[tag[1]].findall(tag[0]))}>"


def _set_photos_apart(tokens: Iterable[str]) -> Iterator[str]:
    """Each photo follows, as a paragraph, the outermost words that it stood among."""
    path, count, waiting = [""], Counter(), []
    for token in tokens:
        name = name_of(token)
        if name == "img":
            if PHOTO.fullmatch(token):
                waiting += ["<p>", token, "</p>"]
        else:
            _follow(token, name, path, count)
            yield token
        if waiting and path[-1] in HOLDS_PARAGRAPHS and not any(count[word] for word in WORDS):
            yield from waiting
            waiting.clear()


def _follow(token, name, path, count):
    """Keep `path`, the elements that are open, and `count`, how many of each."""
    if not name or name in VOID:
        return
    if is_closing(token):
        count[path.pop()] -= 1
    else:
        path.append(name)
        count[name] += 1


def _without_empty_elements(tokens: Iterable[str]) -> list[str]:
    """What holds no word, photo or line goes; of an inline element its blanks stay."""
    kept, opened, filled = [], [], [True]
    for token in tokens:
        name = name_of(token)
        if not name or name in VOID:
            filled[-1] = filled[-1] or not (name == "br" or BLANKS.fullmatch(token))
            kept.append(token)
        elif not is_closing(token):
            opened.append(len(kept))
            filled.append(name in CELLS)
            kept.append(token)
        elif filled.pop():
            opened.pop()
            filled[-1] = True
            kept.append(token)
        else:
            _drop(kept, opened.pop(), name)
    return kept


def _drop(kept, start, name):
    if name in INLINE:
        del kept[start]
        return
    del kept[start:]
    if kept and not name_of(kept[-1]) and not kept[-1][-1].isspace():
        kept.append("\n")  # it parted the words before it from those behind it


def _narrowed(match: re.Match) -> str:
    """A gap with blanks that do not break, such as word processors put in rows.

    Between two words a single one stays ("10&nbsp;mg"), of more one plain blank; at the edge of
    a block none stays.
    """
    gap = match[0]
    if "&nbsp;" not in gap:
        return gap  # as between most words
    tags, blanks = "".join(INLINE_TAG.findall(gap)), INLINE_TAG.sub("", gap)
    if "&nbsp;" not in blanks:
        return gap
    if _is_at_an_edge(match):
        return tags
    if blanks == "&nbsp;":
        return gap
    before = LEADING_TAGS.match(gap)[0]
    return f"{before} {tags.removeprefix(before)}"


def _is_at_an_edge(match):
    html, start, end = match.string, *match.span()
    return start == 0 or html[start - 1] == ">" or end == len(html) or html[end] == "<"
