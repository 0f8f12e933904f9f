"""Every hostile text through the sanitizer, and its leavings read by another parser."""

import re

import html5lib
import pytest

from clinic_site.richtext.sanitizer import clean_html
from tests.hostile.payloads import KINDS, PAYLOADS

# Written down once more: a change of the sanitizer's own list must be meant.
ALLOWED = {
    "a": {"href", "title", "data-page"},
    "img": {"data-photo"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    **{tag: set() for tag in (
        "p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "sub", "sup", "br",
        "hr", "table", "caption", "thead", "tbody", "tfoot", "tr",
    )},
}  # fmt: skip
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
PASSED_OVER = re.compile(r"[\x00-\x20]")  # by browsers, when they read an address
PHOTO_NUMBER = re.compile(r"[1-9][0-9]{0,17}")
PAGE_KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[1-9][0-9]{0,17}(?:[?#].*)?", re.DOTALL)


def strangers(html):
    """The elements of a text that staff may not write, as html5lib reads it."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [part.tag for part in tree.iter() if part is not tree and is_strange(part)]


def is_strange(element):
    if not set(element.attrib) <= ALLOWED.get(element.tag, set()) or element.tag not in ALLOWED:
        return True
    if element.tag == "img":
        return not PHOTO_NUMBER.fullmatch(element.get("data-photo", ""))
    if "data-page" in element.attrib:
        return "href" in element.attrib or not PAGE_KEY.fullmatch(element.get("data-page"))
    scheme = SCHEME.match(PASSED_OVER.sub("", element.get("href", "")))
    return bool(scheme) and scheme[1].lower() not in {"https", "http", "mailto", "tel"}


def test_there_are_more_than_two_thousand_texts_and_none_stands_twice():
    assert len(PAYLOADS) >= 3800
    assert len(set(PAYLOADS)) == len(PAYLOADS)
    assert min(len(list(make())) for make in KINDS.values()) >= 8


def test_the_tests_below_would_see_what_is_left():
    assert sum(bool(strangers(payload)) for payload in PAYLOADS) >= 3000


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_staff_may_write_is_left(kind):
    left = {text: strangers(clean_html(text)) for text in texts(kind)}

    assert {text: found for text, found in left.items() if found} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_cleaning_a_second_time_changes_nothing(kind):
    cleaned = [clean_html(text) for text in texts(kind)]

    assert [clean_html(text) for text in cleaned] == cleaned


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_text_is_always_cleaned_alike(kind):
    assert [text for text in texts(kind) if len({clean_html(text) for _ in range(4)}) > 1] == []


def texts(kind):
    """Each payload alone, and all of the kind in one text."""
    payloads = list(KINDS[kind]())
    return [*payloads, "\n".join(payloads)]
