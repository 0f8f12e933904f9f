"""Pages and files go compressed to who wants them so, and bare to everybody else."""

import gzip

import pytest

from tests.factories import PostFactory

pytestmark = pytest.mark.django_db

WANTS_GZIP = [
    "gzip", "GZIP", "gzip, deflate, br", "br;q=1.0, gzip; q=0.8, *;q=0.1", "deflate,gzip;q=0.001",
    "*", "identity;q=0.5, *;q=0.7", "x-gzip", "identity;q=0, gzip", "gzip ;q=1",
]  # fmt: skip
WANTS_BARE_WORDS = [
    "", "identity", "gzip;q=0", "gzip; q=0.0", "gzip;q=0.000, deflate", "GZIP;Q=0", "x-gzip;q=0",
    "*;q=0", "gzip;q=0, *", "identity;q=0.5, *;q=0", "identity, gzip;q=0.5", "br", "notgzip",
    "gzip;q=high", ";q=1", "gzip-2",
]  # fmt: skip
EACH = pytest.mark.parametrize(
    ("header", "coding"),
    [
        *((header, "gzip") for header in WANTS_GZIP),
        *((header, None) for header in WANTS_BARE_WORDS),
    ],
)


@EACH
@pytest.mark.parametrize("address", ["/", "/blog/feed/", "/sitemap-list-1.xml", "/admin/login/"])
def test_a_page_is_coded_as_its_reader_wants_it(visitor, address, header, coding):
    PostFactory()  # a sitemap of next to nothing would grow by it

    response = visitor.get(address, headers={"accept-encoding": header})

    assert response.get("Content-Encoding") == coding
    assert "Accept-Encoding" in response["Vary"]
    content = gzip.decompress(response.content) if coding else response.content
    assert content.startswith(b"<")


@EACH
def test_so_is_a_file(settings, client, header, coding):
    (settings.STATIC_ROOT / "note.css").write_bytes(b"p { margin: 0 }" * 100)
    (settings.STATIC_ROOT / "note.css.gz").write_bytes(gzip.compress(b"p { margin: 0 }" * 100))

    response = client.get("/static/note.css", headers={"accept-encoding": header})

    list(response)  # a file is closed at its end
    assert response.get("Content-Encoding") == coding
    assert "Accept-Encoding" in response["Vary"]


def test_a_picture_is_never_compressed(visitor):
    response = visitor.get("/favicon.ico", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response
