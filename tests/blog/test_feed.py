"""The Atom feed."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
import time_machine

from blog.atom import ArticleFeed
from clinic_site.publishing.sitemaps import PAGES_IN_A_PART
from tests.factories import CategoryFactory, PersonFactory, PostFactory, ServiceFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
BODY = "<p>Salt, and <strong>pepper</strong>.</p>"


def feed_of(client):
    return ET.fromstring(client.get("/blog/feed/").content)  # noqa: S314 -- our own feed


def test_the_feed_is_atom(client):
    response = client.get("/blog/feed/")

    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    assert feed_of(client).tag == f"{ATOM}feed"


def test_an_article_is_an_entry_with_its_words_author_category_and_times(client, settings):
    settings.SITE_URL = "https://clinic.example"
    with time_machine.travel(datetime(2026, 7, 5, 12, tzinfo=UTC), tick=False):
        post = PostFactory(
            title="Salt & <pepper>",
            slug="salt",
            body=BODY,
            excerpt="What helps.",
            author=PersonFactory(name="Robin Sample", credentials="MD"),
            category=CategoryFactory(name="Kitchen"),
            at=datetime(2026, 7, 1, 13, tzinfo=UTC),
        )

        (entry,) = feed_of(client).iter(f"{ATOM}entry")

    told = {part.tag.removeprefix(ATOM): part.text for part in entry if part.text}
    assert told.pop("content").strip() == BODY
    assert told == {
        "title": "Salt & <pepper>",
        "summary": "What helps.",
        "published": "2026-07-01T13:00:00+00:00",
        "updated": "2026-07-01T13:00:00+00:00",
        "id": f"https://clinic.example/blog/#{post.pk}",
    }
    assert entry.find(f"{ATOM}link").get("href") == "https://clinic.example/blog/salt/"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Robin Sample, MD"
    assert entry.find(f"{ATOM}category").get("term") == "Kitchen"


def test_a_guest_is_the_author_in_the_feed(client):
    PostFactory(author=None, guest_byline="Example Press")

    (entry,) = feed_of(client).iter(f"{ATOM}entry")

    assert entry.find(f"{ATOM}author/{ATOM}name").text == "Example Press"


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


PLAIN_TEXTS = [
    "Scores were <baseline and dose >0.5 mg",
    "Salt & <pepper>",
    "a < b, b > c & c",
    "<b>Not bold</b> &amp; not an ampersand",
    "Use <br> twice",
    "x <- y -> z",
]


@pytest.mark.parametrize("text", PLAIN_TEXTS)
def test_a_plain_text_loses_no_word_and_says_that_it_is_plain(client, text):
    PostFactory(title=text, excerpt=text, category=CategoryFactory(name=text))

    (entry,) = feed_of(client).iter(f"{ATOM}entry")

    title, summary = entry.find(f"{ATOM}title"), entry.find(f"{ATOM}summary")
    assert (title.text, title.get("type", "text")) == (text, "text")
    assert (summary.text, summary.get("type", "text")) == (text, "text")
    assert entry.find(f"{ATOM}category").get("term") == text


@pytest.mark.parametrize("text", PLAIN_TEXTS)
def test_so_it_is_in_lists_and_in_the_head(client, text):
    PostFactory(slug="post", excerpt=text)
    ServiceFactory(slug="peeling", summary=text)

    lists = [
        words(read(client.get(address))) for address in ("/blog/", "/services/", "/search/?q=post")
    ]
    heads = [read(client.get(address)) for address in ("/blog/post/", "/services/peeling/")]

    assert text in lists[0]
    assert text in lists[1]
    for head in heads:
        told = {
            part.get("name") or part.get("property"): part.get("content")
            for part in head.iter("meta")
        }
        assert (told["description"], told["og:description"]) == (text, text)


FORBIDDEN = [
    "\x0b",
    "\x01",
    "\x08",
    "\x1f",
    "\ufffe",
    "\uffff",
    "\ud800",
    "\udfff",
    "\x1b",
    "\x0c",
]


@pytest.mark.parametrize("character", [*FORBIDDEN, "\x7f", "\x85", "\u2028", "\U0010ffff", "🌊"])
def test_a_character_that_xml_forbids_does_not_break_the_feed(character):
    # Past every form, as a script would write it; halves of a pair no database would even store.
    text = f"First{character}second"
    feed = ArticleFeed(title=text, link="/", description="", feed_url=None)
    feed.add_item(text, "/", text, author_name=text, categories=(text,), content=text)

    tree = ET.fromstring(feed.writeString("utf-8"))  # noqa: S314 -- our own feed

    found = [part.text for part in tree.iter() if part.text and "First" in part.text]
    assert len(found) == 5
    assert all("second" in text for text in found)


def test_a_line_break_pasted_from_a_slide_parts_words(client):
    # A line break copied from PowerPoint arrives as a vertical tab.
    PostFactory(title="First line\x0bsecond line")

    (entry,) = feed_of(client).iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "First line second line"


# --- Who has it already -----------------------------------------------------------------------

MACHINES = [
    "/blog/feed/",
    "/sitemap.xml",
    "/sitemap-list-1.xml",
    "/robots.txt",
    "/site.webmanifest",
]


@pytest.mark.parametrize("encoding", ["", "gzip"])
@pytest.mark.parametrize("posts", [0, 2])
@pytest.mark.parametrize("address", [*MACHINES, "/", "/blog/", "/services/"])
def test_who_has_it_already_gets_nothing_anew(client, address, posts, encoding):
    ServiceFactory()  # a sitemap of next to nothing is coded or bare, whichever comes out shorter
    PostFactory.create_batch(posts)
    coded = {"accept-encoding": encoding}
    first = client.get(address, headers=coded)

    for known in (first["ETag"], f'"another", {first["ETag"]}', "*"):
        again = client.get(address, headers=coded | {"if-none-match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"].removeprefix("W/") == first["ETag"].removeprefix("W/")

    other = client.get(address, headers=coded | {"if-none-match": '"another"'})
    assert (other.status_code, other["ETag"]) == (200, first["ETag"])


@pytest.mark.parametrize("address", ["/blog/feed/", "part"])
def test_a_new_article_is_news(client, address):
    key = PostFactory().pk
    if address == "part":
        address = f"/sitemap-post-{-(-key // PAGES_IN_A_PART)}.xml"
    known = client.get(address)["ETag"]

    PostFactory()

    assert client.get(address, headers={"if-none-match": known}).status_code == 200


@pytest.mark.parametrize("posts", [1, 3])
def test_the_feed_costs_the_same_queries_for_one_article_and_for_three(
    client, django_assert_num_queries, posts
):
    PostFactory.create_batch(posts)
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(5):
        client.get("/blog/feed/")


@pytest.mark.parametrize("address", ["/", "/blog/", "/blog/post/", "/services/", "/search/"])
def test_the_head_of_every_page_announces_the_feed(client, address):
    PostFactory(slug="post")

    (head,) = read(client.get(address)).iter("head")

    announced = [link.get("href") for link in head.iter("link") if link.get("rel") == "alternate"]
    assert announced == ["/blog/feed/"]
