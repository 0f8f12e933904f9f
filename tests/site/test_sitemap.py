"""The sitemap: which pages are in it, since when they are in their words, and what it costs."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Post
from clinic_site.publishing import sitemaps
from clinic_site.publishing.editions import publish, take_down
from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import read
from tests.site.schemas import faults
from tests.site.sitemap import INDEX, content_at, listed, paths_in

pytestmark = pytest.mark.django_db

SITE = "https://clinic.example"
LISTS = ["/", "/services/", "/conditions/", "/blog/", "/people/", "/contact/"]
FACTORIES = [PostFactory, ServiceFactory, ConditionFactory, PageFactory, PersonFactory]
WITH_PHOTOS = [PostFactory, ServiceFactory, ConditionFactory, PersonFactory]
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
MONDAY, HOUR = datetime(2026, 7, 6, 12, tzinfo=UTC), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def of_two(monkeypatch):
    """Parts that hold a block of two keys."""
    monkeypatch.setattr(sitemaps, "PAGES_IN_A_PART", 2)


def parts(client):
    return paths_in(client.get(INDEX).content.decode())


def told_of(client, page):
    """What the sitemap tells of a page, by the names of its elements."""
    for part in parts(client):
        for entry in ET.fromstring(client.get(part).content):  # noqa: S314 -- our own sitemap
            if entry.findtext("s:loc", namespaces=NAMES) == SITE + page.get_absolute_url():
                return {
                    "lastmod": entry.findtext("s:lastmod", namespaces=NAMES),
                    "image": entry.findtext("i:image/i:loc", namespaces=NAMES),
                }
    return None


def test_it_lists_every_public_page_under_the_sites_own_address(client):
    PostFactory(
        slug="post", category=CategoryFactory(slug="skin"), author=PersonFactory(slug="robin")
    )
    ServiceFactory(slug="peeling")
    ConditionFactory(slug="scars")
    PageFactory(slug="about")

    pages = ["/blog/post/", "/blog/category/skin/", "/people/robin/", "/services/peeling/"]
    assert sorted(listed(client)) == sorted([*LISTS, *pages, "/conditions/scars/", "/about/"])
    assert content_at(client).count("<loc>") == content_at(client).count(f"<loc>{SITE}/")


def test_all_of_it_is_as_its_own_schemas_say(client):
    for factory in FACTORIES:
        factory(**({"photo": PhotoFactory()} if factory in WITH_PHOTOS else {}))

    assert faults("siteindex.xsd", client.get(INDEX).content) == []
    assert len(parts(client)) == 1 + len(FACTORIES)
    for part in parts(client):
        assert faults("all.xsd", client.get(part).content) == []


def test_the_schemas_would_say_what_is_wrong():
    namespace = f'xmlns="{NAMES["s"]}" xmlns:image="{NAMES["i"]}"'
    part = f"<urlset {namespace}><url><loc>{SITE}/a/</loc>%s</url></urlset>"

    assert faults("all.xsd", (part % "").encode()) == []
    for wrong in (
        "<lastmod>yesterday</lastmod>",
        "<image:image/>",
        "<image:image><image:loc>a</image:loc></image:image><lastmod>2026-07-05</lastmod>",
    ):
        assert faults("all.xsd", (part % wrong).encode())
    assert faults("all.xsd", f"<urlset {namespace}></urlset>".encode())


@pytest.mark.parametrize("factory", FACTORIES)
@pytest.mark.parametrize(
    "hidden",
    [{"no_index": True}, {"is_draft": True}, {"canonical_url": "https://other.example/"}],
    ids=lambda hidden: next(iter(hidden)),
)
def test_it_leaves_out_what_is_not_to_be_found_here(client, factory, hidden):
    factory(slug="listed")
    factory(slug="hidden", **hidden)

    addresses = " ".join(listed(client))

    assert ("/listed/" in addresses, "/hidden/" in addresses) == (True, False)


@pytest.mark.parametrize("factory", FACTORIES)
def test_it_tells_since_when_a_page_is_in_its_words(client, time_machine, factory):
    time_machine.move_to(MONDAY, tick=False)
    page = factory(at=MONDAY)
    time_machine.shift(HOUR)
    publish(page)
    assert told_of(client, page)["lastmod"] == "2026-07-06T08:00:00-04:00"

    page.seo_description = "Another sentence."
    publish(page)
    assert told_of(client, page)["lastmod"] == "2026-07-06T09:00:00-04:00"


def test_it_tells_the_moment_that_the_page_itself_tells(client, time_machine):
    time_machine.move_to(MONDAY, tick=False)
    post = PostFactory(at=MONDAY)
    time_machine.shift(HOUR)
    post.title = "Another title"
    publish(post)

    tree = read(client.get(post.get_absolute_url()))
    told = {part.get("property"): part.get("content") for part in tree.iter("meta")}
    assert told_of(client, post)["lastmod"] == told["article:modified_time"]


@pytest.mark.parametrize("factory", WITH_PHOTOS)
@pytest.mark.parametrize("renditions", ["", "3.12.0-50-50"])
def test_it_names_the_photo_that_the_page_shows(client, factory, renditions):
    photo = PhotoFactory()
    type(photo).objects.filter(pk=photo.pk).update(renditions=renditions)
    with_photo, without = factory(photo=photo), factory()

    address = told_of(client, with_photo)["image"]
    page = client.get(with_photo.get_absolute_url()).content.decode()

    assert address.startswith(f"{SITE}/media/photos/{photo.key}")
    assert address.removeprefix(SITE) in page
    assert told_of(client, without)["image"] is None


def test_a_photo_that_only_the_draft_has_is_not_named(client):
    post = PostFactory()
    post.photo = PhotoFactory()
    post.save()

    assert told_of(client, post)["image"] is None


@pytest.mark.usefixtures("of_two")
def test_a_kind_with_many_pages_has_many_parts_and_none_that_is_empty(client):
    posts = PostFactory.create_batch(6)
    own = [part for part in parts(client) if "-post-" in part]
    assert len(own) > 3  # the keys of editions are taken too

    found = [path for part in own for path in paths_in(client.get(part).content.decode())]
    assert found == [post.get_absolute_url() for post in posts]

    gone = next(part for part in own if len(paths_in(client.get(part).content.decode())) == 1)
    take_down(Post.objects.get(slug=paths_in(client.get(gone).content.decode())[0].split("/")[-2]))
    assert gone not in parts(client)
    assert client.get(gone).status_code == 404


@pytest.mark.parametrize(
    "part", ["post-0", "post-01", "post-9999", f"post-{10**30}", "list-2", "nothing-1", "post"]
)
def test_a_part_that_does_not_exist_is_not_found(client, part):
    PostFactory()

    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots_are_led_to_it(client):
    assert f"Sitemap: {SITE}{INDEX}" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("pages", [1, 3])
def test_it_costs_the_same_queries_for_one_page_of_a_kind_and_for_three(
    client, django_assert_num_queries, pages
):
    for factory in FACTORIES:
        factory.create_batch(pages)

    # Of each kind one finds the first page of a part, and one that none is left.
    with django_assert_num_queries(2 * len(FACTORIES)):
        addresses = parts(client)
    for part in addresses:
        with django_assert_num_queries(5 if "-list-" in part else 1):
            client.get(part)


def test_a_part_reads_no_text_of_a_page_and_passes_none_by_to_come_to_its_own(client):
    PostFactory.create_batch(3, photo=PhotoFactory())
    part = next(part for part in parts(client) if "-post-" in part)

    with CaptureQueriesContext(connection) as asked:
        client.get(part)

    (statement,) = [query["sql"] for query in asked]
    assert '"slug"' in statement
    assert [word for word in ('"body"', '"excerpt"', "OFFSET") if word in statement] == []
