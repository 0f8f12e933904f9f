"""The charset that a request names: Django decodes with it, before any page or middleware."""

import re
from io import BytesIO

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FORM = "application/x-www-form-urlencoded"
PART = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n1\r\n--x--'
ADDRESSES = ["/", "/search/", "/contact/", "/admin/login/", "/healthz/", "/nothing-here/"]
CODECS = ["bogus", "hex", "base64", "rot13", "idna", "punycode", "undefined", "utf-16", "utf-7"]


@pytest.fixture
def answer(application):
    """A function that asks the door of the web server, as granian does: status and page."""

    def ask(method, address, content_type, body=b""):
        path, _, query = address.partition("?")
        answered = []
        response = application(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "CONTENT_TYPE": content_type,
                "CONTENT_LENGTH": str(len(body)),
                "SERVER_NAME": "localhost",
                "SERVER_PORT": "8000",
                "SERVER_PROTOCOL": "HTTP/1.1",
                "REMOTE_ADDR": "127.0.0.1",
                "wsgi.input": BytesIO(body),
                "wsgi.errors": BytesIO(),
                "wsgi.url_scheme": "http",
            },
            lambda line, _headers: answered.append(int(line.split()[0])),
        )
        (status,) = answered
        return status, _without_chance(b"".join(response).decode())

    return ask


def _without_chance(page):
    """A page without its tokens, which are others each time."""
    return re.sub('<input type="hidden"[^>]*>', "", page)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("codec", CODECS)
def test_a_form_is_read_as_if_it_named_no_charset(answer, address, codec):
    body = b"q=%C3%BC&name=%C3%BC"

    assert answer("POST", address, f"{FORM}; charset={codec}", body) == answer(
        "POST", address, FORM, body
    )


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("codec", CODECS)
def test_so_is_a_form_in_parts(answer, address, codec):
    kind = "multipart/form-data; boundary=x"

    assert answer("POST", address, f"{kind}; charset={codec}", PART) == answer(
        "POST", address, kind, PART
    )


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("codec", CODECS)
def test_so_is_an_address(answer, address, codec):
    query = f"{address}?q=%C3%BC"

    found = answer("GET", query, f"text/plain; charset={codec}")

    assert found == answer("GET", query, "")
    assert found[0] < 500


@pytest.mark.parametrize("codec", CODECS)
def test_the_words_that_were_sent_arrive(answer, codec):
    _status, search = answer("GET", "/search/?q=%C3%BC%2B", f"{FORM}; charset={codec}")
    status, form = answer("POST", "/contact/", f"{FORM}; charset={codec}", b"name=%C3%BC%2B")

    assert 'value="ü+"' in search
    assert (status, 'value="ü+"' in form) == (422, True)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"'])
def test_the_charset_that_browsers_send_is_welcome(answer, charset):
    status, page = answer("GET", "/search/?q=%E2%98%83", f"{FORM}; charset={charset}")

    assert (status, 'value="☃"' in page) == (200, True)


@pytest.mark.parametrize("address", ["/search/", "/contact/"])
def test_an_address_of_5000_parameters_is_answered(answer, address):
    query = "&".join(f"f{number}=1" for number in range(5000))

    status, _page = answer("GET", f"{address}?{query}", "text/plain; charset=utf-8")

    assert status == 200
