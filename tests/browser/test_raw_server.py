"""What no browser sends: the server refuses it, and goes on serving others."""

import socket
from contextlib import ExitStack

import pytest

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
TEN_MEGABYTES = 10 * 1024 * 1024
HALF_A_HEAD = b"POST /contact/ HTTP/1.1\r\nHost: 127."
HALF_A_BODY = (
    b"POST /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nname="
)


@pytest.fixture
def send(site):
    """A function that sends bytes as they are and returns the status, or None for no answer."""

    def exchange(sent):
        with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
            connection.sendall(sent)
            first_line = connection.makefile("rb").readline()
        return int(first_line.split()[1]) if first_line else None

    yield exchange
    assert site.ask("GET", "/healthz/") == (200, b"ok\n")


@pytest.mark.parametrize("path", ["/contact/", "/admin/login/"])
def test_a_form_field_of_ten_megabytes_is_refused(site, path):
    body = b"message=" + b"x" * TEN_MEGABYTES

    status, _page = site.ask("POST", path, body, FORM)

    assert status == 413
    assert site.ask("GET", path)[0] == 200


# A half-sent body holds a thread of the server until its sender leaves: it has eight of them.
@pytest.mark.parametrize(
    ("half", "number"), [(HALF_A_HEAD, 40), (HALF_A_BODY, 3)], ids=["heads", "bodies"]
)
def test_requests_that_stay_half_sent_keep_nobody_else_waiting(site, half, number):
    with ExitStack() as open_connections:
        for _number in range(number):
            connection = socket.create_connection(("127.0.0.1", site.port))
            open_connections.enter_context(connection)
            connection.sendall(half)

        answers = [site.ask("GET", "/contact/", seconds=10)[0] for _number in range(8)]

    assert answers == [200] * 8


@pytest.mark.parametrize("path", ["/", "/contact/", "/blog/feed/", "/sitemap.xml", "/healthz/"])
def test_an_unknown_method_is_not_allowed(site, path):
    assert site.ask("FOO", path)[0] == 405


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (b"/%ff%fe/", {400, 404}),
        (b"/blog/%c3%28/", {400, 404}),
        (b"/blog/\xff\xfe/", {400, 404}),
        (b"/%00/", {400}),
        (b"/blog/%00/", {400}),
        (b"/search/?q=%00", {200}),
        (b"/search/?q=%ff", {200}),
        (b"/search/?q=%zz", {200}),
        (b"/static/%00", {400, 404}),
        (b"/static/../../etc/passwd", {400, 404}),
        (b"/media/%2e%2e/%2e%2e/db.sqlite3", {400, 404}),
        (b"/media/" + b"a" * 300 + b".jpg", {404}),
        (b"/" + b"a" * 20_000 + b"/", {404, 414}),
        (b"http://elsewhere.example/", {200}),
        (b"*", {400, 404}),
    ],
)
def test_a_hostile_address_is_refused(send, target, expected):
    request = b"GET " + target + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"

    assert send(request) in expected


@pytest.mark.parametrize(
    "headers",
    [
        b"",
        b"Host: elsewhere.example\r\n",
        b"Host: 127.0.0.1\r\nHost: elsewhere.example\r\n",
        b"Host: \xff\xfe\r\n",
        b"Host: 127.0.0.1:99999999\r\n",
        b"Host: 127.0.0.1\r\nCookie: sessionid=\xff\xfe; csrftoken=\x01\r\n",
        b"Host: 127.0.0.1\r\nX-Forwarded-For: " + b"1.2.3.4, " * 2000 + b"\r\n",
        b"Host: 127.0.0.1\r\n" + b"X-Word: x\r\n" * 500,
        b"Host: 127.0.0.1\r\nX-Long: " + b"x" * 500_000 + b"\r\n",
        b'Host: 127.0.0.1\r\nIf-Modified-Since: yesterday\r\nIf-None-Match: "\r\n',
        b"Host: 127.0.0.1\r\nAccept-Encoding: \xff, gzip;q=no\r\nRange: bytes=9-1\r\n",
        b"Host: 127.0.0.1\r\nName without a colon\r\n",
    ],
)
@pytest.mark.parametrize("path", [b"/", b"/admin/login/"])
def test_odd_headers_are_no_error_of_the_server(send, path, headers):
    status = send(b"GET " + path + b" HTTP/1.1\r\n" + headers + b"Connection: close\r\n\r\n")

    assert status is None or status < 500


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: -1",
        b"Content-Length: five",
        b"Content-Length: 5\r\nContent-Length: 6",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked",
        b"Transfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded",
        b"Content-Length: 5\r\nContent-Type: multipart/form-data",
        b"Content-Length: 5\r\nContent-Type: multipart/form-data; boundary=\xff",
        b"Content-Length: 5\r\nContent-Type: application/x-www-form-urlencoded; charset=bogus",
    ],
)
def test_a_body_that_contradicts_its_headers_is_no_error_of_the_server(send, headers):
    status = send(
        b"POST /contact/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        + headers
        + b"\r\n\r\nzz=zz\r\n\r\n"
    )

    assert status is None or status < 500
