"""Plain text out of rich text: excerpts, reading time, search."""

import re
import textwrap
from html import unescape
from math import ceil

WORDS_PER_MINUTE = 230
INLINE_TAG = re.compile(r"</?(?:a|strong|em|sub|sup)\b[^<>]*>")
ANY_TAG = re.compile(r"<[^<>]+>")


def plain_text(html: str) -> str:
    """The words of `html` on one line; blocks are parted by a blank."""
    return " ".join(unescape(ANY_TAG.sub(" ", INLINE_TAG.sub("", html or ""))).split())


def excerpt(html: str, length: int = 160) -> str:
    """The first words of `html`, at most `length` characters, cut at a word with "…"."""
    return shortened(plain_text(html), length)


def shortened(text: str, length: int = 160) -> str:
    """The same of a plain text, in which "<" is a sign like others."""
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
