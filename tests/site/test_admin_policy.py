"""The admin's Content-Security-Policy: no script inside a page, and style only for the editor."""

import pytest

from tests.factories import (
    CategoryFactory,
    ConsultationRequestFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)
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
    "photos/photo": PhotoFactory,
}


@pytest.mark.parametrize("model", WITH_EDITOR)
def test_a_form_with_the_editor_may_carry_its_style_but_no_script(admin_client, model):
    pk = WITH_EDITOR[model]().pk

    pages = [admin_client.get(f"/admin/{model}/{page}/") for page in ("add", f"{pk}/change")]

    assert [policy_of(page) for page in pages] == [WITH_STYLE, WITH_STYLE]


def test_the_form_of_the_profile_has_the_editor_too(admin_client):
    assert policy_of(admin_client.get("/admin/clinic/clinicprofile/")) == WITH_STYLE


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


def test_the_public_site_never_loads_the_editor(client):
    post = PostFactory(body="<p>Read me.</p>")

    for address in ("/", "/contact/", post.get_absolute_url()):
        page = client.get(address).content.decode().casefold()
        assert ("ckeditor" in page, "cke_" in page) == (False, False)


def test_a_page_of_the_editor_leaves_the_next_one_strict(admin_client):
    admin_client.get("/admin/blog/post/add/")

    assert policy_of(admin_client.get("/")) == POLICY
