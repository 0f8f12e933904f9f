"""Who is told of new requests: several addresses in one field, however they are written."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.clinic.addresses import MOST
from clinic_site.clinic.models import ClinicProfile
from tests.site.filling import fill_in
from tests.site.reading import by_id, read

pytestmark = pytest.mark.django_db

DESK, OWNER, NIGHT = "desk@clinic.example", "owner@clinic.example", "n.o'night+1@night.example"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", []),
        (" \n ,;", []),
        (DESK, [DESK]),
        (f"{DESK},{OWNER}", [DESK, OWNER]),
        (f"{DESK}, {OWNER};\r\n{NIGHT}\n", [DESK, OWNER, NIGHT]),
        (f"  {DESK}\t{OWNER} ", [DESK, OWNER]),
        (f"{DESK}\nDESK@clinic.example\n{OWNER}\n{DESK}", [DESK, OWNER]),
    ],
)
def test_each_address_is_told_once_however_the_list_is_written(written, told):
    profile = ClinicProfile(notify_email=written)
    assert profile.notified == told

    profile.full_clean()
    profile.save()

    assert ClinicProfile.objects.get().notify_email == "\n".join(told)


@pytest.mark.parametrize(
    "wrong",
    [
        "desk", "desk@", "desk@localhost", "@clinic.example", '"desk"@clinic.example',
        '"\x07"@clinic.example', "desk@[127.0.0.1]", "a..b@clinic.example", "Desk <desk@clinic.example>",
        "desk@clinic..example", "dësk@clinic.example", f"{'a' * 65}@clinic.example",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_named_and_keeps_no_other_from_being_told(wrong):
    profile = ClinicProfile(notify_email=f"{DESK}\n{wrong}")

    with pytest.raises(ValidationError) as refused:
        profile.full_clean()
    assert "not a complete email address" in str(refused.value.message_dict["notify_email"])
    assert DESK in profile.notified


def test_there_is_an_end_to_how_many_are_told():
    profile = ClinicProfile(notify_email=" ".join(f"{n}@clinic.example" for n in range(MOST + 1)))

    with pytest.raises(ValidationError, match=f"at most {MOST} addresses"):
        profile.full_clean()


def test_the_profiles_form_shows_one_address_on_each_line(admin_client):
    address = "/admin/clinic/clinicprofile/"
    ClinicProfile.objects.create(notify_email=f"{DESK}\n{OWNER}")
    shown = by_id(read(admin_client.get(address), strict=False), "id_notify_email")
    assert shown.text.strip().split("\n") == [DESK, OWNER]

    answer = fill_in(admin_client, address, notify_email=f"{OWNER}, {NIGHT}")

    assert answer.status_code == 302
    assert ClinicProfile.objects.get().notified == [OWNER, NIGHT]
