"""What each group of the staff may open, asked of the server and not of its buttons."""

import pytest

from tests.factories import PostFactory, ServiceFactory

pytestmark = pytest.mark.django_db

EVERYBODY = {"Author", "Clinician", "Editor", "Front desk", "Administrator"}
WRITERS = EVERYBODY - {"Front desk"}
EDITORS = {"Editor", "Administrator"}
ADMINISTRATOR = {"Administrator"}
NOBODY = set()

MAY_OPEN = {
    "/admin/": EVERYBODY,
    "/admin/password_change/": EVERYBODY,
    "/admin/blog/post/": WRITERS,
    "/admin/blog/post/add/": WRITERS,
    "/admin/blog/category/": WRITERS,
    "/admin/blog/category/add/": EDITORS,
    "/admin/services/service/": WRITERS,
    "/admin/services/service/add/": EDITORS | {"Clinician"},
    "/admin/clinic/treatment/": WRITERS,
    "/admin/clinic/treatment/add/": EDITORS,
    "/admin/clinic/condition/": WRITERS,
    "/admin/clinic/condition/add/": EDITORS | {"Clinician"},
    "/admin/clinic/person/": WRITERS,
    "/admin/clinic/person/add/": EDITORS,
    "/admin/clinic/page/": WRITERS,
    "/admin/clinic/page/add/": EDITORS,
    "/admin/clinic/clinicprofile/": EDITORS,
    "/admin/clinic/menuitem/": EDITORS,
    "/admin/clinic/sitewords/": EDITORS,
    "/admin/clinic/menuitem/add/": EDITORS,
    "/admin/forwarding/address/": WRITERS,
    "/admin/forwarding/address/add/": EDITORS,
    "/admin/forwarding/missedaddress/": WRITERS,
    "/admin/forwarding/missedaddress/add/": NOBODY,
    "/admin/forwarding/checkedlink/": WRITERS,
    "/admin/search/wordgroup/": EDITORS,
    "/admin/search/wordgroup/add/": EDITORS,
    "/admin/search/missedword/": EDITORS,
    "/admin/search/missedword/add/": NOBODY,
    "/admin/photos/photo/": WRITERS,
    "/admin/photos/photo/add/": WRITERS,
    "/admin/contact/consultationrequest/": {"Front desk", "Administrator"},
    "/admin/contact/consultationrequest/add/": NOBODY,
    "/admin/auth/user/": ADMINISTRATOR,
    "/admin/auth/user/add/": ADMINISTRATOR,
    "/admin/auth/group/": ADMINISTRATOR,
    "/admin/auth/group/add/": NOBODY,
}


@pytest.mark.slow
@pytest.mark.parametrize("group", sorted(EVERYBODY))
def test_a_group_opens_its_own_pages_and_no_other(client_of, group):
    client = client_of(group)

    statuses = {address: client.get(address).status_code for address in MAY_OPEN}

    assert statuses == {
        address: 200 if group in groups else 403 for address, groups in MAY_OPEN.items()
    }


@pytest.mark.parametrize("address", MAY_OPEN)
def test_a_visitor_opens_none_of_them(client, address):
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={address}")


@pytest.mark.parametrize("group", sorted(EVERYBODY))
def test_a_member_who_is_no_longer_staff_opens_none_of_them(client, staff, group):
    client.force_login(staff(group, is_staff=False))

    assert {client.get(address).status_code for address in MAY_OPEN} == {302}


@pytest.mark.parametrize("group", sorted(EVERYBODY))
def test_a_group_is_shown_links_to_its_own_lists_alone(client_of, group):
    page = client_of(group).get("/admin/").content.decode()

    by_their_pages = {"/admin/clinic/treatment/"}
    lists = [address for address in MAY_OPEN if address.count("/") == 4]
    linked = {address for address in lists if f'href="{address}"' in page}
    open_to_it = {address for address in lists if group in MAY_OPEN[address]}
    assert linked == open_to_it - by_their_pages


@pytest.mark.parametrize(
    ("factory", "model", "changing", "deleting"),
    [
        (PostFactory, "blog/post", WRITERS, WRITERS),
        (ServiceFactory, "services/service", EDITORS | {"Clinician"}, EDITORS),
    ],
)
@pytest.mark.parametrize("group", sorted(EVERYBODY))
def test_a_group_changes_and_deletes_the_drafts_that_it_writes(
    client_of, group, factory, model, changing, deleting
):
    address = f"/admin/{model}/{factory(is_draft=True).pk}"
    client = client_of(group)

    statuses = [client.post(f"{address}/{page}/").status_code for page in ("change", "delete")]

    # An empty form comes back with its errors; an empty confirmation deletes nothing.
    assert statuses == [
        200 if group in changing else 403,
        200 if group in deleting else 403,
    ]
