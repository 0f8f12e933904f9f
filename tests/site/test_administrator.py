"""An administrator looks after accounts and gives nobody more than they have themselves."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tests.factories import UserFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, read

pytestmark = pytest.mark.django_db

USERS = "/admin/auth/user/"
User = get_user_model()


@pytest.fixture
def administrator(client_of):
    return client_of("Administrator")


@pytest.fixture
def superuser():
    return UserFactory(username="root", is_superuser=True)


def test_a_new_account_is_never_a_superuser(administrator):
    fill_in(
        administrator, f"{USERS}add/", username="new", usable_password="true",
        password1="a long new password", password2="a long new password",
        is_superuser="on", is_staff="on",
    )  # fmt: skip

    assert User.objects.get(username="new").is_superuser is False


def test_a_changed_account_is_never_a_superuser_and_has_no_rights_beside_its_groups(administrator):
    account = UserFactory()
    right = Permission.objects.get(codename="add_group")

    response = fill_in(
        administrator, f"{USERS}{account.pk}/change/", username="changed", is_superuser="on",
        user_permissions=[right.pk],
    )  # fmt: skip

    account.refresh_from_db()
    assert (response.status_code, account.username) == (302, "changed")
    assert (account.is_superuser, list(account.user_permissions.all())) == (False, [])


def test_an_account_is_put_into_groups(administrator):
    account, editors = UserFactory(), Group.objects.get(name="Editor")

    fill_in(administrator, f"{USERS}{account.pk}/change/", groups=[editors.pk])

    assert list(account.groups.all()) == [editors]


def test_the_form_does_not_offer_what_an_administrator_may_not_give(administrator):
    account = UserFactory(is_staff=True)

    page = read(administrator.get(f"{USERS}{account.pk}/change/"), strict=False)

    names = {part.get("name") for part in page.iter() if part.get("name")}
    assert names & {"is_superuser", "user_permissions"} == set()
    assert "is_staff" in form_values(by_id(page, "user_form"))


@pytest.mark.parametrize("page", ["change", "delete", "password"])
def test_a_superusers_account_is_out_of_reach(administrator, superuser, page):
    before = User.objects.filter(pk=superuser.pk).values().get()

    response = administrator.post(
        f"{USERS}{superuser.pk}/{page}/",
        {
            "username": "mine", "is_active": "", "post": "yes", "usable_password": "true",
            "password1": "a long new password", "password2": "a long new password",
        },
    )  # fmt: skip

    assert response.status_code == 403
    assert User.objects.filter(pk=superuser.pk).values().get() == before


def test_deleting_in_the_list_takes_no_superuser_along(administrator, superuser):
    other = UserFactory()

    response = choose(administrator, "auth/user", "delete_selected", superuser, other, post="yes")

    assert response.status_code == 403
    assert User.objects.filter(pk__in=[superuser.pk, other.pk]).count() == 2


@pytest.mark.parametrize("page", ["change", "delete"])
def test_the_rights_of_a_group_are_out_of_reach(administrator, page):
    editors = Group.objects.get(name="Editor")

    response = administrator.post(f"/admin/auth/group/{editors.pk}/{page}/", {"post": "yes"})

    assert response.status_code == 403
    assert Group.objects.filter(name="Editor").exists()


def test_a_superuser_changes_any_account(admin_client, superuser):
    response = fill_in(admin_client, f"{USERS}{superuser.pk}/change/", username="renamed")

    superuser.refresh_from_db()
    assert (response.status_code, superuser.username) == (302, "renamed")
