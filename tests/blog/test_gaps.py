"""An article to which something is missing is a page all the same."""

import pytest
from django.db.models import QuerySet

from blog.models import Post
from tests.factories import PersonFactory, PhotoFactory, PostFactory, TreatmentFactory
from tests.site.reading import headings, main_of, read, words

pytestmark = pytest.mark.django_db

WITHOUT = {
    "author": {"author": None},
    "category": {"category": None},
    "photo": {"photo": None},
    "all of them": {"author": None, "category": None, "photo": None},
    "words": {"body": ""},
    "headings": {"body": "<p>Words.</p>"},
    "titles of its parts": {"questions_title": "", "next_step_title": "", "next_step_text": ""},
}
ADDRESSES = ["/", "/blog/", "/blog/lonely/", "/blog/other/", "/blog/feed/", "/search/?q=lonely"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("missing", WITHOUT)
def test_an_article_without_something_breaks_no_page(client, missing, address):
    PostFactory(title="Other", slug="other", photo=PhotoFactory())
    complete = {"photo": PhotoFactory(), "treatments": [TreatmentFactory()]}
    PostFactory(title="Lonely", slug="lonely", **complete)
    # Some of it the door would ask for; an earlier release did not.
    QuerySet(Post).filter(slug="lonely").update(**WITHOUT[missing])

    response = client.get(address)

    assert response.status_code == 200
    assert "/blog/lonely/" in response.content.decode()


def test_an_article_whose_author_left_says_nothing_of_them(client):
    author = PersonFactory(name="Ash Sample")
    PostFactory(slug="orphan", author=author)
    author.delete()

    main = main_of(read(client.get("/blog/orphan/")))

    assert "Ash Sample" not in words(main)
    (byline,) = [part for part in main.iter("p") if part.get("class") == "byline"]
    assert "By" not in words(byline).split()


def test_an_author_without_credentials_or_role_is_a_bare_name(client):
    PostFactory(slug="plain", author=PersonFactory(name="Ash Sample", credentials="", role=""))

    main = main_of(read(client.get("/blog/plain/")))

    (byline,) = [part for part in main.iter("p") if part.get("class") == "byline"]
    assert words(next(byline.iter("span"))) == "By Ash Sample"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>No heading.</p>", []),
        ("<h2>One</h2><p>Words.</p>", ["One"]),
        ("<h2>One</h2><p>Words.</p><h2>Two</h2><p>Words.</p>", ["One", "Two"]),
    ],
)
def test_a_short_article_has_no_contents_list(client, body, shown):
    PostFactory(slug="short", title="Short", body=body)

    main = main_of(read(client.get("/blog/short/")))

    assert headings(main) == ["Short", *shown, "Talk it over with us"]


def test_an_article_that_nobody_asked_about_has_no_part_for_questions(client):
    PostFactory(slug="quiet", questions_title="You asked")

    assert "You asked" not in client.get("/blog/quiet/").content.decode()


def test_the_only_article_has_no_recent_posts(client):
    PostFactory(slug="only")

    assert "Recent articles" not in client.get("/blog/only/").content.decode()
