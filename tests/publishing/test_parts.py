"""A link that names a part of a page is looked at before its page is public: the part may not be there."""

import pytest

from blog.models import Post
from clinic_site.publishing.editions import publish
from clinic_site.publishing.parts import MOST_DRAWN, parts_at
from tests.factories import PostFactory

from .test_fitness import article, said

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        ("/blog/there/#risks", True),
        ("/blog/there/#", True),
        ("/blog/there/#top", True),
        ("/blog/there/#:~:text=words", True),
        ("/blog/there/#questions-title", False),
        ("/blog/there/?a=1#none", False),
        ("/contact/#main-content", True),
        ("/contact/#none", False),
        ("/blog/category/skin/#none", False),
        ("#own", True),
        ("#none", False),
        ("/blog/here/#own", True),
        ("/blog/here/#none", False),
        ("https://other.example/#none", True),
    ],
)
@pytest.mark.parametrize("is_new", [False, True])
def test_a_link_names_a_part_that_there_is_or_a_warning_says_so(address, is_there, is_new):
    PostFactory(slug="there", body="<h2>Risks</h2><p>Words.</p>", category__slug="skin")
    page = article(slug="here", body="<h2>Earlier</h2><p>Words.</p>")
    if not is_new:
        publish(page)
    typed = f'<h2>Own</h2><p><a href="{address}">what follows</a></p>'
    page.body = Post._meta.get_field("body").clean(typed, page)

    warnings = publish(page)

    assert [(fault.field, fault.is_warning) for fault in warnings] == [("body", True)] * (
        not is_there
    )
    assert is_there or "The link “what follows” leads to the part “#" in warnings[0].sentence
    assert said(page) == [("body", False)] * (not is_there)


@pytest.mark.parametrize("path", ["/admin/", "/admin/blog/post/1/change/", "/healthz/"])
def test_the_parts_of_what_no_visitor_enters_are_not_looked_for(path):
    assert parts_at(path) is None


def test_the_form_of_a_new_page_speaks_of_its_own_parts(admin_client):
    typed = '<h2>One</h2><p><a href="#one">one</a> <a href="#two">the second</a></p>'

    answer = admin_client.post(
        "/admin/blog/post/add/fitness/", {"title": "New", "slug": "", "body": typed},
        headers={"Sec-Fetch-Site": "same-origin"},
    )  # fmt: skip

    told = answer.content.decode()
    assert "the second" in told
    assert "“#two”, and this page has none" in told
    assert "“#one”" not in told


def test_of_very_many_pages_whose_parts_are_named_some_are_looked_at():
    for number in range(40):
        PostFactory(slug=f"there-{number}")
    body = "".join(f'<p><a href="/blog/there-{number}/#x">words</a></p>' for number in range(40))
    page = article(body=Post._meta.get_field("body").clean(body, PostFactory.build()))

    assert len(said(page)) == MOST_DRAWN
