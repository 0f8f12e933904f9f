"""What the sign-in page says to whom, and where it leads afterwards."""

import pytest
from django.contrib import admin
from django.urls import reverse

from clinic_site.access.models import WrongTry
from tests.factories import ConsultationRequestFactory, PostFactory, UserFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
RIGHT = "a long password"
NO_STAFF = (
    "Your password is right, but the account sam is in no group, so it may do nothing here. Ask a "
    "colleague who looks after the staff’s accounts to put it into one."
)
OFF = (
    "Your password is right, but the account sam is switched off. Ask a colleague who looks after "
    "the staff’s accounts to tick “active” for it."
)
GENERAL = "That username or password is not right. Check for capital letters, then try again."


def sign_in(client, password=RIGHT, username="sam", **more):
    return client.post(LOGIN, {"username": username, "password": password} | more, follow=True)


def notes(response):
    found = read(response, strict=False).iter("p")
    return [words(part) for part in found if part.get("class") == "errornote"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"is_staff": False}, NO_STAFF),
        ({"is_active": False}, OFF),
        ({"is_staff": False, "is_active": False}, OFF),
    ],
)
def test_who_knows_the_password_is_told_what_the_account_lacks(client, fields, sentence):
    UserFactory(username="sam", **fields)

    assert notes(sign_in(client)) == [sentence]
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("fields", [{}, {"is_staff": False}, {"is_active": False}], ids=str)
@pytest.mark.parametrize("username", ["sam", "nobody"])
def test_who_guesses_is_told_the_same_of_every_account(client, fields, username):
    UserFactory(username="sam", **fields)

    assert notes(sign_in(client, "a guess", username)) == [GENERAL]


def test_a_right_password_without_staff_status_is_no_guess(client):
    UserFactory(username="sam", is_staff=False)

    statuses = [sign_in(client).status_code for _ in range(6)]

    assert (statuses, WrongTry.objects.count()) == ([200] * 6, 0)


def test_guesses_at_an_account_without_staff_status_are_counted(client):
    UserFactory(username="sam", is_staff=False)

    statuses = [sign_in(client, "a guess").status_code for _ in range(5)]

    assert statuses[-1] == 429
    assert sign_in(client).status_code == 429


@pytest.mark.parametrize(
    "wrong",
    [
        "//evil.example", "//evil.example/admin/", "https://evil.example/admin/", "/\\evil.example",
        "javascript:alert(1)", "/nowhere/", "/contact/", "/admin/nothing/", "/admin/blog/nothing/",
        "/admin", "admin/", "/admin/logout/", "/admin/login/?next=/admin/logout/", "/admin/jsi18n/",
        "/admin/../contact/", "/admin/blog/post/../../../nowhere/", "/admin/%2e%2e/nowhere/",
        "/admin/\n", "/admin/blog\\post/", "", " ", "/accounts/profile/", "/admin/" + "a" * 3000,
        "/admin/contact/consultationrequest/search/", "/admin/photos/photo/library/",
        "/admin/contact/consultationrequest/keep-alive/", "/admin/blog/post/4711/change/",
        "/admin/blog/post/4711/", "http:/admin/", "\N{FULLWIDTH SOLIDUS}admin/",
    ],
    ids=ascii,
)  # fmt: skip
@pytest.mark.parametrize("place", ["address", "form"])
def test_a_wrong_address_to_go_on_to_leads_to_the_admin(client, wrong, place):
    UserFactory(username="sam", is_superuser=True)
    form = {"username": "sam", "password": RIGHT}

    if place == "form":
        response = client.post(LOGIN, form | {"next": wrong}, follow=True)
    else:
        response = client.post(LOGIN, form, query_params={"next": wrong}, follow=True)

    assert (response.status_code, response.request["PATH_INFO"]) == (200, "/admin/")


def test_a_right_address_is_where_it_leads(client):
    UserFactory(username="sam", is_superuser=True)
    page, stored = PostFactory(), ConsultationRequestFactory()

    for address in (
        "/admin/", "/admin/blog/post/?state=draft", f"/admin/blog/post/{page.pk}/change/",
        f"/admin/blog/post/{page.pk}/preview/", "/admin/password_change/", "/admin/style-guide/",
        f"/admin/contact/consultationrequest/{stored.pk}/change/",
        "/admin/contact/consultationrequest/export/",
    ):  # fmt: skip
        client.logout()
        response = client.post(LOGIN, {"username": "sam", "password": RIGHT, "next": address})
        assert response.headers["Location"] == address


def test_every_address_of_the_admin_that_needs_nothing_else_is_a_page_to_go_on_to(client):
    UserFactory(username="sam", is_superuser=True)
    names = [url.name for url in admin.site.get_urls() if getattr(url, "name", None)]
    inner = [url.name for own in admin.site._registry.values() for url in own.get_urls()]

    wrong = []
    for name in filter(None, [*names, *inner]):
        try:
            address = reverse(f"admin:{name}")
        except Exception:  # noqa: BLE001, S112 -- it needs a key
            continue
        client.logout()
        response = sign_in(client, next=address)
        is_page = response.headers["Content-Type"].startswith("text/html")
        # 403: nobody adds a request or an access record.
        if response.status_code not in {200, 403} or not is_page:
            wrong.append(address)

    assert wrong == []
