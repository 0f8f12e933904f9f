"""Addresses that no browser asks for: refused with a page, and never with a fault of the site."""

import pytest

from tests.factories import PostFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = [
    "/", "/search/", "/services/", "/blog/", "/blog/post/", "/blog/feed/", "/contact/",
    "/people/", "/sitemap.xml", "/robots.txt", "/healthz/", "/admin/login/",
    "/nothing-here/",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _post():
    PostFactory(slug="post")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    "query",
    ["%zz", "%", "q=%", "q=%ff", "q=%c3%28", "q=%00", "%00=1", "q=%2500%00", "q=%ED%A0%80"],
)
def test_a_query_that_cannot_be_read_is_refused(guest, address, query):
    assert guest.get(f"{address}?{query}").status_code == 400


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
def test_a_cookie_with_a_nul_in_it_is_refused(guest, address):
    assert guest.get(address, headers={"cookie": 'sessionid="a\\000b"'}).status_code == 400
