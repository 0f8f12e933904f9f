"""A text that got past the field is shown clean or not at all, and a clean one as it stands."""

import time

import html5lib
import nh3
import pytest

from clinic_site.richtext.grammar import WRITTEN_BY_SANITIZER, clean_to_show
from clinic_site.richtext.rendering import render_html
from clinic_site.richtext.sanitizer import clean_html
from tests.hostile.payloads import KINDS, PAYLOADS
from tests.hostile.test_cleaned import strangers
from tests.richtext.test_sanitizer import CHANGED, KEPT

# Each is nearly what the sanitizer writes.
UNFIT = [
    '<p class="x">a</p>',
    "<P>a</P>",
    "<p >a</p>",
    "<p/>a</p>",
    "<p>a",
    "a</p>",
    "<p><em>a</p></em>",
    "<br></br>",
    "<p>a & b</p>",
    "<p>a > b</p>",
    "<p>a < b</p>",
    "<p>&copy; &#38;</p>",
    "<p>a\0b</p>",
    "<!-- a -->",
    "<a>l</a>",
    '<a title="t">l</a>',
    "<a href='/x'>l</a>",
    "<a href=/x>l</a>",
    '<a href="/x" onclick="hit()">l</a>',
    '<a href="/x"title="t">l</a>',
    '<a href="/x?a&b">l</a>',
    '<a href="/x" title="<b>">l</a>',
    '<a href="javascript:hit()">l</a>',
    '<a href=" javascript:hit()">l</a>',
    '<a href="java&#115;cript:hit()">l</a>',
    '<a href="javascript&colon;hit()//">l</a>',
    '<a href="java\tscript:hit()">l</a>',
    '<a href="data:text/html,x">l</a>',
    '<a href="/x" data-page="blog.post:1">l</a>',
    '<a data-page="blog.post:1" data-page="blog.post:2">l</a>',
    '<a data-page="blog.post:0">l</a>',
    '<a data-page="blog.post:1/">l</a>',
    '<a data-page="blog.post:1?a&b">l</a>',
    '<a data-page="blog.post:1?a=<">l</a>',
    "<img>",
    '<img data-photo="0">',
    '<img data-photo="1" src="x">',
    '<img data-photo="1" onload="hit()">',
    '<table onload="hit()"></table>',
    '<td colspan="1" style="x">a</td>',
    "<blockquote>" * 101 + "</blockquote>" * 101,
]


def is_shown_as_it_stands(html):
    """Whether a text is not cleaned; cleaning makes of its equal a new object."""
    return clean_to_show(html) is html


@pytest.mark.parametrize("html", UNFIT)
def test_what_the_sanitizer_would_not_write_is_cleaned_before_it_is_shown(html):
    assert clean_to_show(html) == clean_html(html)
    assert clean_to_show(html) != html


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_text_is_cleaned_or_harmless_as_it_is(kind):
    shown = {text: clean_to_show(text) for text in KINDS[kind]()}

    assert {text: strangers(html) for text, html in shown.items() if strangers(html)} == {}


def test_hardly_any_hostile_text_is_shown_as_it_stands():
    as_they_stand = [text for text in PAYLOADS if is_shown_as_it_stands(text)]

    # Bare words, such as those for a template language.
    assert len(as_they_stand) < len(PAYLOADS) / 50


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_cleaned_is_shown_as_it_stands(kind):
    cleaned = [str(clean_html(text)) for text in KINDS[kind]()]

    assert [text for text in cleaned if not is_shown_as_it_stands(text)] == []


@pytest.mark.parametrize("html", [*KEPT, *CHANGED.values()])
def test_what_the_editor_makes_is_shown_as_it_stands(html):
    assert is_shown_as_it_stands(html)


def test_a_clean_text_is_shown_without_a_parser(monkeypatch):
    texts = [str(clean_html(html)) for html in KEPT if "data-" not in html]
    monkeypatch.delattr(nh3, "clean")

    assert [bool(render_html(text)) for text in texts] == [bool(text) for text in texts]


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 200_000,
        "<a " * 200_000,
        '<a href="/x" ' * 200_000,
        '<a href="' + ":" * 500_000,
        '<a href="/x" title="' + "&amp;" * 200_000,
        "&amp" * 200_000,
        "</p>" * 200_000,
        "<td" + ' colspan="1"' * 100_000,
    ],
    ids=lambda html: html[:12],
)
def test_the_look_at_a_text_takes_time_by_its_length_alone(html):
    before = time.process_time()

    WRITTEN_BY_SANITIZER.fullmatch(html)

    assert time.process_time() - before < 1


@pytest.mark.parametrize("html", ["<table><tr><td>a", "</div></main>a", '<a href="/x">a', "<em>a"])
def test_no_text_that_got_past_the_field_reaches_beyond_its_end(html):
    page = html5lib.parseFragment(
        f"<div>{render_html(html)}</div><p>b</p>", namespaceHTMLElements=False
    )

    assert [(part.tag, part.text) for part in page][1:] == [("p", "b")]
