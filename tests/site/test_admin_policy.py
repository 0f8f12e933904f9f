"""The admin's Content-Security-Policy: loose where the editor is, and nowhere else."""

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

LOOSE = POLICY | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
}
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
def test_a_form_with_the_editor_may_run_what_the_editor_writes(admin_client, model):
    pk = WITH_EDITOR[model]().pk

    pages = [admin_client.get(f"/admin/{model}/{page}/") for page in ("add", f"{pk}/change")]

    assert [policy_of(page) for page in pages] == [LOOSE, LOOSE]


def test_the_form_of_the_profile_has_the_editor_too(admin_client):
    assert policy_of(admin_client.get("/admin/clinic/clinicprofile/")) == LOOSE


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


def test_a_loose_page_leaves_the_next_one_strict(admin_client):
    admin_client.get("/admin/blog/post/add/")

    assert policy_of(admin_client.get("/")) == POLICY
