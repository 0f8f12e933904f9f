"""Plain text out of rich text: excerpts, reading time, search."""

import re
import textwrap
from html import unescape
from math import ceil

WORDS_PER_MINUTE = 230
INLINE_TAG = re.compile(r"</?(?:a|strong|em|sub|sup)\b[^<>]*>")
ANY_TAG = re.compile(r"<[^<>]+>")
LONGEST_SENTENCE = 300  # characters that stand in a list without a break
# A small letter goes on with the sentence, and so does what stands after "Dr." or "9 a.m.".
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[^\sa-z])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Drs?|Mrs?|Ms|Prof|St|vs|No|Nos|Fig|[A-Z])|\be\.g|\bi\.e|\b[ap]\.m)\.\Z"
)


def plain_text(html: str) -> str:
    """The words of `html` on one line; blocks are parted by a blank."""
    return " ".join(unescape(ANY_TAG.sub(" ", INLINE_TAG.sub("", html or ""))).split())


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, as far as their ends can be told."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        if not ABBREVIATION.search(text, start, end.start() + 1):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return [*found, rest] if (rest := text[start:].strip()) else found


def excerpt_of_beginning(html: str, length: int) -> str | None:
    """`excerpt()` of a text of which only the first `length` characters are known; None where they are too few."""
    if len(html) < length:
        return excerpt(html)
    whole, _open, _cut = html.rpartition("<")  # what ends amid a tag or a sign ends before it
    return excerpt(whole) if len(plain_text(whole)) >= 2 * LONGEST_SENTENCE else None


def excerpt(html: str, length: int = 160) -> str:
    """The first whole sentences of `html`, as many as have room in `length` characters.

    The first one may be longer; longer than any list has room for, it is cut at a word with "…".
    """
    kept = ""
    for sentence in sentences(plain_text(html)[: 2 * LONGEST_SENTENCE]):
        longer = f"{kept} {sentence}".strip()
        if kept and len(longer) > length:
            break
        kept = longer
    return shortened(kept, LONGEST_SENTENCE)


def shortened(text: str, length: int = 160) -> str:
    """The first words of a plain text, at most `length` characters, cut at a word with "…"."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = textwrap.shorten(
        text, length - 1, placeholder="", break_on_hyphens=False, break_long_words=False
    )
    # One word longer than the whole excerpt leaves nothing to cut at.
    return (cut or text[: length - 1]).rstrip(" ,;:–—.") + "…"


def reading_minutes(html: str) -> int:
    """Whole minutes that reading takes, at least one."""
    return max(1, ceil(len(plain_text(html).split()) / WORDS_PER_MINUTE))
