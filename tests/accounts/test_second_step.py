"""The second step of signing in: what a password opens without it, and which codes are right."""

import hashlib
import io
import logging
import math
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from clinic_site.accounts import recovery
from clinic_site.accounts.models import AuthenticatorApp
from tests.accounts.codes import (
    LOGIN,
    SECOND_STEP,
    code_of,
    give_app,
    give_code,
    give_password,
    wrong_code,
)
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db
INBOX = "/admin/contact/consultationrequest/"


def is_open(client, address=INBOX):
    return client.get(address).status_code == 200


def test_a_password_alone_leads_to_the_second_step_and_opens_nothing(client, sam, secret):
    ConsultationRequestFactory(name="Marigold O’Sample")
    answer = give_password(client, sam, to=INBOX)

    assert answer["Location"] == f"{SECOND_STEP}?next=%2Fadmin%2Fcontact%2Fconsultationrequest%2F"
    assert client.get(INBOX)["Location"] == f"{LOGIN}?next={INBOX}"
    assert "Marigold" not in words(read(client.get(answer["Location"])))


def test_the_code_of_the_app_opens_the_page_that_was_asked_for(client, sam, secret):
    give_password(client, sam)
    answer = give_code(client, code_of(secret), to=INBOX)

    assert answer["Location"] == INBOX
    assert is_open(client)


@pytest.mark.parametrize("write", [" {} ".format, lambda code: f"{code[:3]} {code[3:]}"])
def test_a_code_may_be_typed_with_blanks(client, sam, secret, write):
    give_password(client, sam)

    assert give_code(client, write(code_of(secret))).status_code == 302


@pytest.mark.parametrize("steps", [-1, 1])
def test_a_phone_whose_clock_is_half_a_minute_off_is_let_in(client, sam, secret, steps):
    give_password(client, sam)

    assert give_code(client, code_of(secret, steps=steps)).status_code == 302


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "12345",
        "1234567",
        "abcdef",
        "１２３４５６",
        "-12345",
        "12345\n6",
        "0" * 5000,
        "é" * 6,
    ],
)
def test_what_is_no_code_is_refused_in_words(client, sam, secret, typed):
    give_password(client, sam)
    answer = give_code(client, typed)

    assert answer.status_code == 200
    assert not is_open(client)


def test_a_wrong_code_is_refused(client, sam, secret):
    give_password(client, sam)
    answer = give_code(client, wrong_code(secret))

    assert "This code is not right" in words(read(answer))
    assert not is_open(client)


def test_a_code_works_once(client, sam, secret):
    code = code_of(secret)
    give_password(client, sam)
    give_code(client, code)
    client.logout()
    give_password(client, sam)

    assert give_code(client, code).status_code == 200
    assert not is_open(client)


def test_nor_does_the_code_before_one_that_was_used(client, sam, secret):
    give_password(client, sam)
    give_code(client, code_of(secret))
    client.logout()
    give_password(client, sam)

    assert give_code(client, code_of(secret, steps=-1)).status_code == 200


def test_a_recovery_code_works_once_however_it_is_typed(client, sam, secret):
    first, second, *_others = recovery.make_codes(sam)
    give_password(client, sam)
    came_in = give_code(client, first.upper().replace("-", " "))
    client.logout()
    give_password(client, sam)

    assert came_in.status_code == 302
    assert give_code(client, first).status_code == 200
    assert give_code(client, second).status_code == 302
    assert recovery.how_many_left(sam) == recovery.HOW_MANY - 2


def test_a_recovery_code_is_kept_as_128_bits_of_a_hash(sam, secret):
    code, *_others = recovery.make_codes(sam)
    rows = StaticToken.objects.filter(device__user=sam)
    kept = {bytes(ord(sign) - 0x100 for sign in row.token) for row in rows}

    assert len(code.replace("-", "")) * math.log2(len(recovery.LETTERS)) > 112
    assert hashlib.sha256(code.replace("-", "").encode()).digest()[:16] in kept


def test_one_that_was_printed_when_they_were_shorter_opens_still(sam, secret):
    device = StaticDevice.objects.create(user=sam)
    device.token_set.create(token="izPTafoPR8lnMekM")

    assert recovery.use_code(sam, "s57p-23zc-r7dz-cwzq-7422") == device


def test_new_recovery_codes_end_those_before(client, sam, secret):
    before, *_others = recovery.make_codes(sam)
    after, *_others = recovery.make_codes(sam)
    give_password(client, sam)

    assert give_code(client, before).status_code == 200
    assert give_code(client, after).status_code == 302


def test_somebody_elses_code_opens_nothing(client, sam, secret, staff):
    ada = staff("Administrator", username="ada")
    of_ada, codes = give_app(ada), recovery.make_codes(ada)
    give_password(client, sam)

    assert give_code(client, code_of(of_ada)).status_code == 200
    assert give_code(client, codes[0]).status_code == 200


def test_the_second_step_without_the_first_leads_to_it(client, sam, secret):
    assert client.get(SECOND_STEP)["Location"].startswith(LOGIN)
    assert give_code(client, code_of(secret))["Location"].startswith(LOGIN)
    assert not is_open(client)


def test_between_the_steps_ten_minutes_may_pass_and_no_more(client, sam, secret):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        give_password(client, sam)
        clock.shift(timedelta(minutes=9))
        in_time = client.get(SECOND_STEP).status_code
        clock.shift(timedelta(minutes=2))

        assert in_time == 200
        assert give_code(client, code_of(secret))["Location"].startswith(LOGIN)


@pytest.mark.parametrize("field", ["is_active", "is_staff", "password"])
def test_who_lost_the_account_between_the_steps_stays_outside(client, sam, secret, field):
    give_password(client, sam)
    if field == "password":
        sam.set_password("another long password")
    else:
        setattr(sam, field, False)
    sam.save()

    assert give_code(client, code_of(secret))["Location"].startswith(LOGIN)


def test_an_app_that_was_never_proven_asks_nobody_for_a_code(client, sam):
    AuthenticatorApp.objects.create(user=sam, name="x", secret="A" * 32, confirmed=False)

    assert give_password(client, sam)["Location"] == "/admin/"


def test_an_app_whose_secret_is_lost_takes_no_code_and_breaks_nothing(client, sam, settings):
    give_app(sam)
    AuthenticatorApp.objects.update(secret="")
    give_password(client, sam)

    assert give_code(client, f"{0:06d}").status_code == 200

    secret = give_app(sam)
    settings.ENCRYPTION_KEYS = ["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="]
    assert give_code(client, code_of(secret)).status_code == 200


def test_the_database_holds_neither_the_secret_nor_a_code(sam, secret):
    codes = recovery.make_codes(sam)
    kept = [secret, *codes, *(code.replace("-", "") for code in codes)]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a name from the database
            rows = str(cursor.fetchall())
            assert [text for text in kept if text in rows] == [], table


def test_who_has_no_factor_and_needs_none_comes_in_by_password(client, sam):
    assert give_password(client, sam)["Location"] == "/admin/"
    assert is_open(client)


def test_a_fault_tells_a_code_neither_on_its_page_nor_in_the_log(sam, secret, monkeypatch):
    guest = Client(raise_request_exception=False)
    handler, *_of_pytest = logging.getLogger("django.request").handlers
    log = io.StringIO()
    monkeypatch.setattr(handler, "stream", log)
    give_password(guest, sam)
    code = wrong_code(secret)

    def quote(execute, sql, *others):
        if "authenticatorapp" in sql:
            raise IntegrityError(f"Key (code)=({code}) is not there.")
        return execute(sql, *others)

    with connection.execute_wrapper(quote):
        answer = give_code(guest, code)

    assert (answer.status_code, code in answer.content.decode()) == (500, False)
    assert [word in log.getvalue() for word in ("IntegrityError", "base.py", code)] == [
        True, True, False,
    ]  # fmt: skip
