"""What changed in a text is marked word by word, and said where no word did."""

import re

import pytest

from clinic_site.richtext.differences import Difference, differences
from clinic_site.richtext.grammar import marked_to_show
from clinic_site.richtext.references import found_at_once
from clinic_site.richtext.rendering import render_marked
from clinic_site.richtext.sanitizer import clean_html
from tests.factories import PageFactory, PhotoFactory
from tests.richtext.edits import seen_in

pytestmark = pytest.mark.django_db


def marked(old, new):
    return "".join(part.html for part in differences(old, new).parts)


def notes(old, new):
    return [note for part in differences(old, new).parts for note in part.notes]


# --- Words ----------------------------------------------------------------------------------------

WORDS = {
    "a word": ("<p>one two</p>", "<p>one ten</p>", "<p>one <del>two</del><ins>ten</ins></p>"),
    "a comma": ("<p>one two</p>", "<p>one, two</p>", "<p>one<ins>,</ins> two</p>"),
    "a phrase": (
        "<p>it hurts a bit there, as we know</p>",
        "<p>nobody feels it but me, as we know</p>",
        "<p><del>it hurts a bit there</del><ins>nobody feels it but me</ins>, as we know</p>",
    ),
    "a price and a time": (
        "<p>It costs $1,250 at 9:30</p>",
        "<p>It costs $1,350 at 9:45</p>",
        "<p>It costs <del>$1,250</del><ins>$1,350</ins> at <del>9:30</del><ins>9:45</ins></p>",
    ),
    "entities": (
        "<p>10&nbsp;mg R&amp;D &lt;b&gt; x</p>",
        "<p>15&nbsp;mg R&amp;D &lt;i&gt; x</p>",
        "<p><del>10</del><ins>15</ins>&nbsp;mg R&amp;D &lt;<del>b</del><ins>i</ins>&gt; x</p>",
    ),
    "right to left": (
        "<p>שלום לכם היום</p>",
        "<p>שלום לכם מחר</p>",
        "<p>שלום לכם <del>היום</del><ins>מחר</ins></p>",
    ),
    "letters of several signs": (
        "<p>cafe\u0301 हिन्दी 👩🏽\u200d⚕️ x</p>",
        "<p>cafe हिन्द 👩🏽\u200d⚕️ x</p>",
        "<p><del>cafe\u0301 हिन्दी</del><ins>cafe हिन्द</ins> 👩🏽\u200d⚕️ x</p>",
    ),
    "within bold": (
        "<p>a <strong>b c</strong> d</p>",
        "<p>a <strong>b x</strong> d</p>",
        "<p>a <strong>b <del>c</del><ins>x</ins></strong> d</p>",
    ),
    "over the edge of bold": (
        "<p>a <strong>b</strong> c d</p>",
        "<p>a d</p>",
        "<p>a <del><strong>b</strong> c </del>d</p>",
    ),
    "within a link": (
        '<p>a <a href="/b/">b c</a> d</p>',
        '<p>a <a href="/b/">b x</a> d</p>',
        '<p>a <a href="/b/">b <del>c</del><ins>x</ins></a> d</p>',
    ),
    "the end of a line": ("<p>a b</p>", "<p>a<br>b</p>", "<p>a<del> </del><ins><br></ins>b</p>"),
    "an item": (
        "<ul><li>a</li><li>b</li></ul>",
        "<ul><li>a</li><li>x</li><li>b</li></ul>",
        '<ul><li>a</li><li class="inserted"><ins>x</ins></li><li>b</li></ul>',
    ),
    "a list in an item": (
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
        "<ul><li>a</li></ul>",
        '<ul><li>a<ul class="removed"><li><del>b</del></li></ul></li></ul>',
    ),
    "cells": (
        "<table><tbody><tr><th>a</th><td>b</td><td></td></tr></tbody></table>",
        "<table><tbody><tr><th>a</th><td>c</td><td>d</td></tr></tbody></table>",
        "<table><tbody><tr><th>a</th><td><del>b</del><ins>c</ins></td><td><ins>d</ins></td></tr></tbody></table>",
    ),
    "a row and a caption": (
        "<table><caption>a b</caption><tbody><tr><td>c</td></tr></tbody></table>",
        "<table><caption>a c</caption><tbody><tr><td>c</td></tr><tr><td>d</td></tr></tbody></table>",
        '<table><caption>a <del>b</del><ins>c</ins></caption><tbody><tr><td>c</td></tr><tr class="inserted"><td><ins>d</ins></td></tr></tbody></table>',
    ),
    "a quote": (
        "<blockquote><p>a b</p></blockquote>",
        "<blockquote><p>a b</p><p>c</p></blockquote>",
        '<blockquote><p>a b</p><p class="inserted"><ins>c</ins></p></blockquote>',
    ),
    "another block": (
        "<p>a b c</p>",
        "<p>d e f</p>",
        '<p class="removed"><del>a b c</del></p><p class="inserted"><ins>d e f</ins></p>',
    ),
    "all of it": ("<p>a</p>", "", '<p class="removed"><del>a</del></p>'),
    "the first words": ("", "<p>a</p>", '<p class="inserted"><ins>a</ins></p>'),
    "words without an element": ("a b", "<p>a c</p>", "<p>a <del>b</del><ins>c</ins></p>"),
}


@pytest.mark.parametrize(("old", "new", "html"), WORDS.values(), ids=WORDS)
def test_words_are_marked_where_they_stand(old, new, html):
    assert (clean_html(old), clean_html(new)) == (old, new)
    assert marked(old, new) == html
    assert marked_to_show(html) == html


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        (None, ""),
        ("<p>a</p>", "<p>a</p>"),
        ("<p>a b</p>\n<p>c</p>", "<p>a\nb</p><p>c</p>"),
    ],
)
def test_there_is_no_difference_where_nobody_sees_one(old, new):
    assert not differences(old, new)
    assert not Difference()


# --- What no word says ----------------------------------------------------------------------------

LOOKS = {
    "bold": (
        "<p>a word here</p>",
        "<p>a <strong>word here</strong></p>",
        ["Formatting changed: “word here” is now bold."],
    ),
    "no longer bold, but italic": (
        "<p>a <strong>word</strong></p>",
        "<p>a <em>word</em></p>",
        ["Formatting changed: “word” is no longer bold.", "Formatting changed: “word” is now italic."],
    ),
    "a link that leads elsewhere": (
        '<p>a <a href="/b/?c&amp;d">link</a></p>',
        '<p>a <a href="https://www.example.org/">link</a></p>',
        ["Link leads elsewhere: “link”, from /b/?c&d to https://www.example.org/."],
    ),
    "a new link": (
        "<p>a link</p>",
        '<p>a <a href="/b/">link</a></p>',
        ["Link added: “link” leads to /b/."],
    ),
    "a link that is gone": (
        '<p>a <a href="tel:988">link</a></p>',
        "<p>a link</p>",
        ["Link removed: “link” led to tel:988."],
    ),
    "a link with other words that leads elsewhere": (
        '<p>now read <a href="/a/">this</a></p>',
        '<p>now read <a href="/b/">that</a></p>',
        ["Link removed: “this” led to /a/.", "Link added: “that” leads to /b/."],
    ),
    "a link with other words": (
        '<p>now read <a href="/a/">this</a></p>', '<p>now read <a href="/a/">that</a></p>', [],
    ),
    "a link in a new paragraph": (
        "", '<p>now <a href="/a/">read</a></p>', ["Link added: “read” leads to /a/."],
    ),
    "the hint of a link": (
        '<p><a href="/a/" title="One">b</a></p>', '<p><a href="/a/">b</a></p>',
        ["The hint of the link “b” changed, from “One” to none."],
    ),
    "another kind of block": (
        "<h2>a b</h2>", "<p>a b</p>",
        ["Formatting changed: a level 2 heading became a paragraph."],
    ),
    "another kind with other words": (
        "<h2>a b</h2>", "<h3>a b c</h3>",
        ["Formatting changed: a level 2 heading became a level 3 heading."],
    ),
    "a quote": (
        "<p>a b</p>", "<blockquote><p>a b</p></blockquote>",
        ["Formatting changed: a paragraph became a quote."],
    ),
    "numbers for points": (
        "<ul><li>a</li></ul>", "<ol><li>a</li></ol>",
        ["Formatting changed: a bulleted list became a numbered list."],
    ),
    "the numbers of a list": (
        "<ol><li>a</li></ol>", '<ol start="3"><li>a</li></ol>',
        ["Formatting changed: the list is numbered otherwise."],
    ),
    "cells": (
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
        '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        ["Formatting changed: cells of the table are joined otherwise."],
    ),
    "a line": ("<p>a</p>", "<p>a</p><hr>", ["A line was added."]),
    "blocks within a list": (
        "<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>", ["Formatting changed, but no word."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentences"), LOOKS.values(), ids=LOOKS)
def test_what_no_mark_shows_is_said(old, new, sentences):
    assert (clean_html(old), clean_html(new)) == (old, new)
    assert notes(old, new) == sentences
    assert seen_in(marked(old, new), without="removed") == seen_in(new)


def test_another_photo_is_said_and_both_are_shown():
    one, other = PhotoFactory(alt_text="A room"), PhotoFactory(alt_text="A chair")
    old, new, gone = (f'<p><img data-photo="{key}"></p>' for key in (one.pk, other.pk, 9999))

    assert notes(old, new) == ["Another photo: “A chair” in the place of “A room”."]
    shown = render_marked(marked(old, new))
    figures = re.findall('<(ins|del)><span class="visually-hidden">[^<]*</span>\\s*<figure', shown)
    assert figures == ["del", "ins"]
    assert notes("", new) == ["Photo added: “A chair”."]
    assert notes(gone, "") == ["Photo removed: photo 9999, which is no longer in the library."]


def test_a_page_is_named_by_todays_address_and_one_that_is_not_public_by_none(
    django_assert_num_queries,
):
    public, draft = PageFactory(slug="known"), PageFactory(slug="secret", is_draft=True)
    links = [f'<p><a data-page="clinic.page:{page.pk}">a</a> b</p>' for page in (public, draft)]

    with django_assert_num_queries(1):
        (told,) = notes(*links)

    assert told == (
        f"Link leads elsewhere: “a”, from /known/ to /page-that-is-not-public/clinic.page:{draft.pk}/."
    )
    assert "secret" not in render_marked(marked(*links))


def test_photos_and_pages_of_a_whole_page_are_asked_for_once(django_assert_num_queries):
    photo, page = PhotoFactory(), PageFactory()
    link = (
        f'<p><a data-page="clinic.page:{page.pk}">a</a> b</p><p><img data-photo="{photo.pk}"></p>'
    )
    difference = differences(f"<p>x</p>{link}", f"{link}<p>y</p>{link}")

    with django_assert_num_queries(2), found_at_once(difference.texts):
        shown = [render_marked(html) for html in difference.texts]

    assert sum(html.count("<figure") for html in shown) == 2


def test_a_block_tells_twelve_things_and_how_many_more():
    old = (
        "<p>" + " . ".join(f"<em>{letter}</em> {letter}" for letter in "abcdefghijklmno") + "</p>"
    )

    told = notes(old, re.sub("</?em>", "", old))

    assert len(told) == 13
    assert told[-1] == "And 3 more."


# --- What is folded -------------------------------------------------------------------------------


def test_what_stayed_is_folded_but_for_the_blocks_beside_a_change():
    texts = [f"<p>{letter}</p>" for letter in "abcdefghi"]
    old, new = "".join(texts), "".join([*texts[:4], "<p>x y z</p>", *texts[4:]])

    parts = differences(old, new).parts

    assert [part.folded for part in parts] == [3, 0, 0, 0, 4]
    assert [part.is_changed for part in parts] == [False, False, True, False, False]
    assert parts[0].html == "<p>a</p>\n\n<p>b</p>\n\n<p>c</p>"
    assert [
        part.folded for part in differences("<p>a</p><p>b</p>", "<p>a</p><p>c d</p>").parts
    ] == [
        0,
        0,
        0,
    ]
