"""What a real site at https:// is worth by the rules of MDN's HTTP Observatory."""

import re
from email.message import Message
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from cryptography.fernet import Fernet

from tests.browser.prepared import prepared_site
from tests.project.observatory import Answer, score, verdicts

HOST = "clinic.example"
AUTHOR = ("robin", "a password that only this test knows")
MAKE_AUTHOR = """
from django.contrib.auth.models import Group, User
author = User.objects.create_user({!r}, password={!r}, is_staff=True)
author.groups.add(Group.objects.get(name="Author"))
"""


class HttpsSite:
    """A site whose proxy ends TLS, asked as that proxy asks; its cookies are kept."""

    def __init__(self, site):
        self._site = site
        self.cookies = {}

    def ask(self, address, method="GET", form=None, scheme="https"):
        headers = {
            "Host": HOST,
            "X-Forwarded-Proto": scheme,
            "X-Forwarded-For": "203.0.113.7",
            "Origin": f"https://{HOST}" if form else "https://other.example",
            "Referer": f"https://{HOST}{address}",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self._site.port, timeout=20)
        connection.request(method, address, urlencode(form) if form else None, headers)
        with connection.getresponse() as response:
            answer = Answer(response.status, response.headers, response.read().decode())
        connection.close()
        for header in answer.headers.get_all("Set-Cookie", []):
            name, _equals, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def sign_in(self):
        page = self.ask("/admin/login/")
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.body)[1]
        form = {"username": AUTHOR[0], "password": AUTHOR[1], "csrfmiddlewaretoken": token}
        return self.ask("/admin/login/?next=/admin/blog/post/add/", "POST", form)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with prepared_site("new", tmp_path_factory.mktemp("https")) as made:
        made.run("shell", "--no-imports", "-c", MAKE_AUTHOR.format(*AUTHOR))
        made._environment |= {
            "SITE_URL": f"https://{HOST}",
            "ALLOWED_HOSTS": HOST,
            "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
            "EMAIL_URL": "",
        }
        made.start()
        yield HttpsSite(made)
        made.kill()


@pytest.fixture(scope="module")
def in_the_clear(site):
    return site.ask("/", scheme="http")


@pytest.mark.slow
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/blog/efficacy-of-rf-microneedling/",
        "/services/morpheus8/",
        "/contact/",
        "/search/?q=hormones",
        "/.well-known/security.txt",
    ],
)
def test_a_public_page_has_at_least_130_points(site, in_the_clear, address):
    page = site.ask(address)

    assert page.status == 200
    assert score(page, in_the_clear, HOST) >= 130


@pytest.mark.slow
def test_the_sign_in_page_has_at_least_130_points(site, in_the_clear):
    site.cookies.clear()

    page = site.ask("/admin/login/")

    assert page.headers.get_all("Set-Cookie")
    assert score(page, in_the_clear, HOST) >= 130


@pytest.mark.slow
def test_a_page_with_the_editor_has_at_least_110_points(site, in_the_clear):
    site.cookies.clear()
    signed_in = site.sign_in()

    page = site.ask("/admin/blog/post/add/")

    assert "ckeditor" in page.body
    assert score(page, in_the_clear, HOST) >= 110
    # The session's cookie is set by the answer that signs in.
    assert verdicts(signed_in, in_the_clear, HOST)["Cookies"] == 5


@pytest.mark.slow
def test_every_cookie_belongs_to_this_host_alone(site):
    site.cookies.clear()
    site.sign_in()
    site.ask("/admin/blog/post/add/")

    assert {"__Host-sessionid", "__Host-csrftoken"} <= set(site.cookies)
    assert [name for name in site.cookies if not name.startswith("__Host-")] == []


# --- A control: each rule sees what it is for -----------------------------------------------------

GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Set-Cookie": "sessionid=1; Secure; HttpOnly; SameSite=Lax",
}
WORSE = [
    ("Content-Security-Policy", None, -25),
    ("Content-Security-Policy", "default-src 'self'", 5),
    ("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'", 0),
    ("Content-Security-Policy", "default-src 'none'; img-src http:", -10),
    ("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-eval'", -10),
    ("Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'", -20),
    ("Content-Security-Policy", "default-src 'none'; script-src https:", -20),
    ("Content-Security-Policy", "script-src 'self'", -20),
    ("Referrer-Policy", None, 0),
    ("Referrer-Policy", "unsafe-url", -5),
    ("Strict-Transport-Security", None, -20),
    ("Strict-Transport-Security", "max-age=3600", -10),
    ("X-Content-Type-Options", None, -5),
    ("Cross-Origin-Resource-Policy", None, 0),
    ("Cross-Origin-Resource-Policy", "same", -5),
    ("Cross-Origin-Opener-Policy", None, 0),
]
COOKIES = [
    ("sessionid=1; HttpOnly; SameSite=Lax", -10),
    ("sessionid=1; Secure; SameSite=Lax", -30),
    ("sessionid=1; Secure; HttpOnly", 0),
    ("csrftoken=1; Secure; HttpOnly", -20),
    ("token=1; SameSite=Lax", -5),
    ("token=1; SameSite=Sometimes; Secure", -20),
]
SCRIPTS = [
    ("/a.js", "", 0),
    ("/a.js", "sha256-x", 5),
    ("https://other.example/a.js", "sha256-x", 5),
    ("https://other.example/a.js", "", -5),
    ("//other.example/a.js", "", -50),
]
WAYS = [
    ("https://clinic.example/", 0),
    ("https://www.clinic.example/", -5),
    ("http://www.clinic.example/", -10),
    (None, -20),
]


def answer_of(body="", **changed):
    headers = Message()
    for name, value in (GOOD | changed).items():
        if value is not None:
            headers[name] = value
    return Answer(200, headers, body)


def led_to(address="https://clinic.example/"):
    return answer_of(Location=address)


def test_what_lacks_nothing_has_all_points():
    assert score(answer_of(), led_to(), HOST) == 145


@pytest.mark.parametrize(("name", "value", "points"), WORSE)
def test_a_worse_header_has_its_points(name, value, points):
    page = answer_of(**{name: value})

    assert verdicts(page, led_to(), HOST)[name] == points
    assert score(page, led_to(), HOST) < 145


@pytest.mark.parametrize(("cookie", "points"), COOKIES)
def test_a_worse_cookie_has_its_points(cookie, points):
    page = answer_of(**{"Set-Cookie": cookie})

    assert verdicts(page, led_to(), HOST)["Cookies"] == points


@pytest.mark.parametrize(("address", "integrity", "points"), SCRIPTS)
def test_a_script_has_its_points(address, integrity, points):
    page = answer_of(f'<script src="{address}" integrity="{integrity}"></script>')

    assert verdicts(page, led_to(), HOST)["Subresource Integrity"] == points


@pytest.mark.parametrize(("address", "points"), WAYS)
def test_the_way_from_http_has_its_points(address, points):
    assert verdicts(answer_of(), led_to(address), HOST)["Redirection"] == points


def test_a_page_that_may_be_framed_loses_twenty():
    page = answer_of(**{"X-Frame-Options": None, "Content-Security-Policy": "default-src 'none'"})

    assert verdicts(page, led_to(), HOST)["X-Frame-Options"] == -20


def test_one_that_shares_what_is_private_with_everybody_loses_fifty():
    sharing = {
        "Access-Control-Allow-Origin": "https://other.example",
        "Access-Control-Allow-Credentials": "true",
    }

    points = verdicts(answer_of(**sharing), led_to(), HOST)

    assert points["Cross-Origin-Resource-Sharing"] == -50


def test_what_is_better_than_asked_for_counts_only_from_90_on():
    page = answer_of(**{"Strict-Transport-Security": None})

    assert score(page, led_to(), HOST) == 80
