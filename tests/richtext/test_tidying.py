"""The one form that cleaned text has: photos set apart, no blanks in rows, nothing empty."""

import pytest

from clinic_site.richtext.sanitizer import clean_html

PHOTO = '<img data-photo="12">'
APART = f"<p>{PHOTO}</p>"

PHOTOS = {
    "among words": (f"<p>a{PHOTO}b</p>", f"<p>ab</p>{APART}"),
    "two among words": (
        f'<p>a{PHOTO}b<img data-photo="7"></p><p>c</p>',
        f'<p>ab</p>{APART}<p><img data-photo="7"></p><p>c</p>',
    ),
    "in a heading": (f"<h2>a{PHOTO}</h2>", f"<h2>a</h2>{APART}"),
    "in stressed words": (
        f"<p><strong>a<em>{PHOTO}</em></strong></p>",
        f"<p><strong>a</strong></p>{APART}",
    ),
    "in a link": (f'<p><a href="/x">{PHOTO}</a></p>', APART),
    "among loose words": (f"a{PHOTO}b", f"a\n{APART}b"),
    "in an item of a list": (f"<ul><li>a{PHOTO}</li></ul>", f"<ul><li>a\n{APART}</li></ul>"),
    "between the items of a list": (
        f"<ul>{PHOTO}<li>a</li></ul>",
        f"<ul><li>{APART}a</li></ul>",
    ),
    "in a cell": (
        f"<table><tbody><tr><td>{PHOTO}</td></tr></tbody></table>",
        f"<table><tbody><tr><td>{APART}</td></tr></tbody></table>",
    ),
    "in a quote": (
        f"<blockquote><p>a{PHOTO}</p></blockquote>",
        f"<blockquote><p>a</p>{APART}</blockquote>",
    ),
    "in the caption of a table": (
        f"<table><caption>a{PHOTO}</caption><tbody><tr><td>b</td></tr></tbody></table>",
        f"<table><caption>a</caption><tbody><tr><td>{APART}b</td></tr></tbody></table>",
    ),
    "around blocks": (
        f"<strong><ul><li>a{PHOTO}</li></ul></strong>",
        f"<strong><ul><li>a</li></ul></strong>{APART}",
    ),
    "in a figure": (f"<figure>{PHOTO}<figcaption>a</figcaption></figure>", f"{APART}<p>a</p>"),
    "with blanks around": (f"<p> {PHOTO}&nbsp;</p>", APART),
}

NO_PHOTOS = [
    "<img>",
    "<img src=/media/photos/x.jpg>",
    '<img data-photo="">',
    '<img data-photo="0">',
    '<img data-photo="012">',
    '<img data-photo="-1">',
    '<img data-photo="1.5">',
    '<img data-photo="12 ">',
    '<img data-photo="١٢">',
    f'<img data-photo="{"1" * 19}">',
    '<img data-photo="12&quot; onerror=&quot;alert(1)">',
    '<img data-photos="12">',
]

BLANKS = {
    "a&nbsp;b": "a&nbsp;b",
    "a\xa0b": "a&nbsp;b",
    "a&nbsp;&nbsp;b": "a b",
    "a &nbsp; b": "a b",
    "a&nbsp; b": "a b",
    "a&nbsp;\nb": "a b",
    "a  b": "a  b",
    "&nbsp;a&nbsp;": "a",
    "&nbsp;&nbsp; a": "a",
    "a&nbsp;<br>&nbsp;b": "a<br>b",
    "a&nbsp;<em>b</em>": "a&nbsp;<em>b</em>",
    "a <em>&nbsp;b</em>": "a <em>b</em>",
    "<em>a&nbsp;</em> b": "<em>a </em>b",
    "<em>&nbsp;a</em>": "<em>a</em>",
    "a<strong>&nbsp;</strong>b": "a&nbsp;b",
    "a<strong>&nbsp;</strong> b": "a b",
    "a&amp;nbsp;&amp;nbsp;b": "a&amp;nbsp;&amp;nbsp;b",
}

EMPTY = {
    "<p>a</p>\n\n<p>&nbsp;</p>\n\n<p>b</p>": "<p>a</p>\n\n<p>b</p>",
    "<p><strong> </strong></p>": "",
    "<p>a<strong></strong>b<em> </em>c</p>": "<p>ab c</p>",
    '<p>a <a href="/x"></a></p>': "<p>a </p>",
    "<ul><li>a</li><li></li><li>&nbsp;<br></li></ul>": "<ul><li>a</li></ul>",
    "<ul><li><p></p></li></ul><p>b</p>": "<p>b</p>",
    "<blockquote><p>&nbsp;</p></blockquote><p>b</p>": "<p>b</p>",
    "<h2><strong><br></strong></h2><p>b</p>": "<p>b</p>",
    "<table></table><p>b</p>": "<p>b</p>",
    "a<p></p>b": "a\nb",
    "<table><tbody><tr><td></td><td>1</td></tr></tbody></table>": (
        "<table><tbody><tr><td></td><td>1</td></tr></tbody></table>"
    ),
    "<p>a</p><hr><p>b</p>": "<p>a</p><hr><p>b</p>",
}


@pytest.mark.parametrize(("html", "tidied"), PHOTOS.values(), ids=PHOTOS.keys())
def test_a_photo_stands_in_a_paragraph_of_its_own(html, tidied):
    assert clean_html(html) == tidied


@pytest.mark.parametrize("html", NO_PHOTOS)
def test_a_picture_that_is_not_a_reference_is_cut(html):
    assert clean_html(f"<p>a</p>{html}<p>b</p>") == "<p>a</p><p>b</p>"


def test_the_longest_number_of_a_photo_is_one_that_a_database_holds():
    longest = f'<p><img data-photo="{"9" * 18}"></p>'

    assert clean_html(longest) == longest


@pytest.mark.parametrize(("html", "tidied"), BLANKS.items())
def test_blanks_that_do_not_break_stay_only_between_two_words(html, tidied):
    assert clean_html(f"<p>{html}</p>") == f"<p>{tidied}</p>"


@pytest.mark.parametrize(("html", "tidied"), EMPTY.items())
def test_what_holds_no_words_is_gone(html, tidied):
    assert clean_html(html) == tidied


@pytest.mark.parametrize(
    "html",
    [
        *(html for html, _tidied in PHOTOS.values()),
        *(f"a{html}b" for html in NO_PHOTOS),
        *(f"<p>{html}</p>" for html in BLANKS),
        *EMPTY,
    ],
)
def test_what_is_tidy_stays_as_it_is(html):
    once = clean_html(html)

    assert clean_html(once) == once


@pytest.mark.parametrize(
    ("tag", "photos"), [('<a href="/x">', 2), ("<p>", 2), ("<ul><li>", 0), ("<strong>", 0)]
)
def test_a_text_nested_without_end_is_tidied_all_the_same(tag, photos):
    # What is too deep keeps its words alone; links and paragraphs end each other.
    html = f"{tag * 2_000}words{PHOTO}{PHOTO}"

    once = clean_html(html)

    assert (once.count("words"), once.count(PHOTO)) == (1, photos)
    assert clean_html(once) == once
