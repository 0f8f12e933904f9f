"""What is done with a second factor stands in the access records, and no code, secret or password."""

import re

import pytest
from auditlog.models import LogEntry

from clinic_site.access import events
from clinic_site.access.records import who_of
from clinic_site.accounts import factors, links, recovery
from clinic_site.outbox.models import OutboxMessage
from tests.accounts.codes import PASSWORD, code_of, give_code, give_password, wrong_code
from tests.accounts.software_passkey import HERE, SoftwarePasskey
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db

NOBODY = "somebody not signed in"
APP = "/admin/your-account/add/app/"


def told():
    entries = LogEntry.objects.filter(action=LogEntry.Action.ACCESS).order_by("pk")
    return [(who_of(entry), entry.additional_data["how"], entry.object_repr) for entry in entries]


def written():
    return repr(list(LogEntry.objects.values_list()))


def test_each_step_of_a_sign_in_is_recorded_with_what_was_given(client, sam, secret):
    code, wrong = code_of(secret), wrong_code(secret)

    give_password(client, sam)
    give_code(client, wrong)
    give_code(client, code)

    assert told() == [
        (NOBODY, "gave the right password, and was asked for more", "sam"),
        (NOBODY, "gave a wrong code", "sam"),
        ("sam", "signed in with an authenticator app", "sam"),
    ]
    assert [word for word in (code, wrong, secret, PASSWORD) if f"'{word}" in written()] == []


def test_who_has_a_password_alone_does_not_fill_the_disk(client, sam, secret, monkeypatch):
    monkeypatch.setattr(events, "MOST_AN_HOUR", 3)

    for _time in range(5):
        give_password(client, sam)

    how = "gave the right password, and was asked for more"
    last = f"{how}, 3 times within an hour; more are not recorded"
    assert [words for _who, words, _account in told()] == [how, how, last]


def test_a_recovery_code_is_told_from_a_code_of_the_app(client, sam, secret):
    first, *_others = recovery.make_codes(sam)

    give_password(client, sam)
    give_code(client, first)

    assert told()[-1] == ("sam", "signed in with a recovery code", "sam")
    assert first not in written()


def test_a_first_factor_and_its_codes_are_recorded(client, sam, needed):
    give_password(client, sam)
    letters = client.get(APP).context["letters"].replace(" ", "")
    client.post(APP, {"code": code_of(letters), "name": "My phone"})

    codes = client.get("/admin/your-account/recovery-codes/").context["codes"]
    assert told()[1:] == [
        ("sam", "signed in with an authenticator app", "sam"),
        ("sam", "made a second factor: an authenticator app", "sam"),
        ("sam", "made new recovery codes", "sam"),
    ]
    assert [word for word in (letters, *codes) if word in written()] == []


def test_a_factor_that_is_renamed_is_recorded_once_and_without_its_name(signed_in, sam):
    before = len(told())
    (app,) = factors.of(sam)

    for _time in range(2):
        sent = {"factor": app.persistent_id, "name": "Hollyhock"}
        signed_in.post("/admin/your-account/rename/", sent)

    assert told()[before:] == [("sam", "renamed a second factor: an authenticator app", "sam")]
    assert "Hollyhock" not in written()


@pytest.mark.usefixtures("here")
def test_a_passkey_that_is_renamed_is_recorded(signed_in, sam):
    SoftwarePasskey(sam)
    passkey, _app = factors.of(sam)

    sent = {"factor": passkey.persistent_id, "name": "Hollyhock"}
    signed_in.post("/admin/your-account/rename/", sent)

    assert told()[-1] == ("sam", "renamed a second factor: a passkey", "sam")
    assert "Hollyhock" not in written()


def test_a_password_that_is_chosen_by_a_link_is_recorded_and_neither_it_nor_the_link(client, sam):
    links.send_new_password(sam)
    (link,) = re.findall(r"http://\S+(/admin/\S+)", OutboxMessage.objects.get().sealed_body)
    page = client.get(link).headers["Location"]
    new = "copper marsh lantern 42"
    client.post(page, {"new_password1": new, "new_password2": new})

    last = LogEntry.objects.latest("pk")
    assert (who_of(last), last.additional_data["how"]) == (NOBODY, "a new password set")
    assert [word for word in (new, link.split("/")[-2]) if word in written()] == []


def test_a_recovery_code_that_shows_who_it_is_is_recorded_and_told(client, sam, secret):
    first, *_others = recovery.make_codes(sam)
    give_password(client, sam)
    give_code(client, code_of(secret))

    client.post("/admin/confirm/?by=factor", {"code": first})

    assert told()[-1] == ("sam", "used up a recovery code", "sam")
    assert first not in written()
    mail = OutboxMessage.objects.latest("pk")
    assert (mail.to, "Codes that are left: 9." in mail.body) == (sam.email, True)


def test_a_wrong_password_that_is_asked_for_again_is_recorded(signed_in):
    before = len(told())

    signed_in.post("/admin/confirm/", {"password": "Hollyhock-4711"})

    assert told()[before:] == [("sam", "gave a wrong password when asked again", "sam")]
    assert "Hollyhock" not in written()


@pytest.mark.usefixtures("here")
def test_a_passkey_that_is_refused_is_recorded_with_whose_it_is_where_that_is_known(client, sam):
    passkey = SoftwarePasskey(sam)
    how = "gave a passkey that was refused"

    passkey.show(client, is_verified=False)
    sam.is_active = False
    sam.save()
    passkey.show(client)

    assert told() == [(NOBODY, how, "an unknown account"), (NOBODY, how, "sam")]


def test_rubbish_instead_of_passkeys_hides_no_wrong_password(client, monkeypatch):
    monkeypatch.setattr(events, "MOST_AN_HOUR", 3)

    for _time in range(9):
        client.post("/admin/passkey/show/", "{", content_type="application/json", headers=HERE)
    client.post("/admin/login/", {"username": "nobody", "password": "Hollyhock-4711"})

    failures = [how for _who, how, _account in told()]
    assert (len(failures), failures[-1]) == (4, "failed to sign in")


@pytest.mark.parametrize(("field", "by"), [("password", ""), ("code", "?by=factor")])
def test_what_is_given_while_locked_is_not_called_wrong(signed_in, field, by):
    before = len(told())

    for _time in range(6):
        signed_in.post(f"/admin/confirm/{by}", {field: "Hollyhock-4711"})

    *wrong, last = [how for _who, how, _account in told()[before:] if how.startswith("gave")]
    assert (len(wrong), last) == (5, f"gave a {field} while locked")
    assert [how for how in wrong if "locked" in how] == []


def test_a_wrong_password_for_an_export_is_recorded(signed_in):
    ConsultationRequestFactory()
    before = len(told())

    signed_in.post(
        "/admin/contact/consultationrequest/export/", {"kind": "csv", "password": "Hollyhock-4711"}
    )

    assert told()[before:] == [("sam", "gave a wrong password for an export", "sam")]
    assert "Hollyhock" not in written()
