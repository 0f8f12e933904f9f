"""A page that is the same for everyone is made once; what is somebody's own, each time."""

import gzip

import brotli
import pytest
from django.test import Client
from django.utils import timezone

from blog.feeds import A_SECOND
from tests.factories import ConditionFactory, PersonFactory, PostFactory, ServiceFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

FOR_EVERYONE = [
    "/", "/blog/", "/blog/category/sleep/", "/blog/rest/", "/services/", "/services/peeling/", "/people/",
    "/people/robin/", "/conditions/", "/conditions/pain/", "/blog/feed/", "/blog/category/sleep/feed/",
    "/conditions/pain/feed/", "/sitemap.xml", "/sitemap-list-1.xml", "/robots.txt", "/site.webmanifest",
    "/.well-known/security.txt",
]  # fmt: skip
FOR_ONE = [
    "/contact/", "/contact/?treatment=peeling", "/search/", "/search/?q=rest", "/admin/", "/admin/login/",
    "/healthz", "/healthz/", "/healthz/ready", "/favicon.ico", "/blog/page/1/", "/blog", "/review/nothing/",
]  # fmt: skip


def let_a_second_pass(site, time_machine):
    """Since the last change: within it feeds tell no moment, and are not kept."""
    site("/nothing-here/")  # notices what has changed
    time_machine.move_to(timezone.now() + A_SECOND)
    site.asked = 0


@pytest.fixture
def pages():
    robin = PersonFactory(slug="robin", kind="clinician")
    PostFactory(slug="rest", title="Rest", category__slug="sleep", author=robin)
    ServiceFactory(slug="peeling")
    ConditionFactory(slug="pain")


@pytest.mark.usefixtures("pages")
def test_a_page_for_everyone_is_made_once(site, django_assert_num_queries, time_machine):
    let_a_second_pass(site, time_machine)
    first = {path: site(path) for path in FOR_EVERYONE}
    assert {page.status for page in first.values()} == {"200 OK"}

    with django_assert_num_queries(0):
        again = {path: site(path) for path in FOR_EVERYONE}

    assert again == first
    assert site.asked == len(FOR_EVERYONE)


@pytest.mark.usefixtures("pages")
def test_what_is_not_for_everyone_is_asked_for_each_time(site):
    for path in FOR_ONE:
        site(path)
        before = site.asked

        site(path)

        assert site.asked == before + 1, path


def test_each_visitor_has_a_form_of_its_own(site):
    forms = [site("/contact/").body for _ in range(3)]

    assert len(set(forms)) == 3


def test_who_is_signed_in_is_given_what_django_says_to_them(site, staff):
    site("/")
    client = Client()
    client.force_login(staff("Editor"))
    cookies = f"theme=dark; sessionid={client.cookies['sessionid'].value}"

    before = site.asked
    site("/", HTTP_COOKIE=cookies)

    assert site.asked == before + 1


def test_another_cookie_makes_no_difference(site):
    first = site("/")

    assert site("/", HTTP_COOKIE="theme=dark; csrftoken=abc") == first
    assert site.asked == 1


def test_what_a_campaign_adds_to_an_address_costs_nothing(site):
    first = site("/blog/?utm_source=newsletter")

    assert "newsletter" not in first.words
    for query in (
        "utm_source=another",
        "fbclid=1&gclid=2",
        "page=2",
        "%ff=%00",
        "q=" + "x" * 5000,
    ):
        assert site(f"/blog/?{query}") == first
    assert site.asked == 1


def test_who_asks_for_the_headers_is_told_those_of_the_page(site):
    page = site("/")

    head = site("/", "head")

    assert head == page._replace(body=b"")
    assert head.headers["content-length"] == str(len(page.body))
    assert site.asked == 1


def test_the_page_after_its_headers_is_whole(site):
    site("/", "head")

    assert b"</html>" in site("/").body


CODED = [
    ("br", brotli.decompress), ("gzip, br", brotli.decompress), ("gzip", gzip.decompress),
    ("br;q=0, gzip;q=0.5", gzip.decompress), ("identity", bytes), ("gzip;q=0", bytes),
]  # fmt: skip


def test_a_page_is_coded_as_its_reader_wants_it(site):
    page = site("/")

    for wanted, read in CODED:
        coded = site("/", HTTP_ACCEPT_ENCODING=wanted)
        assert read(coded.body) == page.body, wanted
        assert coded.headers["vary"] == page.headers["vary"] == "Accept-Encoding"
        assert ("content-encoding" in coded.headers) == (read is not bytes)
        assert len(coded.body) == int(coded.headers["content-length"])
    assert site.asked == 1


def test_who_has_a_page_is_not_sent_it_again(site):
    etag = site("/").headers["etag"]

    for named in (etag, etag.removeprefix("W/"), f'"another", {etag}', "*"):
        answer = site("/", HTTP_IF_NONE_MATCH=named)
        assert answer.status == "304 Not Modified"
        assert answer.body == b""
        assert answer.headers["etag"] == etag
        assert answer.headers["cache-control"] == "no-cache"
        assert "content-length" not in answer.headers
    assert site.asked == 1


def test_who_has_another_one_is(site):
    page = site("/")

    for named in ('W/"another"', "nonsense", ""):
        assert site("/", HTTP_IF_NONE_MATCH=named) == page


def test_a_feed_tells_its_moment_once_the_second_of_a_change_is_over(site, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    PostFactory()
    told = []
    for _ in range(3):
        told.append("last-modified" in site("/blog/feed/").headers)
        time_machine.shift(A_SECOND)

    assert (told, site.asked) == ([False, True, True], 2)


def test_a_feed_is_not_sent_again_to_who_names_the_day_it_changed(site, time_machine):
    PostFactory()
    let_a_second_pass(site, time_machine)
    feed = site("/blog/feed/")

    since = feed.headers["last-modified"]

    assert site("/blog/feed/", HTTP_IF_MODIFIED_SINCE=since).status == "304 Not Modified"
    assert site("/blog/feed/", HTTP_IF_MODIFIED_SINCE="Sat, 01 Jan 2000 00:00:00 GMT") == feed
    assert site("/blog/feed/", HTTP_IF_MODIFIED_SINCE=since, HTTP_IF_NONE_MATCH='"x"') == feed


def test_a_page_says_what_it_said_without_the_cache(site, client):
    PostFactory(slug="rest")

    for path in ("/", "/blog/rest/", "/sitemap.xml"):
        plain, kept = client.get(path, headers={"host": "localhost:8000"}), site(path)
        assert kept.body == plain.content
        told = {name.lower(): value for name, value in plain.items()}
        # In all codings the words are the same, and the bytes are not.
        assert kept.headers == told | {"etag": f"W/{told['etag']}"}
