"""The admin's Content-Security-Policy: no script inside a page, and style only for the editor."""

import pytest

from tests.factories import (
    CategoryFactory,
    ConsultationRequestFactory,
    MenuItemFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
from tests.site.crawling import faults
from tests.site.reading import read
from tests.site.test_headers import POLICY, policy_of

pytestmark = pytest.mark.django_db

WITH_STYLE = POLICY | {"style-src": "'self' 'unsafe-inline'"}
WITH_EDITOR = {
    "blog/post": PostFactory,
    "services/service": ServiceFactory,
    "clinic/page": PageFactory,
    "clinic/person": PersonFactory,
}
WITHOUT_EDITOR = {
    "blog/category": CategoryFactory,
    "clinic/treatment": TreatmentFactory,
    "clinic/menuitem": lambda: MenuItemFactory(part="articles"),
    "photos/photo": PhotoFactory,
}


@pytest.mark.parametrize("model", WITH_EDITOR)
def test_a_form_with_the_editor_may_carry_its_style_but_no_script(admin_client, model):
    pk = WITH_EDITOR[model]().pk

    pages = [admin_client.get(f"/admin/{model}/{page}/") for page in ("add", f"{pk}/change")]

    assert [policy_of(page) for page in pages] == [WITH_STYLE, WITH_STYLE]


@pytest.mark.parametrize("model", ["clinicprofile", "sitewords"])
def test_the_forms_of_which_there_is_one_have_the_editor_too(admin_client, model):
    assert policy_of(admin_client.get(f"/admin/clinic/{model}/")) == WITH_STYLE


@pytest.mark.parametrize("model", WITH_EDITOR)
@pytest.mark.parametrize("page", ["", "{pk}/history/", "{pk}/delete/", "{pk}/preview/"])
def test_the_other_pages_of_such_a_model_are_strict(admin_client, model, page):
    response = admin_client.get(f"/admin/{model}/{page}".format(pk=WITH_EDITOR[model]().pk))

    assert (response.status_code, policy_of(response)) == (200, POLICY)


@pytest.mark.parametrize("model", WITHOUT_EDITOR)
@pytest.mark.parametrize("page", ["", "add/", "{pk}/change/"])
def test_a_model_without_the_editor_is_strict_everywhere(admin_client, model, page):
    response = admin_client.get(f"/admin/{model}/{page}".format(pk=WITHOUT_EDITOR[model]().pk))

    assert (response.status_code, policy_of(response)) == (200, POLICY)


def test_the_page_of_a_consultation_request_is_strict(admin_client):
    stored = ConsultationRequestFactory(message="<script>alert(1)</script>")

    response = admin_client.get(f"/admin/contact/consultationrequest/{stored.pk}/change/")

    assert policy_of(response) == POLICY
    assert "<script>alert(1)" not in response.content.decode()


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/auth/user/", "/admin/auth/user/add/", "/admin/password_change/"]
)
def test_the_staffs_own_pages_are_strict(admin_client, address):
    response = admin_client.get(address)

    assert (response.status_code, policy_of(response)) == (200, POLICY)


@pytest.mark.slow
def test_no_public_page_loads_the_editor(pages):
    found = faults(pages, parts_of_the_editor)

    assert len(pages) >= 40
    assert found == {}


def parts_of_the_editor(_address, response, tree):
    """What a page has of the editor, in its words or in what it loads."""
    parts = [*tree.iter("script"), *tree.iter("link")]
    loaded = [part.get("src") or part.get("href") or "" for part in parts]
    words = response.content.decode().casefold()
    return [name for name in loaded if "/editor" in name or name.endswith("-guard.js")] + [
        word for word in ("ckeditor", "cke_", "ck4") if word in words
    ]


def test_the_test_above_would_see_the_editor(admin_client):
    response = admin_client.get("/admin/blog/post/add/")

    found = parts_of_the_editor("", response, read(response))

    assert {"ckeditor", "ck4"} <= set(found)
    assert len(found) >= 5


def test_a_page_of_the_editor_leaves_the_next_one_strict(admin_client):
    admin_client.get("/admin/blog/post/add/")

    assert policy_of(admin_client.get("/")) == POLICY
