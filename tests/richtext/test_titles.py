"""Below its title a page does not say it again, whenever the title was typed."""

import pytest

from blog.models import Post
from clinic_site.richtext.sanitizer import clean_html
from clinic_site.richtext.titles import without_title
from tests.factories import PersonFactory
from tests.site.filling import fill_in
from tests.site.reading import read, words

TITLE = "What Dr. Núñez’s patients ask"
BEGINNINGS = {
    "the title as a heading": (
        f"<h2>{TITLE}</h2><p>a</p><h3>One</h3><h4>Two</h4><h3>Three</h3>",
        "<p>a</p><h2>One</h2><h3>Two</h3><h2>Three</h2>",
    ),
    "spelled in another way": (
        "<h2><strong>WHAT DR. NUNEZ'S</strong> patients&nbsp;ask?</h2><p>a</p>",
        "<p>a</p>",
    ),
    "the title of Google Docs": (
        f"<p>{TITLE}</p><h2>One</h2><h3>Two</h3>",
        "<h2>One</h2><h3>Two</h3>",
    ),
    "below the way to a page and its date": (
        f'<ul><li><a href="/blog/">Articles</a></li></ul><p>May 1</p><h2>{TITLE}</h2><h3>One</h3>',
        '<ul><li><a href="/blog/">Articles</a></li></ul><p>May 1</p><h2>One</h2>',
    ),
    "beside headings of its own level": (
        f"<h2>{TITLE}</h2><h2>One</h2><h4>Two</h4>",
        "<h2>One</h2><h4>Two</h4>",
    ),
    "levels that were skipped": (f"<h2>{TITLE}</h2><h4>One</h4>", "<h2>One</h2>"),
}
MEANT = [
    "",
    f"<h2>{TITLE}</h2>",
    f"<h2>{TITLE} and more</h2><p>a</p>",
    f"<h2>One</h2><p>a</p><h2>{TITLE}</h2><p>b</p>",
    f"<p>a</p><p>{TITLE}</p>",
    f"<table><tbody><tr><td><h2>{TITLE}</h2></td><td>a</td></tr></tbody></table>",
    f"<blockquote><p>{TITLE}</p></blockquote><p>a</p>",
]  # fmt: skip


@pytest.mark.parametrize(("text", "left"), BEGINNINGS.values(), ids=BEGINNINGS.keys())
def test_a_text_does_not_begin_with_the_title_and_its_headings_come_up(text, left):
    html, taken = without_title(clean_html(text), [TITLE])

    assert html.replace("\n", "") == left
    assert clean_html(str(html)) == html
    assert "patients" in taken.casefold()


@pytest.mark.parametrize("text", MEANT)
def test_anywhere_else_the_words_of_the_title_are_meant(text):
    assert without_title(clean_html(text), [TITLE, ""]) == (clean_html(text), "")


@pytest.mark.django_db
def test_a_title_that_is_typed_after_a_page_was_pasted_is_said_once_and_its_author_is_told(
    admin_client,
):
    body = "<h2>After an infusion</h2><p>Rest.</p><h3>At home</h3><p>Sleep.</p>"

    response = fill_in(
        admin_client,
        "/admin/blog/post/add/",
        title="After an Infusion",
        slug="after",
        body=body,
        excerpt="x",
        author=PersonFactory().pk,
        _continue="1",
    )

    form = words(read(admin_client.get(response["Location"]), strict=False))
    assert "so “After an infusion” was taken out of its beginning." in form
    assert Post.objects.get().body == "<p>Rest.</p><h2>At home</h2><p>Sleep.</p>"


@pytest.mark.django_db
def test_nobody_is_told_of_a_title_before_anything_is_stored(admin_client):
    body = "<h2>After</h2><p>Rest.</p>"

    typed = {"title": "After", "slug": "after", "seo_title": "t" * 71}
    response = fill_in(admin_client, "/admin/clinic/page/add/", **typed, body=body)

    assert "was taken out" not in words(read(response, strict=False))
    assert "<h2>After</h2>" in response.context["adminform"].form["body"].value()
