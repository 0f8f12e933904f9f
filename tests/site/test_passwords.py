"""A password takes a second to hash, on purpose: in a transaction SQLite would let nobody else write."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client

from tests.factories import UserFactory
from tests.site.filling import fill_in

pytestmark = pytest.mark.django_db(transaction=True)

OLD, NEW = "a long password", "an even longer password"
HASHED = []  # for each password that was hashed, whether it was within a transaction


class Watched(MD5PasswordHasher):
    algorithm = "watched"

    def encode(self, password, salt):
        HASHED.append(connection.in_atomic_block)
        return super().encode(password, salt)


@pytest.fixture
def chief(client, settings):
    client.force_login(UserFactory(username="chief", password=OLD, is_superuser=True))
    settings.PASSWORD_HASHERS = [f"{__name__}.Watched", *settings.PASSWORD_HASHERS]
    HASHED.clear()
    return client


def new_account(chief):
    typed = {
        "username": "new", "usable_password": "true", "password1": NEW, "password2": NEW,
    }  # fmt: skip
    return fill_in(chief, "/admin/auth/user/add/", **typed)


def new_password(chief):
    account = UserFactory(username="new")
    HASHED.clear()
    return chief.post(
        f"/admin/auth/user/{account.pk}/password/", {"password1": NEW, "password2": NEW}
    )


def own_password(chief):
    typed = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}
    return chief.post("/admin/password_change/", typed)


def sign_in(chief):
    return Client().post("/admin/login/", {"username": "chief", "password": OLD})


@pytest.mark.parametrize("do", [new_account, new_password, own_password, sign_in])
def test_no_password_is_hashed_while_the_database_is_held(chief, do):
    assert do(chief).status_code == 302
    assert HASHED
    assert not any(HASHED)


@pytest.mark.parametrize(("username", "do"), [("new", new_account), ("new", new_password)])
def test_the_password_is_the_one_that_was_typed(chief, username, do):
    do(chief)

    assert get_user_model().objects.get(username=username).check_password(NEW)


def test_who_is_to_have_no_password_gets_none(chief):
    typed = {"username": "new", "usable_password": "false", "password1": NEW, "password2": NEW}
    fill_in(chief, "/admin/auth/user/add/", **typed)

    assert not get_user_model().objects.get(username="new").has_usable_password()


def test_a_password_that_is_refused_makes_no_account(chief):
    answer = fill_in(
        chief,
        "/admin/auth/user/add/",
        username="new",
        usable_password="true",
        password1=NEW,
        password2="another",
    )

    assert answer.status_code == 200
    assert not get_user_model().objects.filter(username="new").exists()
