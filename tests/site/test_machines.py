"""What machines ask for: robots.txt and the answer to "are you well?"; the sitemap has its own tests."""

from urllib.robotparser import RobotFileParser

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import Image

from tests.factories import PostFactory

pytestmark = pytest.mark.django_db


def test_robots_may_read_what_says_itself_that_it_is_not_to_be_listed(client, settings):
    settings.SITE_URL = "https://clinic.example"

    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        "Sitemap: https://clinic.example/sitemap.xml",
    ]


@pytest.mark.parametrize("address", ["/blog/hidden/", "/search/?q=pain", "/nothing-here/"])
def test_what_asks_not_to_be_listed_may_be_read_by_who_is_asked(client, settings, address):
    PostFactory(slug="hidden", no_index=True)
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())

    assert '<meta name="robots" content="noindex">' in client.get(address).content.decode()
    assert robots.can_fetch("*", f"{settings.SITE_URL}{address}")


def test_a_page_that_is_not_to_be_indexed_is_public_and_says_so(client):
    PostFactory(slug="hidden", no_index=True)

    response = client.get("/blog/hidden/")

    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in response.content.decode()


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
