"""What our own scripts send needs no token, for that of a page is an older one after signing in anew."""

import time

import pytest
from django.test import Client

from clinic_site.access import sessions
from clinic_site.photos.models import Photo
from tests.factories import PhotoFactory, picture

pytestmark = pytest.mark.django_db

ALIVE = "/admin/keep-alive/"
LIBRARY = "/admin/photos/photo/"
SITE = "http://testserver"
OURS = [
    {"sec-fetch-site": "same-origin", "origin": SITE},
    {"sec-fetch-site": "same-origin"},
    {"origin": SITE},  # a browser of before 2023, or a site without TLS
]
OTHERS = [
    {},
    {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
    {"sec-fetch-site": "cross-site", "origin": SITE},
    {"sec-fetch-site": "same-site", "origin": "http://shop.testserver"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": ""},
    {"sec-fetch-site": "same-origin, cross-site"},
    {"sec-fetch-site": "same-origin", "origin": "null"},
    {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": ""},
    {"origin": "https://testserver"},
    {"origin": f"{SITE}:8000"},
    {"origin": f"{SITE}.evil.example"},
    {"origin": f"{SITE}@evil.example"},
    {"origin": SITE.upper()},
    {"referer": f"{SITE}/admin/"},
    {"x-forwarded-host": "evil.example", "origin": "http://evil.example"},
    {"x-csrftoken": "x" * 64},
]


@pytest.fixture
def editor(staff):
    """A browser with a token that the pages in its tabs do not know any more."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(staff("Editor"))
    return client


@pytest.fixture
def quiet_for_minutes(editor):
    session = editor.session
    session[sessions.SEEN_AT] = time.time() - 5 * 60
    session.save()
    return session[sessions.SEEN_AT]


@pytest.mark.parametrize("headers", OURS)
def test_a_page_of_ours_says_that_somebody_is_there(editor, quiet_for_minutes, headers):
    assert editor.post(ALIVE, headers=headers).status_code == 204
    assert editor.session[sessions.SEEN_AT] > quiet_for_minutes


@pytest.mark.parametrize("headers", OTHERS)
def test_another_site_does_not(editor, quiet_for_minutes, headers):
    assert editor.post(ALIVE, headers=headers).status_code == 403
    assert editor.session[sessions.SEEN_AT] == quiet_for_minutes


@pytest.mark.parametrize("headers", OURS)
def test_photos_are_uploaded_and_described_from_a_tab_of_before(editor, headers):
    photo = PhotoFactory(alt_text="")
    described = {"alt_text": "A garden", "caption": "", "credit": ""}

    sent = [
        editor.post(f"{LIBRARY}upload/", {"file": picture()}, headers=headers).status_code,
        editor.post(f"{LIBRARY}{photo.pk}/describe/", described, headers=headers).status_code,
    ]

    assert sent == [201, 200]
    photo.refresh_from_db()
    assert photo.alt_text == "A garden"


@pytest.mark.parametrize("headers", OTHERS)
def test_another_site_uploads_and_describes_nothing(editor, headers):
    photo = PhotoFactory(alt_text="As it was")

    sent = [
        editor.post(f"{LIBRARY}upload/", {"file": picture()}, headers=headers).status_code,
        editor.post(
            f"{LIBRARY}{photo.pk}/describe/", {"alt_text": "Evil"}, headers=headers
        ).status_code,
    ]

    assert sent == [403, 403]
    assert list(Photo.objects.values_list("alt_text", flat=True)) == ["As it was"]


@pytest.mark.parametrize(
    "address",
    ["/admin/login/", "/admin/logout/", "/admin/blog/post/add/", "/admin/photos/photo/add/"],
)
def test_a_form_needs_its_token_wherever_it_comes_from(editor, address):
    assert editor.post(address, {"title": "Forged"}, headers=OURS[0]).status_code == 403
