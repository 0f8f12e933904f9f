"""A text that begins with the title of its page: shown below it, that would be said twice."""

import re
from collections.abc import Iterable, Iterator

from clinic_site.folding import fold

from .markup import VOID, is_closing, name_of, tokens_of
from .rendering import HEADING
from .sanitizer import CleanHtml
from .text import plain_text

FIRST = re.compile(r"<(p|h[234])>([^<]*+(?:<(?!/?(?:p|h[234])>)[^<]*+)*+)</\1>")
BELOW = re.compile(r"(</?h)([34])>")
HIGHEST = 2  # of the levels of headings
WORDS = re.compile(r"\w+")


def without_title(html: CleanHtml, titles: Iterable[str]) -> tuple[CleanHtml, str]:
    """A clean text without the title at its beginning, and the words that were taken out.

    That is its first block or its first heading, if its words are those of a title; headings that
    were below it come up. A text of a title alone is meant.
    """
    known = {_bare(title) for title in titles} - {""}
    for block in _beginnings(html):
        words = plain_text(block[0])
        before, after = html[: block.start()], html[block.end() :]
        if _bare(words) in known and _bare(plain_text(before + after)) and _is_outermost(before):
            return CleanHtml(_lifted(f"{before.rstrip()}\n\n{after.lstrip()}".strip())), words
    return html, ""


def _bare(text):
    return " ".join(WORDS.findall(fold(text)))


def _beginnings(html) -> Iterator[re.Match]:
    yield from filter(None, [FIRST.match(html), HEADING.search(html)])


def _is_outermost(before):
    names = ((name_of(token), token) for token in tokens_of(before))
    return not sum(
        -1 if is_closing(tag) else 1 for name, tag in names if name and name not in VOID
    )


def _lifted(html):
    """The headings of a text that has none of the highest level, each as much higher."""
    levels = {int(found[1]) for found in HEADING.finditer(html)}
    lift = min(levels, default=HIGHEST) - HIGHEST
    return BELOW.sub(lambda tag: f"{tag[1]}{int(tag[2]) - lift}>", html) if lift else html
