"""The numbers that the clinic had before: kept by themselves, and taken out by hand."""

import pytest
from django.core.exceptions import ValidationError

from clinic_site.clinic.models import ClinicProfile
from tests.site.filling import fill_in
from tests.site.reading import by_id, read

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "(727) 230-1438", "(727) 555-0142", "(727) 555-0143"


def former():
    return ClinicProfile.objects.get().former_telephones.splitlines()


def test_whoever_saves_another_number_leaves_the_one_before_in_the_list():
    profile = ClinicProfile.get_solo()
    for number in (SECOND, THIRD):
        profile.telephone = number
        profile.save()

    assert former() == [FIRST, SECOND]


def test_a_save_of_the_number_alone_keeps_the_list_too():
    profile = ClinicProfile.get_solo()
    profile.telephone = SECOND
    profile.save(update_fields=["telephone"])
    profile.save(update_fields=["city"])
    profile.save()

    assert former() == [FIRST]


def test_a_number_that_is_the_clinics_again_is_no_former_one():
    profile = ClinicProfile.get_solo()
    for number in (SECOND, FIRST):
        profile.telephone = number
        profile.save()

    assert former() == [SECOND]


def test_a_profile_that_never_was_stored_had_no_number():
    ClinicProfile(telephone=SECOND).save()

    assert former() == []


def test_the_list_fills_in_the_admin_and_can_be_emptied_there(client_of):
    ClinicProfile.get_solo()
    client, address = client_of("Editor"), "/admin/clinic/clinicprofile/"

    fill_in(client, address, telephone=SECOND)
    assert former() == [FIRST]
    assert by_id(read(client.get(address)), "id_former_telephones").text.split() == FIRST.split()

    fill_in(client, address, former_telephones="")
    assert former() == []


@pytest.mark.parametrize(
    "line", ["7275550142", "+1 727 555 0142", "727.555.0142", "  1-727-555-0142 \r\n\r\n"]
)
def test_a_number_is_stored_as_it_is_written_here_however_it_is_typed(line):
    profile = ClinicProfile.get_solo()
    profile.former_telephones = line

    profile.full_clean()

    assert profile.former_telephones == SECOND


def test_what_is_no_number_is_named():
    profile = ClinicProfile(former_telephones=f"{SECOND}\n230-1438")

    with pytest.raises(ValidationError) as refused:
        profile.full_clean()

    assert refused.value.message_dict["former_telephones"] == [
        "“230-1438” is not a whole phone number."
    ]
