"""The Atom feed."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
import time_machine

from tests.factories import CategoryFactory, PersonFactory, PostFactory
from tests.site.reading import read

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed_of(client):
    return ET.fromstring(client.get("/blog/feed/").content)  # noqa: S314 -- our own feed


def test_the_feed_is_atom(client):
    response = client.get("/blog/feed/")

    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert feed_of(client).tag == f"{ATOM}feed"


def test_an_article_is_an_entry_with_its_words_author_category_and_times(client, settings):
    settings.SITE_URL = "https://clinic.example"
    with time_machine.travel(datetime(2026, 7, 5, 12, tzinfo=UTC), tick=False):
        PostFactory(
            title="Salt & <pepper>",
            slug="salt",
            excerpt="What helps.",
            author=PersonFactory(name="Robin Sample", credentials="MD"),
            category=CategoryFactory(name="Kitchen"),
            publish_at=datetime(2026, 7, 1, 13, tzinfo=UTC),
        )

        (entry,) = feed_of(client).iter(f"{ATOM}entry")

    assert {part.tag.removeprefix(ATOM): part.text for part in entry if part.text} == {
        "title": "Salt & <pepper>",
        "summary": "What helps.",
        "published": "2026-07-01T13:00:00+00:00",
        "updated": "2026-07-05T12:00:00+00:00",
        "id": "https://clinic.example/blog/salt/",
    }
    assert entry.find(f"{ATOM}link").get("href") == "https://clinic.example/blog/salt/"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Robin Sample, MD"
    assert entry.find(f"{ATOM}category").get("term") == "Kitchen"


def test_every_address_in_the_feed_is_absolute(client, settings):
    settings.SITE_URL = "https://clinic.example"
    PostFactory.create_batch(3)

    addresses = [link.get("href") for link in feed_of(client).iter(f"{ATOM}link")]

    assert len(addresses) == 5
    assert [address for address in addresses if not address.startswith(settings.SITE_URL)] == []
    assert "https://clinic.example/blog/feed/" in addresses


def test_the_feed_has_the_twenty_newest_articles_newest_first(client):
    posts = PostFactory.create_batch(21)

    entries = list(feed_of(client).iter(f"{ATOM}entry"))

    titles = [entry.find(f"{ATOM}title").text for entry in entries]
    assert titles == [post.title for post in reversed(posts[1:])]


def test_a_feed_without_articles_is_a_feed(client):
    assert list(feed_of(client).iter(f"{ATOM}entry")) == []


def test_a_control_character_pasted_into_a_title_does_not_break_the_feed(client):
    # A line break copied from PowerPoint arrives as a vertical tab.
    PostFactory(title="First line\x0bsecond line")

    (entry,) = feed_of(client).iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "First line second line"


@pytest.mark.parametrize("posts", [1, 3])
def test_the_feed_costs_the_same_queries_for_one_article_and_for_three(
    client, django_assert_num_queries, posts
):
    PostFactory.create_batch(posts)
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(2):
        client.get("/blog/feed/")


@pytest.mark.parametrize("address", ["/", "/blog/", "/blog/post/", "/services/", "/search/"])
def test_the_head_of_every_page_announces_the_feed(client, address):
    PostFactory(slug="post")

    (head,) = read(client.get(address)).iter("head")

    announced = [link.get("href") for link in head.iter("link") if link.get("rel") == "alternate"]
    assert announced == ["/blog/feed/"]
