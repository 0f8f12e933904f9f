"""How a page shows rich text: anchors, links, tables."""

import html5lib
import pytest
from django.db import connection
from django.template import Context, Template

from clinic_site.richtext.rendering import Heading, headings, render_html
from tests.factories import PageFactory

XHTML = "{http://www.w3.org/1999/xhtml}"


def ids_in(html):
    tree = html5lib.HTMLParser(strict=True).parseFragment(html)
    return [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]


HEADINGS = {
    "one": ("<h2>How it works</h2>", ["how-it-works"]),
    "three alike": ("<h2>A</h2><h3>A</h3><h4>A</h4>", ["a", "a-2", "a-3"]),
    "a number that is taken": ("<h2>A</h2><h2>A 2</h2><h2>A</h2>", ["a", "a-2", "a-3"]),
    "markup inside": ("<h2>The <em>right</em> d<sub>o</sub>se</h2>", ["the-right-dose"]),
    "signs": ("<h2>Pain &amp; sleep: 3 &lt; 4?</h2>", ["pain-sleep-3-4"]),
    "nothing to make a name of": ("<h2>日本</h2><h2>?</h2>", ["section", "section-2"]),
    "over two lines": ("<h2>One\ntwo</h2>", ["one-two"]),
}  # fmt: skip


@pytest.mark.parametrize(("html", "anchors"), HEADINGS.values(), ids=HEADINGS.keys())
def test_every_heading_has_an_anchor_of_its_own(html, anchors):
    assert ids_in(render_html(html)) == anchors


@pytest.mark.parametrize(("html", "anchors"), HEADINGS.values(), ids=HEADINGS.keys())
def test_the_contents_list_names_the_anchors_of_the_text(html, anchors):
    assert [heading.anchor for heading in headings(html)] == ids_in(render_html(html))


def test_the_contents_list_has_level_and_plain_words():
    html = "<p>First.</p><h2>Before &amp; <em>after</em></h2><h3>Rest</h3>"

    assert headings(html) == [
        Heading(2, "before-after", "Before & after"),
        Heading(3, "rest", "Rest"),
    ]


def test_a_prefix_keeps_the_anchors_of_two_texts_apart():
    html = "<h2>Rest</h2><h2>日本</h2>"

    assert ids_in(render_html(html, "risks") + render_html(html, "aftercare")) == [
        "risks-rest", "risks-section", "aftercare-rest", "aftercare-section",
    ]  # fmt: skip
    assert [heading.anchor for heading in headings(html, "risks")] == [
        "risks-rest", "risks-section",
    ]  # fmt: skip


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_text_has_neither_headings_nor_markup(empty):
    assert headings(empty) == []
    assert render_html(empty) == ""


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://x.example/">l</a>',
        '<a href="http://x.example/">l</a>',
        '<a href="HTTPS://X.example/">l</a>',
        '<a href="//x.example/">l</a>',
        '<a href="///x.example/">l</a>',
        '<a href="/\\//x.example/">l</a>',
        '<a href="https://x.example/" title="t">l</a>',
        '<a title="t" href="https://x.example/">l</a>',
        '<a href="https://clinic.example.x.example/">l</a>',
        '<a href="https://clinic.example:8443/">l</a>',
        '<a href="https://clinic.example@x.example/">l</a>',
        r'<a href="\\x.example/">l</a>',
        r'<a href="/\x.example/">l</a>',
        '<a href="/\t/x.example/">l</a>',
        '<a href=" //x.example/">l</a>',
        '<a href="//[x.example/">l</a>',
    ],
)
def test_a_link_to_another_site_says_so_and_opens_nothing_of_ours(settings, link):
    settings.SITE_URL = "https://clinic.example"

    [shown] = html5lib.parseFragment(render_html(f"<p>{link}</p>")).iter(f"{XHTML}a")

    assert shown.attrib["rel"] == "noopener"
    assert "".join(shown.itertext()) == "l (another site)"
    assert [part.attrib["class"] for part in shown] == ["visually-hidden"]


@pytest.mark.parametrize(
    "href",
    [
        "/contact/",
        "#rest",
        "?page=2",
        "rest/",
        "mailto:x@y.example",
        "tel:+17272301438",
        "https://clinic.example/contact/",
        "http://Clinic.example/contact/",
        "//clinic.example/",
    ],
)
def test_a_link_of_our_own_is_left_as_it_is(settings, href):
    settings.SITE_URL = "https://clinic.example"
    html = f'<p><a href="{href}">l</a></p>'

    assert render_html(html) == html


def test_a_link_in_a_heading_is_marked_and_the_contents_list_is_not():
    html = '<h2>See <a href="https://x.example/">them</a></h2>'

    assert "(another site)" in render_html(html)
    assert headings(html) == [Heading(2, "see-them", "See them")]


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches():
    table = "<table><tbody><tr><td>1</td></tr></tbody></table>"

    assert render_html(f"<p>x</p>{table}") == (
        f'<p>x</p><div class="table-scroll" role="region" aria-label="Table" tabindex="0">{table}</div>'
    )


@pytest.mark.parametrize(
    ("before", "table", "name"),
    [
        ("", "<table>", "Table"),
        ("<h2>The <em>day</em></h2><p>…</p>", "<table>", "The day"),
        ("<h2>Day</h2><h3>Night</h3>", "<table>", "Night"),
        ("<h2>Day</h2>", "<table><caption>Hours &amp; “pay”</caption>", "Hours &amp; “pay”"),
        (
            "<h2>Day</h2><table><tbody><tr><td>1</td></tr></tbody></table>",
            "<table>",
            "Day (2)",
        ),
    ],
)
def test_a_table_is_named_by_its_caption_or_the_heading_before_it(before, table, name):
    html = render_html(f"{before}{table}<tbody><tr><td>1</td></tr></tbody></table>")

    frame = f'<div class="table-scroll" role="region" aria-label="{name}" tabindex="0"><table>'
    assert frame in html
    assert html.count("<div") == html.count("</div>") == html.count("<table>")


def test_words_that_look_like_markup_stay_words():
    html = '<p>&lt;table&gt; &lt;h2&gt;x&lt;/h2&gt;</p><p><a href="/x" title="&lt;table&gt;">l</a></p>'

    assert render_html(html) == html


def test_a_text_that_got_past_every_door_is_shown_safely(db):
    page = PageFactory(body="<p>Before.</p>")
    table = type(page)._meta.db_table
    dirty = '<h2 onclick="a()" id="x">Rest</h2><script>alert(1)</script><p style="x">ok</p>'
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{table}" SET body = %s', [dirty])  # noqa: S608 -- our own name
    page.refresh_from_db()

    shown = Template("{% load richtext %}{{ page.body|richtext:'p' }}").render(
        Context({"page": page})
    )

    assert page.body == dirty
    assert shown == '<h2 id="p-rest">Rest</h2><p>ok</p>'


def test_the_plain_filters_are_escaped_like_any_text():
    context = Context({"body": "<h2>a &lt;b&gt;</h2>"})
    template = Template("{% load richtext %}{% for h in body|headings %}{{ h.text }}{% endfor %}")

    assert template.render(context) == "a &lt;b&gt;"
