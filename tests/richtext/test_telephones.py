"""The clinic's own number in texts: a link, today's number, and nothing where it is another's."""

import pytest

from clinic_site.clinic.last_known import remember
from clinic_site.clinic.models import ClinicProfile
from clinic_site.richtext.rendering import headings, render_html
from clinic_site.richtext.telephones import (
    linked_in_words,
    numbers_in,
    numbers_in_rich_text,
    with_number_of_today,
)

LINK = '<a href="tel:+17275550142">(727) 555-0142</a>'
SPELLINGS = [
    "(727) 555-0142", "(727)555-0142", "(727)-555-0142", "(727) 555.0142", "727-555-0142",
    "727.555.0142", "727 555 0142", "727\u2011555\u20110142", "727\xa0555\xa00142", "7275550142",
    "+1 727 555 0142", "+1 (727) 555-0142", "+17275550142", "1-727-555-0142", "1 (727) 555-0142",
    "1.727.555.0142", "727 - 555 - 0142",
]  # fmt: skip
OTHERS = [
    "(727) 555-0143", "727-555-01423", "21727-555-0142", "12-727-555-0142", "727-555-0142-3", "+7275550142",
    "x7275550142", "7275550142x", "7275550142@x.example", "https://x.example/7275550142", "?a=7275550142",
    "#7275550142", "727-555-014", "٧٢٧-٥٥٥-٠١٤٢", "727 5550\n142", "911", "988",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _number():
    """The clinic's is (727) 555-0142, and was (727) 555-0100."""
    remember(ClinicProfile(telephone="+17275550142", former_telephones="(727) 555-0100"))


@pytest.mark.parametrize("number", SPELLINGS)
def test_in_any_spelling_the_number_is_a_link_with_what_stands_around_it(number):
    own = number.replace("\xa0", "&nbsp;")

    assert render_html(f"<p>Call ({own}), or not.</p>") == f"<p>Call ({LINK}), or not.</p>"
    assert linked_in_words(f"Call ({number}), or not.") == f"Call ({LINK}), or not."


@pytest.mark.parametrize("number", SPELLINGS)
def test_a_number_of_before_is_the_present_one(number):
    former = number.replace("0142", "0100")

    assert linked_in_words(f"Call {former}!") == f"Call {LINK}!"
    assert with_number_of_today(f"Call {former}!") == "Call (727) 555-0142!"
    assert with_number_of_today(f"Call {number}!") == f"Call {number}!"


@pytest.mark.parametrize("words", OTHERS)
def test_what_is_no_number_of_ours_stays_as_it_is(words):
    assert linked_in_words(words) == words
    assert render_html(f"<p>{words}</p>") == f"<p>{words}</p>"


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/x">727-555-0142</a></p>',
        '<p><a href="/x">Call <strong>727-555-0142</strong></a> now</p>',
        '<p><a href="/x" title="727-555-0142">Call</a></p>',
        '<p><a href="tel:+17275550142">727-555-0142</a></p>',
        '<p><a href="/727-555-0142/">Call</a></p>',
    ],
)
def test_no_link_stands_in_a_link_nor_in_an_attribute(html):
    assert render_html(html) == html


def test_a_link_that_calls_a_number_of_before_calls_todays():
    html = '<p><a href="tel:+17275550100">Call <em>727-555-0100</em></a> 727-555-0142</p>'

    assert render_html(html) == (
        f'<p><a href="tel:+17275550142">Call <em>(727) 555-0142</em></a> {LINK}</p>'
    )


@pytest.mark.parametrize(
    ("split", "shown"),
    [
        ("(727) <strong>555</strong>-0142", LINK),
        ("(727) <strong><em>555</em></strong>-0100", LINK),
        ("<strong>(727) 555</strong>-0142", f"<strong>{LINK}</strong>"),
        ("(727) 555-<em>0142 now</em>", f"{LINK}<em> now</em>"),
        ('<a href="/x">(727) <em>555</em>-0100</a>', '<a href="/x">(727) 555-0142</a>'),
        ("(813) <strong>555</strong>-0142", "(813) <strong>555</strong>-0142"),
    ],
)
def test_a_number_that_marks_split_is_whole(split, shown):
    assert render_html(f"<p>Call {split}.</p>") == f"<p>Call {shown}.</p>"


def test_the_contents_list_says_todays_number_at_the_same_anchor():
    html = "<h2>Call 727-555-0100</h2>"
    (heading,) = headings(html)

    assert (heading.text, heading.anchor) == ("Call (727) 555-0142", "call-727-555-0100")
    assert render_html(html) == f'<h2 id="call-727-555-0100">Call {LINK}</h2>'


@pytest.mark.parametrize(
    "hostile", ['<img src=x onerror="hit()">', "\"' onclick=hit() '", "&lt;script&gt;", "<!--"]
)
def test_words_around_the_number_stay_words(hostile):
    shown = linked_in_words(f"{hostile}7275550142 {hostile} 727-555-0142{hostile}")

    outside = shown.replace(LINK, "")
    assert not set(outside) & set("<>\"'")
    assert LINK in shown


def test_all_numbers_in_a_text_are_found_with_those_of_its_links():
    html = (
        '<p>727-555-0142 or <a href="tel:+18135550123">call</a>, +44 20 7946 0958,&nbsp;'
        '(813)&nbsp;555-0124; 911 <a href="tel:988">988</a></p>'
    )

    assert {number for _words, number in numbers_in_rich_text(html)} == {
        "+17275550142", "+18135550123", "+442079460958", "+18135550124",
    }  # fmt: skip
    assert list(numbers_in("Call (813) 555-0124.")) == [("(813) 555-0124", "+18135550124")]
