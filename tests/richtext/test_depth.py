"""Texts nested so deep that a parser would sit over them for minutes."""

import json
import time

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from clinic_site.clinic.models import Page
from clinic_site.richtext.depth import DEEPEST, depth_of
from clinic_site.richtext.rendering import render_html
from clinic_site.richtext.sanitizer import Loss, clean_and_tell, clean_html
from clinic_site.richtext.weight import MOST_TAGS
from tests.factories import PageFactory
from tests.richtext.test_writes import stored

TOO_DEEP = (
    "This text has too many lists, quotes, or tables, or nests them too deep, to be shown. Paste it "
    "again as plain text, then give it its form with the buttons above."
)
# A parser would take minutes.
ENDLESS = "<ul><li>" * 50_000
MOST_SECONDS = 2  # of a processor; 0.4 where nothing else runs


def is_too_deep(html):
    return Loss.NESTING in clean_and_tell(html)[1]


def lists(levels):
    """Lists inside each other, each two elements deep."""
    return "<ul><li>" * levels + "words" + "</li></ul>" * levels


def test_a_form_refuses_what_is_too_deep_with_a_sentence(client_of):
    data = {"title": "Deep", "slug": "deep", "body": lists(51)}
    inline = {"questions-TOTAL_FORMS": 0, "questions-INITIAL_FORMS": 0}

    page = client_of("Editor").post("/admin/blog/post/add/", data | inline)

    assert page.context["adminform"].errors == {"body": [TOO_DEEP]}


@pytest.mark.parametrize("html", [ENDLESS, lists(2_000), lists(51), "<blockquote>" * 101 + "a"])
def test_what_is_too_deep_is_no_valid_text(db, html):
    with pytest.raises(ValidationError) as refusal:
        PageFactory.build(body=html).full_clean()

    assert refusal.value.message_dict == {"body": [TOO_DEEP]}


def test_what_people_write_is_never_too_deep(db):
    body = lists(50)

    PageFactory(body=body).full_clean()

    assert (stored(), is_too_deep(body)) == ([body, body], False)


def created(body):
    PageFactory(is_draft=True, body=body)


def updated(body):
    PageFactory(is_draft=True)
    Page.objects.update(body=body)


def updated_in_bulk(body):
    page = PageFactory(is_draft=True)
    page.body = body
    Page.objects.bulk_update([page], ["body"])


def loaded(body, folder):
    PageFactory(is_draft=True)
    file = folder / "pages.json"
    call_command("dumpdata", "clinic.page", output=file, verbosity=0)
    [row] = json.loads(file.read_text())
    row["fields"]["body"] = body
    file.write_text(json.dumps([row]))
    call_command("loaddata", file, verbosity=0)


@pytest.mark.parametrize("write", [created, updated, updated_in_bulk])
def test_below_the_form_its_words_alone_are_stored(db, write):
    write(f"{ENDLESS}words<script>hit()</script>&amp; <b>more</b> <style>p {{}}")

    assert stored()[0].split() == ["words", "&amp;", "more"]


def test_a_fixture_that_is_too_deep_keeps_its_words(db, tmp_path):
    loaded(lists(300), tmp_path)

    assert stored() == ["words"]


def test_a_page_shows_the_words_of_a_text_that_an_earlier_release_stored():
    assert render_html(lists(20_000)) == "words"


@pytest.mark.parametrize(
    "html",
    [
        "<p>Left open <b>in haste" * 90,
        "<li>One" * 2_000,
        "<ul>" + "<li>One<p>Two" * 2_000 + "</ul>",
        "<table>" + "<tr><td>One<td>Two" * 1_500 + "</table>",
        "<p>One<h2>Two</h2>" * 2_000,
        '<p class=MsoNormal><span style="x">One</span></p><!-- </ul> -->' * 2_000,
        "<style><!-- p > b {} --></style>" + "<p>One</p>" * 2_000,
        '<p title="a > b">One</p>' * 2_000,
        "<p title='</p>'>One</p><br><hr><img src=x>" * 2_000,
        "<script>if (a < b) {}</script><p>One</p>" * 2_000,
        "a < b " * 2_000,
    ],
)
def test_careless_html_is_not_taken_for_deep(html):
    assert not is_too_deep(html)


@pytest.mark.parametrize(
    "unit",
    [
        "<ul><li>",
        "<UL/><LI >",
        "<ul><li><!-- </li></ul> -->",
        "<ul title='</ul>'><li title=\"</li>\">",
        "<ul title=></ul<li>",
        "<blockquote><textarea></blockquote></textarea>",
        "<svg><style></svg><blockquote>",
        "<svg><td>",
        "<blockquote><noscript></blockquote></noscript>",
        "<blockquote><script><!--<script></script></blockquote></script>",
        "<blockquote><?</blockquote>",
        "<blockquote></ </blockquote>",
        "<blockquote><!</blockquote>",
        "<table><tr><td>",
        "<x-y>",
        "<strong>",
        "<svg><![CDATA[</svg>]]><g>",
    ],
)
def test_no_text_below_the_limit_of_tags_keeps_a_parser_busy(unit):
    html = unit * (MOST_TAGS // unit.count("<"))

    before = time.process_time()
    once = clean_html(html)
    seconds = time.process_time() - before

    assert seconds < MOST_SECONDS
    assert depth_of(once) <= DEEPEST


def test_one_tag_above_the_limit_the_words_alone_are_kept():
    most = "<p>a</p>" * (MOST_TAGS // 2)

    assert (is_too_deep(most), clean_html(most)) == (False, most)
    assert is_too_deep(f"{most}<hr>")
    assert clean_html(f"{most}<hr>").split() == ["a"] * (MOST_TAGS // 2)


def test_a_text_that_grows_above_the_limit_keeps_its_words_and_says_so():
    words = "Twenty letters or so. "
    html = f"<p>{'<em>' * 3}" + f"<p>{words}" * (MOST_TAGS // 8 + 1)

    assert is_too_deep(html)
    assert clean_html(html) == (words * (MOST_TAGS // 8 + 1)).strip()


@pytest.mark.parametrize(
    ("html", "depth"),
    [("", 0), ("words", 0), ("<p>a</p><p>b</p>", 1), (lists(3), 6), ("<p>a<br>b</p><hr>", 1)],
)
def test_the_depth_of_a_clean_text_is_that_of_its_deepest_element(html, depth):
    assert depth_of(html) == depth


@pytest.mark.parametrize("html", [lists(51), lists(1_000), ENDLESS + "a"])
def test_the_words_that_are_left_stay_as_they_are(html):
    once = clean_html(html)

    assert clean_html(once) == once
    assert depth_of(once) == 0
