"""A public address never shows what is not public, to anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    CategoryFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

HIDDEN = {
    "a draft": {"status": "draft"},
    "a draft with a date": {"status": "draft", "publish_at": timezone.now() - timedelta(days=9)},
    "a scheduled one": {"publish_at": timezone.now() + timedelta(days=1)},
    "an expired one": {
        "publish_at": timezone.now() - timedelta(days=9),
        "expire_at": timezone.now() - timedelta(days=1),
    },
}
ADDRESSES = [
    "/",
    "/blog/",
    "/blog/category/skin/",
    "/blog/author/robin/",
    "/blog/feed/",
    "/blog/public/",
    "/people/robin/",
    "/services/peeling/",
    "/search/?q=quicksilver",
    "/sitemap.xml",
]


@pytest.fixture(params=["visitor", "superuser"])
def anybody(request, client):
    if request.param == "superuser":
        client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def two_posts():
    """A function that makes a public and a hidden post which are everywhere together."""

    def make(**hidden):
        treatment = TreatmentFactory(slug="peeling")
        ServiceFactory(slug="peeling", treatment=treatment)
        same = {
            "category": CategoryFactory(slug="skin"),
            "author": PersonFactory(slug="robin"),
            "treatments": [treatment],
        }
        PostFactory(title="Quicksilver for all", slug="public", **same)
        PostFactory(title="Quicksilver in secret", slug="hidden", **same | hidden)

    return make


@pytest.mark.parametrize("state", HIDDEN)
def test_the_address_of_a_hidden_article_is_not_found(anybody, two_posts, state):
    two_posts(**HIDDEN[state])

    public, hidden = anybody.get("/blog/public/"), anybody.get("/blog/hidden/")

    assert (public.status_code, hidden.status_code) == (200, 404)
    assert "Quicksilver in secret" not in hidden.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("state", HIDDEN)
def test_no_page_shows_a_hidden_article(anybody, two_posts, state, address):
    two_posts(**HIDDEN[state])

    page = anybody.get(address).content.decode()

    assert ("/blog/public/" in page, "/blog/hidden/" in page) == (True, False)
    assert "Quicksilver in secret" not in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_would_show_the_hidden_article_if_it_were_public(client, two_posts, address):
    two_posts()

    page = client.get(address).content.decode()

    assert ("/blog/public/" in page, "/blog/hidden/" in page) == (True, True)


@pytest.mark.parametrize("state", HIDDEN)
def test_a_category_of_hidden_articles_alone_is_not_in_the_sitemap(client, state):
    PostFactory(category=CategoryFactory(slug="skin"))
    PostFactory(category=CategoryFactory(slug="secret"), **HIDDEN[state])

    sitemap = client.get("/sitemap.xml").content.decode()

    assert ("/category/skin/" in sitemap, "/category/secret/" in sitemap) == (True, False)


@pytest.mark.parametrize("state", HIDDEN)
def test_the_byline_names_an_author_whose_page_is_hidden_without_a_link(client, state):
    PostFactory(
        slug="public", author=PersonFactory(name="Ash Sample", slug="ash", **HIDDEN[state])
    )

    page = client.get("/blog/public/").content.decode()

    assert ("Ash Sample" in page, "/people/ash/" in page) == (True, False)
    assert client.get("/blog/author/ash/").status_code == 404
