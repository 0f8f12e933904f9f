"""Whatever two texts hold: their difference is as harmless as they are, and takes a moment."""

import cProfile
import re

import pytest

from clinic_site.richtext.differences import differences
from clinic_site.richtext.grammar import WITH_MARKS, marked_to_show
from clinic_site.richtext.sanitizer import clean_html
from tests.hostile.payloads import KINDS
from tests.hostile.test_cleaned import strangers
from tests.richtext.edits import demo_texts
from tests.richtext.test_differences import marked

pytestmark = pytest.mark.django_db

MARK = re.compile('</?(?:ins|del|mark)>| class="(?:inserted|removed)"')


@pytest.mark.parametrize("kind", KINDS)
def test_a_hostile_text_is_shown_as_harmless_as_ever(kind):
    demo = demo_texts()[0]
    payloads = list(KINDS[kind]())
    for payload, other in zip(payloads, [*payloads[1:], demo], strict=True):
        for part in differences(payload, other).parts:
            assert WITH_MARKS.fullmatch(part.html)
            assert strangers(MARK.sub("", part.html)) == []


FORGED = [
    '<ins onclick="hit()">a</ins>',
    "<ins>a",
    "<p><ins>a</p></ins>",
    '<p class="difference">a</p>',
    '<p class="inserted" class="removed">a</p>',
    '<a<ins> href="javascript:hit()">a</ins></a>',
    '<a class="inserted" href="/a/">a</a>',
    "<ins/>a",
    "<mark><script>hit()</script></mark>",
    '<span class="visually-hidden">a</span>',
]  # fmt: skip


@pytest.mark.parametrize("html", FORGED)
def test_a_forged_part_loses_its_marks(html):
    assert marked_to_show(html) == clean_html(html) != html
    assert strangers(marked_to_show(html)) == []


def test_no_stored_text_holds_a_mark_and_no_text_brings_its_own():
    html = '<p>a b</p><p class="inserted"><del>a</del><ins>b</ins><mark>c</mark></p>'

    assert clean_html(html) == "<p>a b</p><p>abc</p>"
    assert not differences(html, "<p>a b</p><p>abc</p>")
    assert marked(html, "<p>a b</p>") == '<p>a b</p><p class="removed"><del>abc</del></p>'


# --- What takes long ------------------------------------------------------------------------------

PROSE = [f"<p>{text}</p>" for text in re.findall("<p>([^<]{200,})</p>", "".join(demo_texts()))]
MOST_CALLS = 4_000_000
LONG = {
    "every paragraph changed": (
        "".join(PROSE * 2)[:100_000],
        "".join(PROSE * 2).replace(" the ", " that ")[:100_000],
    ),
    "one paragraph": (f"<p>{'some words and more '* 5000}</p>", f"<p>{'some words or less '* 5000}</p>"),
    "one letter": ("".join(f"<p>{'a ' * 500}</p>" for _ in range(100)), "".join(f"<p>{'a b ' * 250}</p>" for _ in range(100))),
    "lines": ("<hr>" * 5000, "<hr><p>a</p>" * 2500),
    "items": (f"<ul>{'<li>a</li>' * 5000}</ul>", f"<ul>{'<li>a</li><li>b</li>' * 2500}</ul>"),
    "deep": (
        "<blockquote><p>a b c</p>" * 98 + "".join(PROSE) + "</blockquote>" * 98,
        "<blockquote><p>a b d</p>" * 98 + "".join(PROSE[1:]) + "</blockquote>" * 98,
    ),
    "a table": (
        f"<table><tbody>{('<tr>' + '<td>a b</td>' * 10 + '</tr>') * 500}</tbody></table>",
        f"<table><tbody>{('<tr>' + '<td>a c</td>' * 10 + '</tr>') * 500}</tbody></table>",
    ),
    "signs": (f"<p>{'.' * 100_000}</p>", f"<p>{'.,' * 50_000}</p>"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LONG.values(), ids=LONG)
def test_a_long_text_takes_a_moment(old, new):
    old, new = clean_html(old), clean_html(new)

    # Counted, for a second is longer on a busy machine: four million calls take a quick one half
    # a second. What grows by the square inside of one call is found by tests/hostile/test_growth.py.
    with cProfile.Profile() as profile:
        difference = differences(old, new)

    assert sum(entry.callcount for entry in profile.getstats()) < MOST_CALLS
    assert difference


def test_what_would_take_long_is_marked_as_a_whole_and_that_is_said():
    (part,) = differences(*LONG["one paragraph"]).parts

    assert part.notes == (
        "This is too long to be compared word by word, so more is marked than has changed.",
    )
    assert re.findall("</?[a-z]+>", part.html) == [
        "<p>",
        "<del>",
        "</del>",
        "<ins>",
        "</ins>",
        "</p>",
    ]
