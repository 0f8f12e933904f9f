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
from tests.site.sitemap import content_at

pytestmark = pytest.mark.django_db

HIDDEN = {
    "a draft": {"is_draft": True},
    "a draft with a date": {"is_draft": True},
    "a scheduled one": {"at": timezone.now() + timedelta(days=1)},
    "an expired one": {
        "at": timezone.now() - timedelta(days=9),
        "until": timezone.now() - timedelta(days=1),
    },
}
ADDRESSES = [
    "/",
    "/blog/",
    "/blog/category/skin/",
    "/blog/author/robin/",
    "/blog/feed/",
    "/blog/category/skin/feed/",
    "/blog/public/",
    "/people/robin/",
    "/services/peeling/",
    "/search/?q=quicksilver",
    "/sitemap.xml",
]


def status_of(state):
    """What was public once is gone, and what never was is not found."""
    return 410 if state == "an expired one" else 404


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

    assert (public.status_code, hidden.status_code) == (200, status_of(state))
    assert "Quicksilver in secret" not in hidden.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("state", HIDDEN)
def test_no_page_shows_a_hidden_article(anybody, two_posts, state, address):
    two_posts(**HIDDEN[state])

    page = content_at(anybody, address)

    assert ("/blog/public/" in page, "/blog/hidden/" in page) == (True, False)
    assert "Quicksilver in secret" not in page


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_would_show_the_hidden_article_if_it_were_public(client, two_posts, address):
    two_posts()

    page = content_at(client, address)

    assert ("/blog/public/" in page, "/blog/hidden/" in page) == (True, True)


@pytest.mark.parametrize("state", HIDDEN)
def test_a_category_of_hidden_articles_alone_is_not_in_the_sitemap(client, state):
    PostFactory(category=CategoryFactory(slug="skin"))
    PostFactory(category=CategoryFactory(slug="secret"), **HIDDEN[state])

    sitemap = content_at(client)

    assert ("/category/skin/" in sitemap, "/category/secret/" in sitemap) == (True, False)


@pytest.mark.parametrize("state", HIDDEN)
def test_the_byline_does_not_name_an_author_whose_page_is_hidden(client, state):
    PostFactory(
        slug="public", author=PersonFactory(name="Ash Sample", slug="ash", **HIDDEN[state])
    )

    shown = [client.get(address).content.decode() for address in ("/blog/public/", "/blog/feed/")]

    assert [("Ash Sample" in page, "/people/ash/" in page) for page in shown] == (
        [(False, False)] * 2
    )
    assert client.get("/blog/author/ash/").status_code == status_of(state)
