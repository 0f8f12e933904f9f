"""The addresses of stored photos."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image

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


@pytest.mark.parametrize(("mode", "kind"), [("RGB", "image/jpeg"), ("RGBA", "image/png")])
def test_a_photo_is_sent_as_what_it_is_and_may_be_kept(db, client, mode, kind):
    file = ContentFile(encoded(Image.new(mode, (60, 40)), "PNG"), "a.png")
    photo = PhotoFactory(file=file)
    with photo.file.open() as stored:
        data = stored.read()

    response = client.get(photo.file.url)

    assert response.status_code == 200
    assert response.getvalue() == data
    assert response["Content-Type"] == kind
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Vary" not in response
    assert response.cookies == {}


def test_a_photo_can_only_be_read(db, client):
    photo = PhotoFactory()

    methods = ("post", "put", "patch", "delete", "options")
    statuses = [getattr(client, method)(photo.file.url).status_code for method in methods]

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

    assert response.getvalue() == b"a photo"
