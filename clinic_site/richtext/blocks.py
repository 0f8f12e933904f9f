"""Cleaned HTML as a list of blocks, and when two texts are the same whatever bytes they are in.

CKEditor gives back no text as it got it: it sets blanks and line ends between tags, spells signs in
its own way, puts words that stand alone into a paragraph and takes away a line that ends with it.
Nobody sees any of that, and so a text is another one only if one of its blocks is.
"""

import re
from collections.abc import Iterable
from html import escape, unescape

from .markup import INLINE, VOID, is_closing, name_of, tokens_of

BETWEEN_BLOCKS = "\n\n"
BLANKS = re.compile(r"[ \t\r\n\f]+")  # not what does not break
INLINE_NAMES = "|".join(sorted(INLINE))
TAG_OF_WORDS = rf"</?(?:{INLINE_NAMES})(?: [^<>]*)?>"
TAGS_OF_WORDS = re.compile(TAG_OF_WORDS)
LEADING_TAGS = re.compile(rf"(?:{TAG_OF_WORDS})*+")
# Inline tags with the blanks among them, and blanks beside a block; those between words are legion.
GAP = re.compile(rf" ?{TAG_OF_WORDS}(?: |{TAG_OF_WORDS})*+|(?<=>) | (?=<)|^ | $")
# Ends of lines at the end of their block: the editor takes one of them away each time.
LAST_LINES = re.compile(
    rf"(?<!<br>)(?:<br>)++(?=(?:</(?:{INLINE_NAMES})>)*(?:$|</(?!(?:{INLINE_NAMES})>)))"
)
ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


def blocks_of(html: str) -> list[str]:
    """The outermost blocks of a cleaned text, in order; words outside of any are one, too."""
    html = html or ""
    if "<" not in html:  # as in most cells of a table
        return list(filter(None, [html.strip()]))
    blocks, depth = [[]], 0
    for token in tokens_of(html):
        name = name_of(token)
        if depth == 0 and _is_block(name):
            blocks.append([])
        blocks[-1].append(token)
        if name and name not in VOID:
            depth += -1 if is_closing(token) else 1
        if depth == 0 and _is_block(name):
            blocks.append([])
    return list(filter(None, ("".join(tokens).strip() for tokens in blocks)))


def joined(blocks: Iterable[str]) -> str:
    """Blocks as a text again, set apart as the editor does it."""
    return BETWEEN_BLOCKS.join(blocks)


def comparable(block: str) -> str:
    """A block in the one spelling that blocks have which look and lead alike; not to be shown."""
    html = GAP.sub(_narrowed, "".join(map(_spelled, tokens_of(block))))
    html = LAST_LINES.sub("", html)
    return html if _is_block(name_of(html)) else f"<p>{html}</p>"


def comparable_blocks(html: str) -> list[str]:
    return [comparable(block) for block in blocks_of(html)]


def is_same_text(one: str, other: str) -> bool:
    """Whether two cleaned texts have the same blocks."""
    return one == other or comparable_blocks(one) == comparable_blocks(other)


def _is_block(name):
    return bool(name) and name not in INLINE and name != "br"


def _spelled(token):
    """Signs in one spelling, and what an element says of itself in one order."""
    name = name_of(token)
    if not name:
        return escape(unescape(BLANKS.sub(" ", token)), quote=False)
    own = sorted(f' {key}="{escape(unescape(value))}"' for key, value in ATTRIBUTE.findall(token))
    return f"<{'/' if is_closing(token) else ''}{name}{''.join(own)}>"


def _narrowed(gap: re.Match) -> str:
    """One blank for all of a gap, where the first stood; none at the edge of a block or line."""
    html, start, end = gap.string, *gap.span()
    tags = "".join(TAGS_OF_WORDS.findall(gap[0]))
    if len(tags) == len(gap[0]):
        return tags
    if start == 0 or html[start - 1] == ">" or end == len(html) or html[end] == "<":
        return tags
    before = LEADING_TAGS.match(gap[0])[0]
    return f"{before} {tags.removeprefix(before)}"
