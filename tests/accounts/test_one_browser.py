"""Several people at one browser, as at the front desk: nobody gets what another one left there."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.accounts import factors
from clinic_site.accounts.new_app import SECRET
from clinic_site.encryption.keys import decrypt
from tests.accounts.codes import code_of, give_app, give_code, give_password
from tests.accounts.software_passkey import SoftwarePasskey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("needed", "here")]
ADD_APP = "/admin/your-account/add/app/"


@pytest.fixture
def kim(staff):
    """A colleague of sam."""
    return staff("Front desk", username="kim")


def key_shown(client):
    client.get(ADD_APP)
    return decrypt(client.session[SECRET])


def test_the_phone_of_who_signs_in_opens_nothing_of_who_was_signed_in_there(client, sam, kim):
    kims = give_app(kim)
    give_password(client, kim)
    give_code(client, code_of(kims))
    give_password(client, sam)
    client.post(ADD_APP, {"code": code_of(key_shown(client)), "name": "Phone of sam"})

    assert [app.name for app in factors.of(sam)] == ["Phone of sam"]
    assert [app.name for app in factors.of(kim)] == ["My phone"]


def test_a_key_that_somebody_saw_there_becomes_nobody_elses(client, sam, kim):
    give_password(client, sam)
    seen = key_shown(client)
    give_password(client, kim)

    assert key_shown(client) != seen


def test_nor_does_it_after_signing_in_by_passkey(client, sam, kim):
    passkey = SoftwarePasskey(kim)
    give_password(client, sam)
    client.get(ADD_APP)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        passkey.show(client)

        assert client.get("/admin/").status_code == 200
        assert SECRET not in client.session


def test_who_left_between_the_steps_keeps_nobody_from_signing_in_by_passkey(client, sam, kim):
    passkey = SoftwarePasskey(kim)
    give_password(client, sam)

    assert passkey.show(client).status_code == 200
    assert client.get("/admin/").wsgi_request.user == kim
