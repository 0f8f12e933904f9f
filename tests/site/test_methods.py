"""A method that a page does not know is answered with 405, whoever asks and without a cookie."""

import pytest

from tests.factories import PageFactory, PhotoFactory, PostFactory, ServiceFactory
from tests.sharing.site_card import site_card

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

READ = [
    "/",
    "/search/",
    "/services/",
    "/services/peeling/",
    "/blog/",
    "/blog/page/2/",
    "/blog/category/skin/",
    "/blog/author/robin/",
    "/blog/post/",
    "/blog/feed/",
    "/blog/category/skin/feed/",
    "/people/",
    "/people/robin/",
    "/about/",
    "/sitemap.xml",
    "/sitemap-list-1.xml",
    "/robots.txt",
    "/.well-known/security.txt",
    "/healthz/",
]
UNKNOWN = ["DELETE", "PUT", "PATCH", "TRACE", "FOO"]


@pytest.fixture(autouse=True)
def _site():
    ServiceFactory(slug="peeling")
    PageFactory(slug="about")
    first = PostFactory(slug="post", category__slug="skin", author__slug="robin")
    PostFactory.create_batch(9, category=first.category, author=first.author)


@pytest.mark.parametrize("address", READ)
@pytest.mark.parametrize("method", [*UNKNOWN, "POST"])
def test_a_page_for_reading_refuses_every_other_method(visitor, method, address):
    assert visitor.generic(method, address).status_code == 405


@pytest.mark.parametrize("address", READ)
def test_a_page_for_reading_answers_get_and_head(visitor, address):
    statuses = [visitor.generic(method, address).status_code for method in ("GET", "HEAD")]

    assert statuses == [200, 200]


@pytest.mark.parametrize("method", UNKNOWN)
def test_the_form_refuses_a_method_that_it_does_not_know(visitor, method):
    assert visitor.generic(method, "/contact/").status_code == 405


@pytest.mark.parametrize("method", [*UNKNOWN, "POST"])
def test_a_photo_refuses_every_other_method(visitor, method):
    assert visitor.generic(method, PhotoFactory().file.url).status_code == 405


@pytest.mark.parametrize("method", [*UNKNOWN, "POST"])
def test_a_card_refuses_every_other_method(visitor, method):
    assert visitor.generic(method, site_card()).status_code == 405


def test_a_refusal_says_what_the_page_takes(visitor):
    allowed = visitor.generic("POST", "/blog/")["Allow"]

    assert set(allowed.split(", ")) == {"GET", "HEAD"}
