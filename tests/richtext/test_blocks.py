"""A text is a list of blocks, and two texts are the same if their blocks are, whatever their bytes."""

import pytest

from clinic_site.richtext.blocks import blocks_of, is_same_text, joined
from clinic_site.richtext.sanitizer import clean_html

LIST = "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"
TABLE = "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>"

TEXTS = {
    "nothing": ("", []),
    "paragraphs": ("<p>a</p>\n\n<p>b</p><h2>c</h2>", ["<p>a</p>", "<p>b</p>", "<h2>c</h2>"]),
    "a list in a list": (f"<p>a</p>{LIST}", ["<p>a</p>", LIST]),
    "paragraphs in a quote": (
        "<blockquote><p>a</p><p>b</p></blockquote>",
        ["<blockquote><p>a</p><p>b</p></blockquote>"],
    ),
    "a line": ("<p>a</p><hr><p>b</p>", ["<p>a</p>", "<hr>", "<p>b</p>"]),
    "a photo": (
        '<p>a</p><p><img data-photo="3"></p>',
        ["<p>a</p>", '<p><img data-photo="3"></p>'],
    ),
    "words alone": (
        "a <strong>b</strong><br>c<p>d</p>e",
        ["a <strong>b</strong><br>c", "<p>d</p>", "e"],
    ),
}

SAME = {
    "line ends between blocks": ("<p>a</p>\n\n<p>b</p>\n", "<p>a</p><p>b</p>"),
    "tabs in a list": ("<ul>\n\t<li>a</li>\n\t<li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
    "line ends among words": ("<p>one\n  two</p>", "<p>one two</p>"),
    "blanks at the edges of a paragraph": ("<p> a </p>", "<p>a</p>"),
    "blanks around the end of a line": ("<p>a <br>\nb</p>", "<p>a<br />b</p>"),
    "ends of lines at the end of a block": (
        "<p>a <br><em>b<br><br></em></p>",
        "<p>a<br><em>b</em></p>",
    ),
    "two blanks beside a tag": ("<p>a <strong> b</strong></p>", "<p>a <strong>b</strong></p>"),
    "a blank at the edge within a tag": ("<p><em> a </em></p>", "<p><em>a</em></p>"),
    "signs": ("<p>“a” &amp; b — c</p>", "<p>&ldquo;a&rdquo; & b &mdash; c</p>"),
    "old names": ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
    "attributes": (
        '<p><a href="/a/?b&amp;c" title="d">e</a></p>',
        "<p><a title='d' href='/a/?b&c'>e</a></p>",
    ),
    "an empty cell": (TABLE, TABLE.replace("<td></td>", "<td>&nbsp;</td>")),
    "words alone": ("a <em>b</em>", "<p>a <em>b</em></p>"),
    "a kept blank": ("<p>10&nbsp;mg</p>", "<p>10\xa0mg</p>"),
}

OTHER = {
    "a word": ("<p>a</p>", "<p>b</p>"),
    "a comma": ("<p>a b</p>", "<p>a, b</p>"),
    "a capital": ("<p>a</p>", "<p>A</p>"),
    "an end of a line": ("<p>a<br>b</p>", "<p>a b</p>"),
    "a blank between words": ("<p>a b</p>", "<p>ab</p>"),
    "a blank between tags": (
        "<p><strong>a</strong> <em>b</em></p>",
        "<p><strong>a</strong><em>b</em></p>",
    ),
    "where stress begins": ("<p>a <em>b</em></p>", "<p><em>a b</em></p>"),
    "a kept blank": ("<p>10&nbsp;mg</p>", "<p>10 mg</p>"),
    "another kind of block": ("<p>a</p>", "<h2>a</h2>"),
    "one block or two": ("<p>a</p><p>b</p>", "<p>a b</p>"),
    "another order": ("<p>a</p><p>b</p>", "<p>b</p><p>a</p>"),
    "where a link leads": ('<p><a href="/a/">b</a></p>', '<p><a href="/c/">b</a></p>'),
    "another photo": ('<p><img data-photo="1"></p>', '<p><img data-photo="2"></p>'),
    "a tag and its spelling": ("<p><em>a</em></p>", "<p>&lt;em&gt;a&lt;/em&gt;</p>"),
    "the number of a list": ('<ol start="3"><li>a</li></ol>', "<ol><li>a</li></ol>"),
    "a number said backwards": ('<ol reversed=""><li>a</li></ol>', "<ol><li>a</li></ol>"),
}


@pytest.mark.parametrize(("html", "blocks"), TEXTS.values(), ids=TEXTS)
def test_a_text_has_the_outermost_blocks(html, blocks):
    assert clean_html(html) == html.strip()
    assert blocks_of(html) == blocks


@pytest.mark.parametrize(("html", "blocks"), TEXTS.values(), ids=TEXTS)
def test_blocks_make_the_same_text_again(html, blocks):
    assert is_same_text(joined(blocks), html)
    assert clean_html(joined(blocks)) == joined(blocks)


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_nobody_sees_makes_no_other_text(one, other):
    assert is_same_text(clean_html(one), clean_html(other))


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_what_is_read_seen_or_followed_makes_another_text(one, other):
    assert not is_same_text(clean_html(one), clean_html(other))
