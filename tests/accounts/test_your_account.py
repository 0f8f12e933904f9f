"""The page about one's own account, and the one by which a colleague helps who lost a phone."""

from datetime import timedelta

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone

from clinic_site.access.models import Session
from clinic_site.accounts import factors, recovery, telling
from clinic_site.outbox.models import OutboxMessage
from clinic_site.roles import apply_roles
from clinic_site.workplace.rights_in_words import known_rights
from tests.accounts.codes import LOGIN, PASSWORD, code_of, give_app, give_code, give_password
from tests.factories import UserFactory
from tests.site.filling import fill_in
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/your-account/"
NEW = "marsh lantern in copper"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0"


def elsewhere(account):
    """The same account in another browser."""
    other = Client(headers={"User-Agent": FIREFOX})
    give_password(other, account)
    return other


def is_in(client):
    return client.get("/admin/").status_code == 200


def mails():
    return [message.body for message in OutboxMessage.objects.order_by("pk")]


# --- Where one is signed in ---------------------------------------------------------------------


def test_it_lists_where_one_is_signed_in(client, sam):
    give_password(client, sam)
    elsewhere(sam)
    shown = words(read(client.get(ACCOUNT)))

    assert "Firefox on Windows" in shown
    assert "Here:" in shown


def test_another_browser_is_signed_out_and_this_one_stays(client, sam):
    give_password(client, sam)
    other, third = elsewhere(sam), elsewhere(sam)
    (row, _other) = Session.objects.of(sam).filter(browser="Firefox on Windows")
    client.post(f"{ACCOUNT}sign-out/", {"session": row.pk})

    assert sorted([is_in(other), is_in(third)]) == [False, True]
    assert is_in(client)


def test_so_are_all_others_at_once(client, sam):
    give_password(client, sam)
    others = [elsewhere(sam), elsewhere(sam)]
    client.post(f"{ACCOUNT}sign-out/")

    assert [is_in(other) for other in others] == [False, False]
    assert is_in(client)


def test_nobody_ends_somebody_elses_session(client, sam, staff):
    other = elsewhere(staff("Author", username="anna"))
    give_password(client, sam)
    row = Session.objects.get(browser="Firefox on Windows")
    client.post(f"{ACCOUNT}sign-out/", {"session": row.pk})

    assert is_in(other)


def test_a_new_password_ends_the_others_and_is_told(client, sam):
    give_password(client, sam)
    other = elsewhere(sam)
    before = len(mails())
    new = "copper marsh lantern 42"
    form = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    answer = client.post("/admin/password_change/", form)

    assert answer.status_code == 302
    assert not is_in(other)
    assert is_in(client)
    assert [row.browser for row in Session.objects.of(sam)] == ["an unknown browser"]
    assert ["password of your account was changed" in mail for mail in mails()[before:]] == [True]


# --- What opens it ------------------------------------------------------------------------------


def test_a_factor_is_renamed(signed_in, sam):
    (app,) = factors.of(sam)
    signed_in.post(f"{ACCOUNT}rename/", {"factor": app.persistent_id, "name": "Old phone"})

    assert [factor.name for factor in factors.of(sam)] == ["Old phone"]


def test_a_factor_is_removed_with_the_codes_and_that_is_told(signed_in, sam):
    recovery.make_codes(sam)
    (app,) = factors.of(sam)
    signed_in.post(f"{ACCOUNT}remove/", {"factor": app.persistent_id})

    assert factors.of(sam) == []
    assert recovery.how_many_left(sam) == 0
    assert "An authenticator app was removed from your account" in mails()[-1]


def test_who_must_have_one_keeps_the_last(signed_in, sam, needed):
    (app,) = factors.of(sam)
    answer = signed_in.post(f"{ACCOUNT}remove/", {"factor": app.persistent_id}, follow=True)

    assert factors.of(sam) == [app]
    assert "This is the only one that you have" in words(read(answer))


@pytest.mark.parametrize("page", ["rename/", "remove/"])
def test_somebody_elses_factor_is_out_of_reach(signed_in, staff, page):
    ada = staff("Administrator", username="ada")
    give_app(ada)
    (app,) = factors.of(ada)
    answer = signed_in.post(f"{ACCOUNT}{page}", {"factor": app.persistent_id, "name": "x"})

    assert answer.status_code == 404
    assert [factor.name for factor in factors.of(ada)] == ["My phone"]


def test_new_codes_are_shown_and_told(signed_in, sam):
    answer = signed_in.post(f"{ACCOUNT}new-codes/", follow=True)
    (shown, *_others) = [code.text for code in read(answer).iterfind(".//li/code")]

    assert recovery.use_code(sam, shown)
    assert "New recovery codes were made" in mails()[-1]
    assert not any(shown in mail for mail in mails())


def test_who_came_in_by_an_old_code_sees_the_new_ones(client, sam, secret, needed):
    old, *_others = recovery.make_codes(sam)
    give_password(client, sam)
    give_code(client, old)
    answer = client.post(f"{ACCOUNT}new-codes/", follow=True)

    assert len(list(read(answer).iterfind(".//li/code"))) == recovery.HOW_MANY


def test_codes_that_were_left_on_a_screen_are_shown_after_a_code_alone(signed_in):
    with time_machine.travel(timezone.now()) as clock:
        signed_in.post(f"{ACCOUNT}new-codes/")
        clock.shift(timedelta(minutes=6))
        answer = signed_in.get(f"{ACCOUNT}recovery-codes/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/confirm/")


def test_who_removes_a_lost_phone_signs_it_out(signed_in, sam):
    lost, (app,) = Client(), factors.of(sam)
    lost.force_login(sam)
    signed_in.post(f"{ACCOUNT}remove/", {"factor": app.persistent_id})

    assert is_in(signed_in)
    assert not is_in(lost)


def test_who_removes_what_they_came_in_with_and_has_another_stays(client, sam, secret, needed):
    give_app(sam)
    give_password(client, sam)
    give_code(client, code_of(secret))
    used, _other = factors.of(sam)
    answer = client.post(f"{ACCOUNT}remove/", {"factor": used.persistent_id}, follow=True)

    assert [page for page, _status in answer.redirect_chain] == [ACCOUNT]
    assert len(factors.of(sam)) == 1


def test_a_recovery_code_that_was_used_is_told(client, sam, secret):
    code, *_others = recovery.make_codes(sam)
    give_password(client, sam)
    give_code(client, code)

    assert "Codes that are left: 9" in mails()[0]


def test_a_sign_in_on_a_new_device_is_told_and_on_a_known_one_not(client, sam):
    give_password(client, sam)
    first = len(mails())
    elsewhere(sam)
    client.post("/admin/logout/")
    give_password(client, sam)

    assert first == 0
    assert [("Firefox on Windows" in mail, "127.0.0.1" in mail) for mail in mails()] == [
        (True, False)
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda sam: sam.groups.clear(), "taken out of the group “Front desk”"),
        (lambda sam: sam.user_permissions.add(Permission.objects.first()), "given the right"),
        (lambda sam: (setattr(sam, "is_superuser", True), sam.save()), "made a superuser"),
    ],
)
def test_what_the_account_may_do_is_told_when_it_changes(client, sam, change, told):
    give_password(client, sam)
    sam.refresh_from_db()
    change(sam)

    assert [told in mail for mail in mails()] == [True]


@pytest.mark.parametrize(
    ("change", "told"), [("add", "given the right “Can "), ("remove", "lost the right “Can ")]
)
def test_so_is_what_its_group_may_do_to_its_members_alone(client, sam, staff, change, told):
    staff("Editor", email="robin@clinic.example", last_login=timezone.now())
    group = sam.groups.get()
    right = {"add": Permission.objects.exclude(group=group), "remove": group.permissions}[change]
    right = right.first()
    give_password(client, sam)
    OutboxMessage.objects.all().delete()

    getattr(group.permissions, change)(right)

    (mail,) = OutboxMessage.objects.filter(kind=telling.KIND)
    said = f"may do was changed by its group “Front desk”: {told}"
    assert (mail.to, said in " ".join(mail.body.split())) == (sam.email, True)


def swapped(held):
    """The key of a right that somebody lacks, in the place of all that they have."""
    return [str(known_rights().exclude(pk__in=held).first().pk)]


@pytest.mark.parametrize("page", ["group", "own rights", "groups"])
def test_what_a_form_gives_and_takes_in_one_save_is_one_email(client, staff, page):
    sam = staff("Front desk", email="sam@clinic.example", last_login=timezone.now())
    group, other = sam.groups.get(), Group.objects.get(name="Editor")
    sam.user_permissions.add(known_rights().last())
    OutboxMessage.objects.all().delete()
    client.force_login(UserFactory(is_superuser=True))
    address, typed, told = {
        "group": (
            f"group/{group.pk}", {"permissions": swapped(group.permissions.all())},
            ["changed by its group “Front desk”: ", "lost the rights “", "; given the right “"],
        ),
        "own rights": (
            f"user/{sam.pk}", {"user_permissions": swapped(sam.user_permissions.all())},
            ["may do was changed: ", "lost the right “", "; given the right “"],
        ),
        "groups": (
            f"user/{sam.pk}", {"groups": [str(other.pk)]},
            ["taken out of the group “Front desk”; ", "put into the group “Editor”."],
        ),
    }[page]  # fmt: skip

    fill_in(client, f"/admin/auth/{address}/change/", **typed)

    (mail,) = OutboxMessage.objects.filter(kind=telling.KIND)
    said = " ".join(mail.body.split())
    assert (mail.to, [words for words in told if words not in said]) == (sam.email, [])


def test_what_the_code_says_of_the_groups_is_told_to_nobody(client, sam):
    give_password(client, sam)
    sam.groups.get().permissions.clear()
    before = len(mails())

    apply_roles("default")

    assert len(mails()) == before


def test_no_mail_names_a_persons_address(client, sam):
    give_password(client, sam)
    elsewhere(sam)

    assert mails()
    assert not any("@" in mail for mail in mails())


# --- A colleague helps --------------------------------------------------------------------------


@pytest.fixture
def ada(client, staff):
    """Somebody who looks after the accounts, signed in."""
    ada = staff("Administrator", username="ada")
    give_password(client, ada)
    return ada


def page_of(account):
    return f"/admin/auth/user/{account.pk}/sign-in/"


def test_an_administrator_resets_the_second_step_of_who_lost_it(client, ada, sam, secret):
    recovery.make_codes(sam)
    theirs = elsewhere(sam)
    give_code(theirs, code_of(secret))
    was_in = is_in(theirs)
    client.post(page_of(sam), {"_reset": "1"})

    assert was_in
    assert not is_in(theirs)
    assert (factors.of(sam), recovery.how_many_left(sam)) == ([], 0)
    assert "An administrator removed all passkeys" in mails()[-1]
    # Nor does the password come first, which a thief may have.
    assert give_password(Client(), sam).status_code == 200
    assert OutboxMessage.objects.filter(kind="A link for a new password").count() == 1


def test_without_an_address_the_old_password_goes_too_and_a_new_one_is_set(
    client, ada, sam, secret
):
    type(sam).objects.filter(pk=sam.pk).update(email="")
    page = read(client.post(page_of(sam), {"_reset": "1"}, follow=True))
    (to,) = (link.get("href") for link in page.iter("a") if words(link) == "Set a new one")
    before = give_password(Client(), sam).status_code
    client.post(to, {"usable_password": "true", "password1": NEW, "password2": NEW})
    after = Client().post(LOGIN, {"username": "sam", "password": NEW, "next": "/admin/"})

    assert "set a new one, and say it to sam in person" in words(page)
    assert (before, after.status_code, after["Location"]) == (200, 302, "/admin/")


def test_a_new_address_is_told_at_the_old_one(client, ada, sam):
    fill_in(client, f"/admin/auth/user/{sam.pk}/change/", email="thief@evil.example")
    message = OutboxMessage.objects.latest("pk")

    assert (message.to, "go to another address" in message.body) == ("sam@clinic.example", True)


def test_and_signs_them_out(client, ada, sam):
    theirs = elsewhere(sam)
    client.post(page_of(sam), {"_sign_out": "all"})

    assert not is_in(theirs)


def test_an_invitation_is_sent_again_and_later_a_link_for_a_new_password(client, ada, sam):
    client.post(page_of(sam), {"_link": "1"})
    give_password(Client(), sam)
    client.post(page_of(sam), {"_link": "1"})

    kinds = OutboxMessage.objects.order_by("pk").values_list("kind", flat=True)
    assert [kind for kind in kinds if kind != "About a staff account"] == [
        "Invitation",
        "A link for a new password",
    ]


def test_a_session_that_had_ended_already_is_on_no_record(client, ada, sam):
    client.post(page_of(sam), {"_sign_out": "x"})

    hows = [(row.additional_data or {}).get("how", "") for row in LogEntry.objects.all()]
    assert hows
    assert "signed out by somebody else" not in hows


def test_nobody_below_a_superuser_touches_one(client, ada):
    boss = UserFactory(is_superuser=True)
    give_app(boss)

    assert client.get(page_of(boss)).status_code == 403
    assert client.post(page_of(boss), {"_reset": "1"}).status_code == 403
    assert len(factors.of(boss)) == 1


@pytest.mark.parametrize("group", ["Author", "Clinician", "Editor", "Front desk"])
def test_nor_does_any_other_role(client, staff, sam, secret, group):
    give_password(client, staff(group, username="pat"))

    assert client.post(page_of(sam), {"_reset": "1"}).status_code == 403
    assert len(factors.of(sam)) == 1


def test_ones_own_factors_are_not_reset_that_way(client, ada):
    give_app(ada)
    answer = client.post(page_of(ada), {"_reset": "1"})

    assert answer.status_code == 302
    assert len(factors.of(ada)) == 1


def test_the_packages_own_pages_show_no_codes(client, ada):
    client.force_login(UserFactory(is_superuser=True))

    assert client.get("/admin/otp_static/staticdevice/").status_code == 404
    assert client.get("/admin/django_otp_webauthn/webauthncredential/").status_code == 404
