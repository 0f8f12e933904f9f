"""Who may not ask the photo library, and what it does not understand."""

import pytest

from clinic_site.photos.models import Photo
from tests.factories import PhotoFactory, UserFactory, picture

pytestmark = pytest.mark.django_db

BASE = "/admin/photos/photo/"
LIBRARY, UPLOAD = f"{BASE}library/", f"{BASE}upload/"


@pytest.fixture
def visitor_with_rights(client):
    """A client of somebody who may, whose requests must carry their token."""
    client.handler.enforce_csrf_checks = True
    client.force_login(UserFactory(is_superuser=True))
    return client


def endpoints(photo):
    return [
        ("get", LIBRARY),
        ("post", UPLOAD),
        ("post", f"{BASE}{photo.pk}/describe/"),
        ("get", f"{BASE}{photo.pk}/picture/"),
    ]


def test_who_is_not_signed_in_is_sent_to_the_door(client):
    for method, address in endpoints(PhotoFactory()):
        answer = getattr(client, method)(address)

        assert (answer.status_code, answer["Location"]) == (
            302,
            f"/admin/login/?next={address}",
        )


def test_the_front_desk_reaches_none_of_it(client_of):
    client = client_of("Front desk")

    statuses = [
        getattr(client, m)(address).status_code for m, address in endpoints(PhotoFactory())
    ]

    assert statuses == [403, 403, 403, 403]


@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "patch"])
def test_another_method_is_refused(client_of, method):
    client = client_of("Editor")

    statuses = {
        getattr(client, method)(address).status_code
        for allowed, address in endpoints(PhotoFactory())
        if method != allowed
    }

    assert statuses == {405}


def test_without_its_token_a_request_changes_nothing(visitor_with_rights):
    photo = PhotoFactory(alt_text="Before")

    answers = [
        visitor_with_rights.post(UPLOAD, {"file": picture()}),
        visitor_with_rights.post(f"{BASE}{photo.pk}/describe/", {"alt_text": "After"}),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert [photo.alt_text for photo in Photo.objects.all()] == ["Before"]


@pytest.mark.parametrize("number", ["0", "9" * 30, "4711"])
@pytest.mark.parametrize(("method", "page"), [("post", "describe"), ("get", "picture")])
def test_a_photo_that_does_not_exist_is_not_found(client_of, method, page, number):
    answer = getattr(client_of("Editor"), method)(f"{BASE}{number}/{page}/", {"alt_text": "X"})

    assert answer.status_code == 404
