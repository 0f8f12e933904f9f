"""What machines ask for: robots.txt, the sitemap and the answer to "are you well?"."""

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from tests.factories import (
    CategoryFactory,
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LISTS = ["/", "/services/", "/blog/", "/people/", "/contact/"]


def entries(client):
    """The sitemap's addresses with the time of their last change."""
    tree = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 -- our own sitemap
    return {
        entry.find(f"{NAMESPACE}loc").text: entry.findtext(f"{NAMESPACE}lastmod") for entry in tree
    }


def test_robots_may_read_what_says_itself_that_it_is_not_to_be_listed(client, settings):
    settings.SITE_URL = "https://clinic.example"

    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        "Sitemap: https://clinic.example/sitemap.xml",
    ]


def test_the_sitemap_lists_every_public_page_under_the_sites_own_address(client, settings):
    settings.SITE_URL = "https://clinic.example"
    PostFactory(
        slug="post", category=CategoryFactory(slug="skin"), author=PersonFactory(slug="robin")
    )
    ServiceFactory(slug="peeling")
    PageFactory(slug="about")

    listed = entries(client)

    pages = ["/blog/post/", "/blog/category/skin/", "/people/robin/", "/services/peeling/"]
    assert sorted(listed) == sorted(
        f"https://clinic.example{path}" for path in (*LISTS, *pages, "/about/")
    )


@pytest.mark.parametrize(
    "factory", [PostFactory, ServiceFactory, ConditionFactory, PageFactory, PersonFactory]
)
@pytest.mark.parametrize(
    "hidden",
    [{"no_index": True}, {"is_draft": True}, {"canonical_url": "https://other.example/"}],
    ids=lambda hidden: next(iter(hidden)),
)
def test_the_sitemap_leaves_out_what_is_not_to_be_found_here(client, factory, hidden):
    factory(slug="listed")
    factory(slug="hidden", **hidden)

    addresses = " ".join(entries(client))

    assert ("/listed/" in addresses, "/hidden/" in addresses) == (True, False)


def test_a_page_that_is_not_to_be_indexed_is_public_and_says_so(client):
    PostFactory(slug="hidden", no_index=True)

    response = client.get("/blog/hidden/")

    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_the_sitemap_says_when_a_page_changed(client, settings):
    settings.SITE_URL = "https://clinic.example"
    with time_machine.travel(datetime(2026, 7, 5, 12, tzinfo=UTC), tick=False):
        PostFactory(slug="post", at=datetime(2026, 7, 1, tzinfo=UTC))

        assert entries(client)["https://clinic.example/blog/post/"] == "2026-07-05"


@pytest.mark.parametrize("number", ["0", "2", "two", str(10**30)])
def test_a_page_of_the_sitemap_that_does_not_exist_is_not_found(client, number):
    assert client.get(f"/sitemap.xml?p={number}").status_code == 404


@pytest.mark.parametrize("pages", [1, 3])
def test_the_sitemap_costs_the_same_queries_for_one_page_of_a_kind_and_for_three(
    client, django_assert_num_queries, pages
):
    for factory in (PostFactory, ServiceFactory, ConditionFactory, PageFactory):
        factory.create_batch(pages)

    with django_assert_num_queries(17):  # four ask whether a list holds anything
        client.get("/sitemap.xml")


def test_a_site_that_is_well_says_ok_and_no_cache_repeats_it(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz/")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]


def test_a_telephone_learns_the_clinics_name_and_icons_of_its_sizes(client):
    response = client.get("/site.webmanifest")

    manifest = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert manifest["name"] == manifest["short_name"] == "Priority You MD"
    assert [(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]] == [
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    ]
    for icon in manifest["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix(settings.STATIC_URL))) as picture:
            assert "{}x{}".format(*picture.size) == icon["sizes"]


def test_whoever_asks_for_the_old_icon_is_led_to_it(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert finders.find(response["Location"].removeprefix(settings.STATIC_URL))
