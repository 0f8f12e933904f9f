"""The headers that keep a visitor safe, on answers of every kind."""

import pytest
from django.urls import get_resolver

from tests.factories import PhotoFactory
from tests.sharing.site_card import site_card
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
SWITCHED_OFF = {
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment",
    "usb",
}  # fmt: skip

ANSWERS = {
    "a page": ("get", "/", {}, 200),
    "the form": ("get", "/contact/", {}, 200),
    "the feed": ("get", "/blog/feed/", {}, 200),
    "the sitemap": ("get", "/sitemap.xml", {}, 200),
    "a part of it": ("get", "/sitemap-list-1.xml", {}, 200),
    "the sign-in page": ("get", "/admin/login/", {}, 200),
    "whom to tell of a hole": ("get", "/.well-known/security.txt", {}, 200),
    "a redirect": ("get", "/blog/page/1/", {}, 301),
    "a door that is closed": ("get", "/admin/", {}, 302),
    "a page not found": ("get", "/nothing-here/", {}, 404),
    "a broken address": ("get", "/%00/", {}, 400),
    "another host": ("get", "/", {"headers": {"host": "other.example"}}, 400),
    "a form too large": ("post", "/contact/", {"data": {"message": "m" * 3_000_000}}, 413),
    "a form with errors": ("post", "/contact/", {"data": {}}, 422),
    "a form without its token": ("post", "/admin/login/", {"data": {}}, 403),
    "an unknown method": ("delete", "/contact/", {}, 405),
    "a monitor": ("get", "/healthz/", {"headers": {"host": "10.0.0.7"}}, 200),
    "a static picture": ("get", "/static/note.svg", {}, 200),
    "a missing static file": ("get", "/static/nothing.css", {}, 404),
}


def policy_of(response):
    directives = response["Content-Security-Policy"].split(";")
    return dict(directive.strip().split(" ", 1) for directive in directives if directive.strip())


def answer(visitor, settings, kind):
    (settings.STATIC_ROOT / "note.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    method, address, options, status = ANSWERS[kind]
    response = getattr(visitor, method)(address, **options)
    list(response)  # a file is closed at its end
    assert response.status_code == status
    return response


@pytest.mark.parametrize("kind", ANSWERS)
def test_scripts_and_styles_come_from_the_site_alone_and_never_from_a_page(
    visitor, settings, kind
):
    assert policy_of(answer(visitor, settings, kind)) == POLICY


@pytest.mark.parametrize("kind", ANSWERS)
def test_no_answer_is_guessed_framed_or_told_of_elsewhere(visitor, settings, kind):
    response = answer(visitor, settings, kind)

    names = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")
    assert [response.get(name) for name in names] == ["nosniff", "DENY", "same-origin"]


@pytest.mark.parametrize("kind", ANSWERS)
def test_no_other_site_may_show_what_comes_from_here(visitor, settings, kind):
    response = answer(visitor, settings, kind)

    assert response["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("address", ["/", "/blog/feed/", "/static/note.css", "photo", "card"])
def test_nor_what_a_browser_has_already(visitor, settings, address):
    (settings.STATIC_ROOT / "note.css").write_text("p { margin: 0 }")
    found = {"photo": lambda: PhotoFactory().address, "card": site_card}
    address = found[address]() if address in found else address
    first = visitor.get(address)
    list(first)

    names = {"ETag": "if-none-match", "Last-Modified": "if-modified-since"}
    asked = {asking: first[name] for name, asking in names.items() if name in first}
    again = visitor.get(address, headers=asked)

    assert (again.status_code, again.get("Cross-Origin-Resource-Policy")) == (304, "same-origin")


def test_nor_the_way_to_https(visitor, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = visitor.get("/")

    assert (response.status_code, response["Location"]) == (301, "https://testserver/")
    assert response.get("Cross-Origin-Resource-Policy") == "same-origin"


@pytest.mark.parametrize("kind", ANSWERS)
def test_no_answer_may_use_the_visitors_devices(visitor, settings, kind):
    policy = answer(visitor, settings, kind)["Permissions-Policy"]

    assert set(policy.split(", ")) == {f"{feature}=()" for feature in SWITCHED_OFF}


@pytest.mark.parametrize("name", ["note.css", "note.js", "note.woff2", "note.png"])
def test_a_file_that_is_no_document_says_nothing_of_documents(visitor, settings, name):
    (settings.STATIC_ROOT / name).write_text("p { margin: 0 }")

    response = visitor.get(f"/static/{name}")
    list(response)  # a file is closed at its end

    assert not {"Content-Security-Policy", "Permissions-Policy", "X-Frame-Options"} & set(
        response.headers
    )
    names = ("X-Content-Type-Options", "Cross-Origin-Resource-Policy", "Referrer-Policy")
    assert [response.get(name) for name in names] == ["nosniff", "same-origin", "same-origin"]


@pytest.mark.parametrize("kind", ["photo", "card"])
def test_a_photo_may_do_even_less_than_a_page(visitor, kind):
    response = visitor.get(PhotoFactory().address if kind == "photo" else site_card())

    policy = "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert response.status_code == 200
    assert response["Content-Security-Policy"] == policy
    assert (response["X-Content-Type-Options"], response["X-Frame-Options"]) == ("nosniff", "DENY")


@pytest.mark.parametrize("is_https", [True, False])
def test_https_is_remembered_where_the_site_speaks_it(visitor, settings, is_https):
    settings.SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if is_https else 0

    header = visitor.get("/", secure=is_https).get("Strict-Transport-Security")

    assert header == ("max-age=63072000" if is_https else None)


@pytest.mark.parametrize(
    "kind",
    [kind for kind, expected in ANSWERS.items() if expected[3] in {400, 403, 404, 405, 413}],
)
def test_an_error_is_a_page_for_people(visitor, settings, kind):
    if kind == "a missing static file":
        kind = "a page not found"

    page = read(answer(visitor, settings, kind))

    assert len(list(page.iter("h1"))) == 1
    assert words(next(page.iter("title"))).endswith("| Priority You MD")


def test_a_fault_of_the_site_is_a_page_for_people_that_needs_no_database(rf, django_db_blocker):
    show = get_resolver().resolve_error_handler(500)

    with django_db_blocker.block():
        response = show(rf.get("/"))

    page = read(response)
    assert response.status_code == 500
    assert len(list(page.iter("h1"))) == 1
    assert "(727) 230-1438" in words(page)
