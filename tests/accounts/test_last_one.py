"""Somebody who is active can always change accounts: the last one who may cannot be taken away."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from clinic_site.workplace.rights import NOBODY_LEFT
from clinic_site.workplace.rights_in_words import known_rights
from tests.factories import UserFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db
User = get_user_model()
USERS, GROUPS = "/admin/auth/user/", "/admin/auth/group/"


@pytest.fixture
def sam(client, staff):
    """The only one who may change accounts, signed in."""
    sam = staff("Administrator", username="sam")
    staff("Editor", username="robin")
    staff("Administrator", username="gone", is_active=False)
    staff("Administrator", username="outside", is_staff=False)
    client.force_login(sam)
    return sam


@pytest.fixture
def root(client, db):
    """The same, as a superuser."""
    root = UserFactory(username="root", is_superuser=True)
    client.force_login(root)
    return root


@pytest.fixture
def keeper(client, db):
    """The same, by a group of the clinic's own that may change and delete groups, too."""
    rights = Permission.objects.filter(content_type__app_label="auth")
    group = Group.objects.create(name="Owners")
    group.permissions.set(rights)
    keeper = UserFactory(username="keeper")
    keeper.groups.add(group)
    client.force_login(keeper)
    return keeper


def says(answer):
    return NOBODY_LEFT in words(read(answer, strict=False))


def page_of(account):
    return f"{USERS}{account.pk}/change/"


@pytest.mark.parametrize(
    "typed",
    [{"is_active": []}, {"groups": []}, {"groups": "Editor"}, {"is_active": [], "groups": []}],
)
def test_the_last_administrator_neither_switches_off_nor_demotes_themselves(client, sam, typed):
    if typed.get("groups") == "Editor":
        typed = {"groups": [str(Group.objects.get(name="Editor").pk)]}

    answer = fill_in(client, page_of(sam), **typed)

    sam.refresh_from_db()
    assert says(answer)
    assert (sam.is_active, sam.is_staff) == (True, True)
    assert [group.name for group in sam.groups.all()] == ["Administrator"]


@pytest.mark.parametrize("typed", [{"is_active": []}, {"is_superuser": []}])
def test_nor_does_the_last_superuser(client, root, typed):
    answer = fill_in(client, page_of(root), **typed)

    root.refresh_from_db()
    assert says(answer)
    assert (root.is_active, root.is_superuser) == (True, True)


def test_who_has_the_right_by_itself_needs_not_be_a_superuser(client, root):
    own = Permission.objects.get_by_natural_key("change_user", "auth", "user")
    root.user_permissions.add(own)
    other = str(known_rights().exclude(pk=own.pk).first().pk)

    refused = fill_in(client, page_of(root), is_superuser=[], user_permissions=[other])
    stored = fill_in(client, page_of(root), is_superuser=[])

    root.refresh_from_db()
    assert (says(refused), stored.status_code, root.is_superuser) == (True, 302, False)
    assert root.user_permissions.get() == own


@pytest.mark.parametrize("typed", [{"is_active": []}, {"groups": []}])
def test_with_another_one_they_do(client, sam, staff, typed):
    staff("Administrator")

    answer = fill_in(client, page_of(sam), **typed)

    sam.refresh_from_db()
    assert answer.status_code == 302
    assert (sam.is_active and sam.groups.exists()) is False


def test_whatever_else_they_change_of_themselves_is_stored(client, sam):
    answer = fill_in(client, page_of(sam), first_name="Sam")

    sam.refresh_from_db()
    assert (answer.status_code, sam.first_name) == (302, "Sam")


def test_others_are_switched_off_as_ever(client, sam):
    robin = User.objects.get(username="robin")

    assert fill_in(client, page_of(robin), is_active=[]).status_code == 302


def test_a_group_keeps_the_right_by_which_the_last_one_changes_accounts(client, keeper):
    group = keeper.groups.get()
    right = str(known_rights().exclude(codename="change_user").first().pk)

    refused = fill_in(client, f"{GROUPS}{group.pk}/change/", permissions=[right])
    renamed = fill_in(client, f"{GROUPS}{group.pk}/change/", name="Keepers")

    group.refresh_from_db()
    assert (says(refused), renamed.status_code, group.name) == (True, 302, "Keepers")
    assert group.permissions.filter(codename="change_user").exists()


@pytest.mark.parametrize("by", ["page", "list"])
def test_such_a_group_is_not_deleted(client, keeper, by):
    group = keeper.groups.get()

    if by == "page":
        answer = client.post(f"{GROUPS}{group.pk}/delete/", {"post": "yes"})
    else:
        answer = choose(client, "auth/group", "delete_selected", group, post="yes")

    assert says(answer)
    assert Group.objects.filter(pk=group.pk).exists()


def test_with_a_superuser_it_is(client, keeper):
    UserFactory(is_superuser=True)
    group = keeper.groups.get()

    client.post(f"{GROUPS}{group.pk}/delete/", {"post": "yes"})

    assert not Group.objects.filter(pk=group.pk).exists()


@pytest.mark.parametrize("by", ["page", "list"])
@pytest.mark.parametrize("more", [0, 1])
def test_the_last_account_is_not_deleted(client, keeper, by, more):
    UserFactory.create_batch(more)

    if by == "page":
        answer = client.post(f"{USERS}{keeper.pk}/delete/", {"post": "yes"})
    else:
        answer = choose(client, "auth/user", "delete_selected", *User.objects.all(), post="yes")

    assert says(answer)
    assert User.objects.count() == 1 + more
