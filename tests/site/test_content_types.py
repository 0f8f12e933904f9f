"""Every answer says what it is, and a text in which letters it is written."""

import pytest

from tests.factories import PhotoFactory, PostFactory
from tests.sharing.site_card import site_card

pytestmark = pytest.mark.django_db

HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"
ANSWERS = {
    "/": HTML,
    "/blog/post/": HTML,
    "/blog/feed/": "application/xml; charset=utf-8",
    "/contact/": HTML,
    "/sitemap.xml": "application/xml; charset=utf-8",
    "/sitemap-list-1.xml": "application/xml; charset=utf-8",
    "/robots.txt": PLAIN,
    "/.well-known/security.txt": PLAIN,
    "/healthz/": PLAIN,
    "/healthz/ready": PLAIN,
    "/nothing-here/": HTML,
    "/%00/": HTML,
    "/admin/login/": HTML,
    # JSON is written in UTF-8 alone, and has no name for it.
    "/site.webmanifest": "application/manifest+json",
    "/static/note.css": "text/css; charset=utf-8",
    "/static/note.js": "text/javascript; charset=utf-8",
    "/static/note.svg": "image/svg+xml; charset=utf-8",
    "/static/nothing.css": HTML,
}


@pytest.mark.parametrize("address", ANSWERS)
def test_an_answer_says_what_it_is(visitor, settings, address):
    for ending in ("css", "js", "svg"):
        (settings.STATIC_ROOT / f"note.{ending}").write_text("")
    PostFactory(slug="post")

    response = visitor.get(address)
    list(response)  # a file is closed at its end

    said = response["Content-Type"]
    assert said.replace('"', "").lower() == ANSWERS[address]


def test_a_photo_says_of_which_kind_it_is(visitor):
    response = visitor.get(PhotoFactory().address)
    list(response)

    assert response["Content-Type"] == "image/jpeg"


def test_a_card_says_of_which_kind_it_is(visitor):
    assert visitor.get(site_card())["Content-Type"] == "image/png"


def test_pages_and_answers_for_scripts_of_the_staff_say_it_too(admin_client):
    page, answer = (
        admin_client.get(address)["Content-Type"]
        for address in ("/admin/", "/admin/photos/photo/library/")
    )

    assert (page, answer) == (HTML, "application/json")
