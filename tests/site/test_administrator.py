"""An administrator looks after accounts and gives nobody more than they have themselves."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from tests.factories import UserFactory
from tests.site.filling import choose, fill_in
from tests.site.reading import by_id, form_values, read, words

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
    # Who is in a group may sign in, so nobody ticks that.
    assert "is_staff" not in names
    assert "is_active" in form_values(by_id(page, "user_form"))


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


def test_a_new_account_gets_its_name_and_its_group_in_one_form(administrator):
    editors = Group.objects.get(name="Editor")

    response = fill_in(
        administrator, f"{USERS}add/", username="robin", first_name="Robin", last_name="Sample",
        usable_password="true", password1="a long new password", password2="a long new password",
        groups=[editors.pk],
    )  # fmt: skip

    account = User.objects.get(username="robin")
    assert response.status_code == 302
    assert (account.get_full_name(), account.is_staff) == ("Robin Sample", True)
    assert list(account.groups.all()) == [editors]
    assert warnings(administrator.get(USERS)) == []


def test_what_a_new_account_lacks_is_said(administrator):
    fill_in(
        administrator, f"{USERS}add/", username="robin", usable_password="true",
        password1="a long new password", password2="a long new password",
    )  # fmt: skip

    assert warnings(administrator.get(USERS)) == [
        "The account robin is in no group, so nobody can sign in with it."
    ]
    assert not User.objects.get(username="robin").is_staff


@pytest.mark.parametrize("password", ["pbkdf2_sha256$1000000$salt$hash", "", "!unusable"])
def test_the_page_of_an_account_says_nothing_of_how_a_password_is_kept(
    administrator, password, settings
):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    account, root = UserFactory(), UserFactory(is_superuser=True)
    User.objects.filter(pk__in=[account.pk, root.pk]).update(password=password)

    for found in (account, root):
        page = words(read(administrator.get(f"{USERS}{found.pk}/change/"), strict=False))
        told = [
            word for word in ("algorithm", "iterations", "pbkdf2", "salt", "hash") if word in page
        ]
        assert told == []
        assert ("A password is set." in page) == password.startswith("pbkdf2")


def test_a_group_says_in_words_what_its_members_may_do(administrator):
    UserFactory(username="robin", first_name="Robin", last_name="Sample").groups.add(
        group := Group.objects.get(name="Editor")
    )

    page = read(administrator.get(f"/admin/auth/group/{group.pk}/change/"), strict=False)

    lines = [words(part) for part in page.iter("li")]
    assert "Articles: see, add, change, delete, publish" in lines
    assert "Clinic profile: see, change" in lines
    assert "Robin Sample" in lines
    assert [
        word
        for word in ("Can add", "| ", "clinicprofile")
        if word in words(by_id(page, "content"))
    ] == []


def test_rights_to_choose_are_words_about_what_staff_know(admin_client):
    group = Group.objects.get(name="Front desk")

    page = read(admin_client.get(f"/admin/auth/group/{group.pk}/change/"), strict=False)

    options = [words(part) for part in by_id(page, "id_permissions").iter("option")]
    assert {
        "Articles: publish",
        "Emails: change",
        "Consultation requests: export consultation requests",
    } <= {*options}
    assert [option for option in options if "|" in option or "session" in option.lower()] == []


def warnings(response):
    found = read(response, strict=False).iter("li")
    return [words(part) for part in found if part.get("class") == "warning"]
