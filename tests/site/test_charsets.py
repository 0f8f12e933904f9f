"""The charset that a request names: Django decodes with it, before any page or middleware."""

from io import BytesIO

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

# Every request begins by looking at the connection to the database.
pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
PART = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n1\r\n--x--'
ADDRESSES = ["/", "/search/", "/contact/", "/admin/login/", "/healthz/", "/nothing-here/"]
CODECS = ["bogus", "hex", "base64", "rot13", "idna", "punycode", "undefined", "utf-16", "utf-7"]


@pytest.fixture
def status():
    """A function that asks the door of the web server, as granian does; it has to be there."""
    application = import_string(settings.WSGI_APPLICATION)

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
        assert b"".join(response)
        return answered

    return ask


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("codec", CODECS)
def test_a_form_in_a_charset_that_forms_do_not_have_is_refused(status, address, codec):
    assert status("POST", address, f"{FORM}; charset={codec}", b"name=%41") == [400]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("codec", CODECS)
def test_a_form_in_parts_of_such_a_charset_is_refused(status, address, codec):
    kind = f"multipart/form-data; boundary=x; charset={codec}"

    assert status("POST", address, kind, PART) == [400]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("codec", CODECS)
def test_an_address_is_not_decoded_with_such_a_charset(status, address, codec):
    assert status("GET", f"{address}?q=%41", f"text/plain; charset={codec}") == [400]


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"'])
def test_the_charset_that_browsers_send_is_welcome(status, charset):
    assert status("GET", "/robots.txt?q=%E2%98%83", f"{FORM}; charset={charset}") == [200]


@pytest.mark.parametrize("address", ["/search/", "/contact/"])
def test_an_address_of_5000_parameters_is_refused(status, address):
    query = "&".join(f"f{number}=1" for number in range(5000))

    assert status("GET", f"{address}?{query}", "text/plain; charset=utf-8") == [400]
