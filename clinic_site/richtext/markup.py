"""Cleaned HTML in pieces: tags and the words between them."""

import re
from collections.abc import Iterator

# The sanitizer writes every "<" that is not a tag's as "&lt;", in attributes too.
TOKEN = re.compile(r"<[^<>]*>|[^<]+")
NAME = re.compile(r"</?([a-z0-9]+)")
TAG = re.compile(r"<(/?)([a-z0-9]+)")
INLINE = {"a", "strong", "em", "sub", "sup"}
VOID = {"br", "hr", "img"}
PHOTO_NUMBER = "[1-9][0-9]{0,17}"
PHOTO = re.compile(f'<img data-photo="(?P<key>{PHOTO_NUMBER})">')
PAGE_KEY = r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[1-9][0-9]{0,17}"  # a model and a number
AFTER_KEY = "[?#]"  # begins what is added to the address of a page, a query or a fragment
# What may stand in a link: up to where it or another one begins or ends, and never back.
LINKED = r"[^<]*+(?:<(?!/?a[ >])[^<]*+)*+"
PICTURE = re.compile("<img[^>]*>")
# How lists are numbered: a list that goes on after a paragraph, one with letters, one backwards.
NUMBER = "-?[0-9]{1,5}"
NUMBERING = {"ol": {"start": NUMBER, "type": "[1aAiI]", "reversed": ""}, "li": {"value": NUMBER}}


def tokens_of(html: str) -> Iterator[str]:
    """The tags of `html` and the words between them, in order."""
    return (match[0] for match in TOKEN.finditer(html))


def name_of(token: str) -> str:
    """The name of a tag, opening or closing; empty for words."""
    match = NAME.match(token)
    return match[1] if match else ""


def is_closing(token: str) -> bool:
    return token.startswith("</")
