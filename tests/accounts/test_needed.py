"""Who must have a second factor, from when on, and how they get their first."""

import pytest
from django.contrib.auth.models import Group, Permission

from clinic_site.accounts import factors, recovery
from clinic_site.roles import ROLES
from tests.accounts.codes import code_of, give_code, give_password
from tests.factories import UserFactory
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db
INBOX = "/admin/contact/consultationrequest/"
ADD, ADD_APP = "/admin/your-account/add/", "/admin/your-account/add/app/"
CODES = "/admin/your-account/recovery-codes/"


def key_on(page):
    """The secret that the page of the app shows in letters."""
    return read(page).find(".//code[@class='app-key']").text.replace(" ", "")


def codes_on(page):
    return [code.text for code in read(page).iterfind(".//ul[@class='recovery-codes']//code")]


@pytest.mark.parametrize("role", [role.name for role in ROLES])
def test_it_is_asked_of_who_sees_people_or_accounts(needed, staff, role):
    assert factors.must_have(staff(role)) == (role in {"Front desk", "Administrator"})


@pytest.mark.parametrize(
    "right",
    [
        "contact.change_consultationrequest",
        "contact.export_consultationrequest",
        "outbox.change_outboxmessage",
        "auditlog.change_logentry",
        "auth.change_user",
        "auth.view_group",
    ],
)
def test_a_single_right_that_shows_them_is_enough(needed, client, staff, right):
    app, codename = right.split(".")
    account = staff("Author")
    account.groups.clear()
    found = Permission.objects.filter(content_type__app_label=app, codename=codename)
    account.user_permissions.set(found)

    assert found.count() == 1
    assert give_password(client, account)["Location"].startswith(ADD)


def test_and_of_a_superuser(needed):
    assert factors.must_have(UserFactory(is_superuser=True))


def test_at_http_it_is_asked_of_nobody(staff):
    assert not factors.must_have(UserFactory(is_superuser=True))


def test_a_password_alone_leads_to_making_one_and_opens_nothing_before(needed, client, sam):
    answer = give_password(client, sam, to=INBOX)

    assert answer["Location"].startswith(ADD)
    assert client.get(ADD).status_code == 200
    assert client.get(INBOX).status_code == 302
    assert client.get("/admin/your-account/").status_code == 302


def test_the_first_app_opens_the_account_and_brings_the_codes_to_print(needed, client, sam):
    give_password(client, sam, to=INBOX)
    key = key_on(client.get(ADD_APP))
    answer = client.post(ADD_APP, {"code": code_of(key), "name": "My phone", "next": INBOX})
    shown = codes_on(client.get(answer["Location"]))

    assert answer["Location"].startswith(CODES)
    assert len(shown) == recovery.HOW_MANY
    assert client.post(CODES, {"next": INBOX})["Location"] == INBOX
    assert client.get(INBOX).status_code == 200
    assert client.get(CODES).status_code == 302  # they are shown no more
    assert recovery.use_code(sam, shown[0])


def test_a_wrong_code_keeps_the_same_key_and_makes_no_app(needed, client, sam):
    give_password(client, sam)
    key = key_on(client.get(ADD_APP))
    answer = client.post(ADD_APP, {"code": "abc", "name": "My phone"})

    assert "This code is not right" in words(read(answer))
    assert key_on(answer) == key
    assert not factors.has_one(sam)


def test_the_key_comes_as_a_picture_too_and_nowhere_but_here(needed, client, sam):
    give_password(client, sam)
    client.get(ADD_APP)
    picture = client.get(f"{ADD_APP}picture.svg")

    assert (picture.status_code, picture["Content-Type"]) == (200, "image/svg+xml")
    assert "no-store" in picture["Cache-Control"]


def test_whoever_has_a_factor_cannot_make_another_between_the_steps(needed, client, sam, secret):
    give_password(client, sam)

    assert client.get(ADD_APP)["Location"].startswith("/admin/login/")
    assert client.post("/admin/passkey/prepare/").status_code == 403


def test_who_is_signed_in_when_it_is_asked_for_signs_in_again(client, sam, settings):
    give_password(client, sam)
    settings.REQUIRE_SECOND_FACTOR = True
    answer = client.get(INBOX, follow=True)

    assert "Your account needs a second step from now on" in words(read(answer))


def test_so_does_who_comes_into_a_group_that_needs_it(needed, client, staff):
    anna = staff("Author", username="anna")
    give_password(client, anna)
    before = client.get("/admin/").status_code
    anna.groups.add(Group.objects.get(name="Front desk"))

    assert before == 200
    assert client.get(INBOX)["Location"].startswith("/admin/login/")
    assert client.get("/admin/blog/post/").status_code == 302


def test_an_author_may_have_one_without_having_to(needed, client, staff):
    anna = staff("Author", username="anna")
    give_password(client, anna)
    key = key_on(client.get(ADD_APP))
    client.post(ADD_APP, {"code": code_of(key), "name": "My phone"})
    client.logout()

    assert give_password(client, anna)["Location"].startswith("/admin/second-step/")
    assert give_code(client, code_of(key, steps=1)).status_code == 302


def test_a_session_of_the_password_alone_ends_when_a_factor_is_made(client, sam):
    thief = type(client)()
    give_password(thief, sam)
    give_password(client, sam)
    before = thief.get(INBOX).status_code
    key = key_on(client.get(ADD_APP))
    client.post(ADD_APP, {"code": code_of(key), "name": "My phone"})

    assert before == 200
    assert thief.get(INBOX).status_code == 302
    assert client.get(INBOX).status_code == 200


def test_the_first_page_offers_it_to_who_has_none(client, sam):
    give_password(client, sam)

    assert by_id(read(client.get("/admin/")), "second-step-offer") is not None
