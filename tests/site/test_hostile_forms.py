"""Forms that no browser sends: refused with a page, and never with a fault of the site."""

import pytest

from blog.models import Category
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
FORMS = ["/contact/", "/admin/login/", "/search/", "/nothing-here/"]


def part(name, value=b"1", head=b""):
    disposition = b'--x\r\nContent-Disposition: form-data; name="' + name + b'"'
    return disposition + head + b"\r\n\r\n" + value + b"\r\n"


MALFORMED_FORMS = {
    "no boundary": ("multipart/form-data", b"name=x", 400),
    "an odd boundary": ("multipart/form-data; boundary=\xe9", b"name=x", 400),
    "a broken file": (
        MULTIPART,
        part(b"a", b"!", b'; filename="a"\r\nContent-Transfer-Encoding: base64') + b"--x--",
        400,
    ),
    "5,000 fields": (FORM, b"&".join(b"f%d=1" % number for number in range(5000)), 400),
    "5,000 parts": (MULTIPART, b"".join(part(b"f") for _ in range(5000)) + b"--x--", 400),
    "5,000 files": (
        MULTIPART,
        b"".join(part(b"f", head=b'; filename="a"') for _ in range(5000)) + b"--x--",
        400,
    ),
    "10 megabytes in a field": (FORM, b"name=" + b"x" * 10_000_000, 413),
    "10 megabytes in a part": (MULTIPART, part(b"name", b"x" * 10_000_000) + b"--x--", 413),
    "24 megabytes in a file": (
        MULTIPART,
        part(b"a", b"x" * 24_000_000, b'; filename="a.jpg"') + b"--x--",
        413,
    ),
}


@pytest.mark.parametrize("address", FORMS)
@pytest.mark.parametrize("kind", MALFORMED_FORMS)
def test_a_form_that_cannot_be_read_is_refused(guest, address, kind):
    content_type, body, status = MALFORMED_FORMS[kind]

    assert guest.generic("POST", address, body, content_type=content_type).status_code == status


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (FORM, b"name=%ff&email=%c3%28"),
        (FORM, b"%zz=%&&&&="),
        (FORM, b"name=%00"),
        (FORM, b"na%00me=x"),
        (FORM, b"name=\0"),
        (MULTIPART, part(b"name", b"\0") + b"--x--"),
        (MULTIPART, b"neither head nor tail"),
        (MULTIPART, part(b"name")[:40]),
        ("application/json", b"{"),
        ("", b"name=x"),
        ("nonsense", b"name=x"),
    ],
)
@pytest.mark.parametrize(("address", "status"), [("/contact/", 422), ("/admin/login/", 200)])
def test_a_form_that_says_nothing_comes_back_with_its_errors(
    guest, address, status, content_type, body
):
    assert guest.generic("POST", address, body, content_type=content_type).status_code == status


@pytest.mark.parametrize("length", ["-1", "nonsense", ""])
def test_a_length_that_cannot_be_is_no_fault_of_the_site(guest, length):
    answer = guest.generic(
        "POST", "/contact/", part(b"name"), content_type=MULTIPART, CONTENT_LENGTH=length
    )

    assert answer.status_code in {400, 413, 422}


@pytest.mark.parametrize("field", ["username", "password"])
def test_a_sign_in_with_endless_words_is_refused_as_wrong(guest, field):
    typed = {"username": "admin", "password": "wrong"} | {field: "x" * 100_000}

    page = read(guest.post("/admin/login/", typed), strict=False)

    assert "That username or password is not right." in words(page)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (b"R%00obin", "Robin"),
        (b"R%6Fbin%0BSample", "Robin Sample"),
        (b"Mary%1EAnn", "Mary-Ann"),
        (b"Ro%1Fbin%07%EF%BF%BE", "Robin "),
        (b"N%FA%F1ez", "N\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}ez"),
        (b"20%-off %zz", "20%-off %zz"),
        ("🌊 Ünïc".encode(), "🌊 Ünïc"),
    ],
)
def test_of_words_with_broken_characters_none_is_lost(guest, sent, kept):
    page = read(guest.generic("POST", "/contact/", b"name=" + sent, content_type=FORM))

    assert by_id(page, "id_name").get("value") == kept


@pytest.mark.parametrize("sent", ["Ro\0om", "Ro\x01om", "Roo\uffffm"])
def test_so_it_is_in_the_admin(client_of, sent):
    client_of("Editor").post("/admin/blog/category/add/", {"name": sent, "slug": "room"})

    assert Category.objects.get().name == "Room"
