"""What stands in the feeds: articles in full, of a category and about a condition too."""

from xml.etree import ElementTree as ET

import pytest
from lxml import html as parsing

from blog.atom import SHEETS
from clinic_site.publishing.editions import publish, take_down
from clinic_site.publishing.links import key_of
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.hostile.texts import TEXTS
from tests.site.reading import read
from tests.site.schemas import faults

pytestmark = pytest.mark.django_db

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
SITE = "https://clinic.example"
RUNNING = {"script", "style", "iframe", "object", "embed", "svg", "math", "form", "input"}
FEEDS = ["/blog/feed/", "/blog/category/skin/feed/", "/conditions/scars/feed/"]


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


def feed_at(client, address="/blog/feed/"):
    return ET.fromstring(client.get(address).content)  # noqa: S314 -- our own feed


def titles(client, address):
    return [
        entry.findtext(f"{ATOM}title") for entry in feed_at(client, address).iter(f"{ATOM}entry")
    ]


def content(client):
    (entry,) = feed_at(client).iter(f"{ATOM}entry")
    shown = entry.find(f"{ATOM}content")
    assert shown.get("type") == "html"
    return shown.text


def in_all_feeds(**more):
    scars = ConditionFactory(slug="scars", title="Scars")
    skin = CategoryFactory(slug="skin", name="Skin")
    return PostFactory(category=skin, conditions=[scars], **more)


# --- The feeds ----------------------------------------------------------------------------------


def test_each_feed_has_what_it_is_of(client):
    in_all_feeds(title="Both")
    PostFactory(title="Neither")
    PostFactory(title="Draft", category__slug="other", is_draft=True)

    assert [titles(client, address) for address in FEEDS] == [
        ["Neither", "Both"], ["Both"], ["Both"],
    ]  # fmt: skip


def test_a_feed_says_what_it_is_of_and_leads_to_the_page_for_people(client):
    in_all_feeds()
    pages = ["/blog/", "/blog/category/skin/", "/conditions/scars/"]

    found = []
    for address in FEEDS:
        feed = feed_at(client, address)
        alternate, itself = [link.get("href") for link in feed.findall(f"{ATOM}link")]
        assert itself == feed.findtext(f"{ATOM}id") == SITE + address
        found.append((feed.findtext(f"{ATOM}title"), alternate))

    assert found == [
        ("Priority You MD: articles", SITE + pages[0]),
        ("Priority You MD: articles on Skin", SITE + pages[1]),
        ("Priority You MD: articles about Scars", SITE + pages[2]),
    ]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_as_the_grammar_of_atom_says(client, address):
    in_all_feeds(photo=PhotoFactory(), author=None)

    answer = client.get(address)

    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    assert faults("atom.rng", answer.content) == []
    # The grammar's own rule that RELAX NG cannot say: who wrote an entry stands there, or in the feed.
    assert feed_at(client, address).findtext(f"{ATOM}author/{ATOM}name") == "Priority You MD"


def test_the_grammar_would_say_what_is_wrong(client):
    in_all_feeds()
    feed = client.get("/blog/feed/").content

    for wrong in (b"<updated>", b"<published>", b"<title>"):
        assert faults("atom.rng", feed.replace(wrong, wrong + b"<b/>"))


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/blog/category/nothing/feed/", 404),
        ("/conditions/nothing/feed/", 404),
        ("/conditions/draft/feed/", 404),
        ("/conditions/gone/feed/", 410),
    ],
)
def test_a_feed_of_nothing_is_not_found(client, address, status):
    ConditionFactory(slug="draft", is_draft=True)
    take_down(ConditionFactory(slug="gone"))

    assert client.get(address).status_code == status


def test_who_follows_the_feed_of_what_was_renamed_is_led_on(client):
    post = in_all_feeds()
    post.category.slug = "new-skin"
    post.category.save()
    scars = post.conditions.get()
    scars.slug = "new-scars"
    publish(scars)

    led_to = [client.get(address)["Location"] for address in FEEDS[1:]]

    assert led_to == ["/blog/category/new-skin/feed/", "/conditions/new-scars/feed/"]


def test_an_article_that_is_renamed_stays_one_entry(client):
    post = in_all_feeds(slug="old")
    before = feed_at(client).find(f"{ATOM}entry")
    post.slug = "new"
    publish(post)
    after = feed_at(client).find(f"{ATOM}entry")

    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert after.find(f"{ATOM}link").get("href") == f"{SITE}/blog/new/"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_page_names_the_feed_of_what_it_lists(client, number):
    page = ["/blog/", "/blog/category/skin/", "/conditions/scars/"][number]
    in_all_feeds()

    (head,) = read(client.get(page)).iter("head")

    announced = [link.get("href") for link in head.iter("link") if link.get("rel") == "alternate"]
    assert announced == [*FEEDS[number:][:1], "/blog/feed/"][-2 if number else -1 :]


# --- The articles -------------------------------------------------------------------------------


def test_an_article_stands_there_in_full_with_whole_addresses(client):
    page, photo = PageFactory(slug="about"), PhotoFactory(caption="Our room")
    PostFactory(
        slug="rest",
        photo=PhotoFactory(alt_text="A heron"),
        body=f'<h2>Why</h2><p>See <a data-page="{key_of(page)}#team">us</a>, <a href="#why">here</a>, '
        f'<a href="/contact/">there</a>, <a href="mailto:a@clinic.example">by mail</a>.</p>'
        f'<p><img data-photo="{photo.pk}"></p>',
        asked=[{"question": "For how long?", "answer": '<p>See <a href="/blog/">these</a>.</p>'}],
        video_url="https://video.example/1",
        video_title="Resting",
        video_still=PhotoFactory(),
    )

    shown = parsing.fromstring(f"<div>{content(client)}</div>")

    assert [link.get("href") for link in shown.iter("a")] == [
        f"{SITE}/about/#team",
        f"{SITE}/blog/rest/#why",
        f"{SITE}/contact/",
        "mailto:a@clinic.example",
        "https://video.example/1",
        f"{SITE}/blog/",
    ]
    addresses = [picture.get("src") for picture in shown.iter("img")]
    assert len(addresses) == 3
    assert [address for address in addresses if not address.startswith(f"{SITE}/media/")] == []
    for said in ("Our room", "For how long?", "Watch: Resting"):
        assert said in shown.text_content()
    assert next(shown.iter("img")).get("alt") == "A heron"


def test_every_size_of_a_photo_has_a_whole_address(client):
    photo = PhotoFactory()
    type(photo).objects.filter(pk=photo.pk).update(
        renditions="3.12.0-50-50", width=2000, height=1400
    )
    PostFactory(photo=photo)

    shown = parsing.fromstring(f"<div>{content(client)}</div>")

    choices = [
        choice for source in shown.iter("source") for choice in source.get("srcset").split(", ")
    ]
    assert len(choices) > 4
    assert [choice for choice in choices if not choice.startswith(f"{SITE}/media/")] == []


def test_words_that_look_like_an_address_stay_words(client):
    PostFactory(body='<p>Write &lt;a href="/contact/"&gt; or  href="/contact/" there.</p>')

    shown = parsing.fromstring(f"<div>{content(client)}</div>")

    assert '<a href="/contact/"> or  href="/contact/" there.' in shown.text_content()


@pytest.mark.parametrize("start", range(5))
def test_nothing_runs_in_a_feed_reader(client, start):
    # Of a photo that is not there staff are told at once.
    tried = [typed for typed in TEXTS[start :: len(TEXTS) // 25] if "data-photo" not in typed]
    for number, typed in enumerate(tried[:20]):
        PostFactory(title=f"{number}", body=typed)

    entries = list(feed_at(client).iter(f"{ATOM}entry"))
    assert len(entries) == 20
    for entry in entries:
        for part in parsing.fromstring(f"<div>{entry.findtext(f'{ATOM}content')}</div>").iter():
            assert part.tag not in RUNNING
            assert [name for name in part.attrib if name.startswith("on") or name == "style"] == []
            assert part.get("href", "https:").partition(":")[0] in {
                "https",
                "http",
                "mailto",
                "tel",
                "sms",
            }


def test_the_line_for_a_crisis_goes_with_the_articles_that_show_it(client):
    despair = ConditionFactory(shows_crisis_line=True)
    treatment = TreatmentFactory()
    ServiceFactory(treatment=treatment)
    ConditionFactory(treatments=[treatment], shows_crisis_line=True)
    PostFactory(title="Condition", conditions=[despair])
    PostFactory(title="Treatment", treatments=[treatment])
    PostFactory(title="Neither")

    told = {
        entry.findtext(f"{ATOM}title"): "Call 988" in entry.findtext(f"{ATOM}content")
        for entry in feed_at(client).iter(f"{ATOM}entry")
    }

    assert told == {"Condition": True, "Treatment": True, "Neither": False}


def full(number):
    photo, linked = PhotoFactory(), PageFactory()
    scars = ConditionFactory(slug="scars", treatments=[TreatmentFactory(slug="peeling")])
    skin = CategoryFactory(slug="skin")
    for _ in range(number):
        PostFactory(
            category=skin, conditions=[scars], treatments=list(scars.treatments.all()), photo=photo,
            asked=[{"question": "Why?", "answer": "<p>So.</p>"}],
            body=f'<p><a data-page="{key_of(linked)}">x</a></p><p><img data-photo="{photo.pk}"></p>',
        )  # fmt: skip


@pytest.mark.parametrize("number", [1, 5])
@pytest.mark.parametrize(("address", "queries"), list(zip(FEEDS, [8, 9, 9], strict=True)))
def test_a_feed_costs_the_same_queries_for_one_article_and_for_five(
    client, django_assert_num_queries, address, queries, number
):
    full(number)
    client.get("/")  # makes the clinic's profile

    with django_assert_num_queries(queries):
        client.get(address)


# --- Who opens it in a browser --------------------------------------------------------------------


@pytest.mark.parametrize("address", FEEDS)
def test_a_person_who_opens_a_feed_is_told_what_it_is_and_led_to_the_articles(client, address):
    in_all_feeds()
    answer = client.get(address)

    (subtitle,) = feed_at(client, address).findall(f"{ATOM}subtitle")

    assert "This is a feed." in "".join(subtitle.itertext())
    (link,) = subtitle.iter(f"{XHTML}a")
    assert client.get(link.get("href").removeprefix(SITE)).status_code == 200
    for sheet in SHEETS:
        assert f'href="/static/{sheet}" type="text/css"' in answer.content.decode()
    assert b"xsl" not in answer.content
