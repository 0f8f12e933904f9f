"""The addresses of stored photos."""

import re

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from clinic_site.photos.files import TYPES
from clinic_site.photos.renditions import make_due
from clinic_site.photos.shapes import RECIPE
from clinic_site.photos.views import HEADERS
from tests.factories import PhotoFactory
from tests.photos.pictures import encoded

NAME = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def media_root(settings):
    """A folder with files that nobody uploaded through the site, beside and below it."""
    root = settings.MEDIA_ROOT
    (root / "photos" / "other").mkdir(parents=True)
    for path in (
        root.parent / "secret.jpg",
        root / f"{NAME}.jpg",
        root / "photos" / "plain.jpg",
        root / "photos" / f"{NAME}.html",
        root / "photos" / f"{NAME}.svg",
        root / "photos" / f"{NAME.upper()}.jpg",
        root / "photos" / f"{NAME}0.jpg",
        root / "photos" / "other" / f"{NAME}.jpg",
    ):
        path.write_bytes(b"not to be seen")
    return root


def directives(response):
    return {part.strip() for part in response["Content-Security-Policy"].split(";")}


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "image/jpeg"), ("RGBA", "image/png")])
def test_a_photo_is_sent_as_what_it_is_and_may_be_kept(db, client, mode, kind):
    file = ContentFile(encoded(Image.new(mode, (60, 40)), "PNG"), "a.png")
    photo = PhotoFactory(file=file)
    with photo.file.open() as stored:
        data = stored.read()

    response = client.get(photo.address)

    assert response.status_code == 200
    assert response.content == data
    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert directives(response) == {"default-src 'none'", "frame-ancestors 'none'", "sandbox"}
    assert "Vary" not in response
    assert response.cookies == {}


@pytest.mark.parametrize(
    ("ending", "kind"), [("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg")]
)
def test_a_rendition_is_sent_like_a_photo(db, client, ending, kind):
    photo = PhotoFactory()
    make_due()

    response = client.get(f"/media/photos/{photo.key}/card-60-{RECIPE}-50-50.{ending}")

    assert len(response.content) > 50
    assert response["Content-Type"] == kind
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "sandbox" in directives(response)


@pytest.mark.parametrize("asked", ["bytes=0-9", "bytes=-7", "bytes=99999999-", "bytes=a-b"])
def test_a_photo_comes_whole_whatever_part_of_it_is_asked_for(db, client, asked):
    photo = PhotoFactory()

    response = client.get(photo.address, headers={"range": asked})

    assert (response.status_code, len(response.content)) == (200, photo.file.size)
    assert not {"Accept-Ranges", "Content-Range"} & set(response.headers)


def test_a_photo_that_the_browser_has_is_not_sent_again(db, client):
    photo = PhotoFactory()
    etag = client.head(photo.address)["ETag"]

    response = client.get(photo.address, headers={"if-none-match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_photo_can_only_be_read(db, client):
    photo = PhotoFactory()

    methods = ("post", "put", "patch", "delete", "options")
    statuses = [getattr(client, method)(photo.address).status_code for method in methods]

    assert statuses == [405] * len(methods)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "photos",
        "photos/",
        "photos/plain.jpg",
        f"{NAME}.jpg",
        f"photos/{NAME}.html",
        f"photos/{NAME}.svg",
        f"photos/{NAME}.jpg.html",
        f"photos/{NAME.upper()}.jpg",
        f"photos/{NAME}0.jpg",
        f"photos/other/{NAME}.jpg",
        f"photos/{NAME}.jpg%0A",
        f"photos/{NAME}.png",
        f"photos/{'f' * 32}.jpg",
        f"photos/{'a' * 300}.jpg",
        f"photos/{'%C3%BC' * 150}.jpg",
        f"photos/{NAME}%00.jpg",
        f"photos/{NAME}/card-60-1-50-50.html",
        f"photos/{NAME}/card-60-1-50-50.jpg",
        f"photos/{NAME}/card-60-{RECIPE}-50-50.jpg",
        f"photos/{NAME}/card-60-..-50-50.jpg",
        f"photos/{NAME}/card-60-1/../../plain-50-50.jpg",
        f"photos/{NAME}/card-60-{RECIPE}-50-50.jpg.part",
        f"photos/{NAME}.jpg.0123456789abcdef.part",
        f"photos/{NAME}/other-60-1-50-50.jpg",
        f"photos/{NAME}/../plain.jpg",
        f"photos/{NAME}/",
        "../secret.jpg",
        "photos/../../secret.jpg",
        "photos/%2e%2e/%2e%2e/secret.jpg",
        "photos/..%5c..%5csecret.jpg",
        "//secret.jpg",
    ],
)
def test_every_other_name_is_not_found(db, client, media_root, path):
    response = client.get(f"/media/{path}")

    assert response.status_code in {400, 404}
    assert b"not to be seen" not in response.content


def test_the_files_that_must_not_be_seen_could_be(db, client, media_root):
    (media_root / "photos" / f"{NAME}.jpg").write_bytes(b"a photo")

    response = client.get(f"/media/photos/{NAME}.jpg")

    assert response.content == b"a photo"


def test_nginx_sends_photos_with_the_headers_of_the_site(db, client, settings):
    photo = PhotoFactory()
    whole = (settings.BASE_DIR / "docs" / "nginx.conf").read_text()
    [place] = re.findall(r"location /media/photos/ \{(.*?)\n    \}", whole, re.DOTALL)
    by_nginx = dict(re.findall(r'add_header (\S+) "([^"]*)";', place))
    types = {kind for _type, kind in re.findall(r"(image/\w+)\s+(\w+);", place)}

    settings.SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600  # as at any address of https

    response = client.get(photo.address, secure=True)

    expected = HEADERS.keys() | {"X-Content-Type-Options", "Strict-Transport-Security"}
    assert by_nginx == {name: response[name] for name in expected}
    assert place.count("add_header") == len(by_nginx) == 5
    assert types == TYPES.keys()
    # Everywhere else the site's own headers are alone, but where nginx sends our own files, of which
    # tests/project/test_proxy.py holds the same, and where it speaks for itself.
    [files] = re.findall(r'location ~ "\^/static/[^"]*" \{(.*?)\n    \}', whole, re.DOTALL)
    elsewhere, _own = whole.replace(place, "").replace(files, "").split("location = /not-now")
    assert "add_header" not in elsewhere
