"""Addresses that no browser asks for: what a page does not use is passed over, the rest refused."""

import pytest

from tests.factories import PostFactory
from tests.site.reading import read, words

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = [
    "/", "/search/", "/services/", "/blog/", "/blog/post/", "/blog/feed/", "/contact/",
    "/people/", "/sitemap.xml", "/robots.txt", "/healthz/", "/admin/login/",
    "/.well-known/security.txt", "/nothing-here/",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _post():
    PostFactory(slug="post")


BROKEN = {
    "a discount": "utm_campaign=20%-off",
    "a broken escape": "%zz",
    "half an escape": "q=%",
    "a byte alone": "fbclid=%ff",
    "half a letter": "%c3%28=1",
    "half a pair": "a=%ED%A0%80",
    "a NUL": "a=%00",
    "a NUL as a name": "%00=1",
    "an escape and a NUL": "a=%2500%00",
    "no characters": "a=%EF%BF%BE",
    "2,000 parameters": "&".join(f"a{number}=1" for number in range(2000)),
    "a long one": f"a={'x' * 20_000}",
}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("query", BROKEN.values(), ids=BROKEN)
def test_what_a_page_does_not_use_cannot_break_it(guest, address, query):
    expected = 404 if address == "/nothing-here/" else 200

    assert guest.get(f"{address}?{query}").status_code == expected


@pytest.mark.parametrize("query", ["q=%zz", "q=%00%00zz", "q=20%-zz"])
def test_a_search_for_what_no_page_holds_says_that_nothing_was_found(guest, query):
    page = read(guest.get(f"/search/?{query}"))

    assert "We found nothing for" in words(page)


@pytest.mark.parametrize("query", ["q=%ff", "q=caf%E9", "q=%ED%A0%80"])
def test_a_search_for_what_cannot_be_read_asks_to_type_it_again(guest, query):
    page = read(guest.get(f"/search/?{query}"))

    assert "Part of what you searched for did not arrive as it was written" in words(page)


@pytest.mark.parametrize(
    "query", ["q=pe%00st&a=%zz", "a=%ff&q=pest", "q=pest&a=1" + "&a=1" * 5000]
)
def test_a_search_uses_what_it_can_read(guest, query):
    PostFactory(title="A pest", slug="pest")

    assert "A pest" in words(read(guest.get(f"/search/?{query}")))


@pytest.mark.parametrize(
    "treatment", ["%zz", "%ff", "%00", "9" * 5000, "-1", "x", "", "%EF%BF%BF"]
)
def test_a_form_for_a_treatment_that_cannot_be_read_is_the_form(guest, treatment):
    assert guest.get(f"/contact/?treatment={treatment}").status_code == 200


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    "query", ["&&&=", "=", "q", "q=1;q=2", "q=1&q=2", "a[]=1", "%F0%9F%90%8C"]
)
def test_a_query_that_is_merely_odd_is_no_reason_to_refuse(guest, address, query):
    expected = 404 if address == "/nothing-here/" else 200

    assert guest.get(f"{address}?{query}").status_code == expected


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%00", 400),
        ("/blog/%00/", 400),
        ("/services/a%00b/", 400),
        ("/media/photos/%00.jpg", 400),
        ("/admin/%00/", 400),
        ("/%ff/", 404),
        ("/blog/%ff%fe/", 404),
        ("/blog/%c3%28/", 404),
        ("/blog/%E2%98%83/", 404),
        (f"/{'a' * 5000}/", 404),
        (f"/blog/{'a' * 300}/", 404),
        (f"/media/photos/{'a' * 300}.jpg", 404),
        (f"/media/{'a' * 300}", 404),
        (f"/media/photos/{'a' * 32}.jpg", 404),
        (f"/static/{'a' * 300}.css", 404),
        ("/media/../manage.py", 404),
        ("/media/photos/%2e%2e/%2e%2e/db.sqlite3", 404),
        ("/media/photos/", 404),
        ("/media/cards/", 404),
        ("/media/cards/site/", 404),
        ("/media/cards/%00/0123456789abcdef0123.png", 400),
        ("/media/cards/site/%2e%2e/0123456789abcdef0123.png", 404),
        ("/media/cards/../photos/0123456789abcdef0123.png", 404),
        (f"/media/cards/site/{'0' * 20}.png", 404),
        (f"/media/cards/site/{'0' * 2000}.png", 404),
        (f"/media/cards/blog.post-{'9' * 18}/{'0' * 20}.png", 404),
        (f"/media/cards/blog.post-{'9' * 300}/{'0' * 20}.png", 404),
        (f"/media/cards/blog.post-0/{'0' * 20}.png", 404),
        (f"/media/cards/blog.post-%D9%A1/{'0' * 20}.png", 404),
        (f"/media/cards/auth.user-1/{'0' * 20}.png", 404),
        (f"/blog/page/{10**30}/", 404),
        ("/blog/page/0/", 404),
        ("/blog/page/-1/", 404),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_path_that_leads_nowhere_is_refused(guest, path, status):
    assert guest.get(path).status_code == status


@pytest.mark.parametrize(
    ("header", "value"),
    [("host", "other.example"), ("host", "x" * 300), ("host", "a b"), ("host", "[::1")],
)
def test_a_host_that_is_not_ours_is_refused(guest, header, value):
    assert guest.get("/", headers={header: value}).status_code == 400


@pytest.mark.parametrize("address", ["/", "/contact/", "/admin/", "/admin/login/"])
@pytest.mark.parametrize(
    "cookie",
    [
        'sessionid="a\\000b"',
        'other="\\000"',
        "other=%zz",
        "a" * 20_000,
        "=;=;;a",
        "o=\xff",
        "\x01",
    ],
    ids=lambda cookie: cookie[:20],
)
def test_a_cookie_that_cannot_be_read_is_as_if_it_were_not_there(guest, address, cookie):
    expected = 302 if address == "/admin/" else 200

    assert guest.get(address, headers={"cookie": cookie}).status_code == expected


@pytest.mark.parametrize("address", ["/", "/contact/", "/search/", "/blog/feed/"])
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("referer", "http://[::1"),
        ("referer", "\xff\xfe%00%zz"),
        ("referer", "x" * 20_000),
        ("accept-language", "\xff;q=x,,*"),
        ("accept-encoding", "gzip;q=x;y,\xff"),
        ("if-none-match", 'W/"x'),
        ("if-modified-since", "yesterday"),
        ("content-type", "text/plain; charset=bogus"),
    ],
)
def test_a_header_that_a_page_does_not_use_cannot_break_it(guest, address, header, value):
    assert guest.get(address, headers={header: value}).status_code == 200
