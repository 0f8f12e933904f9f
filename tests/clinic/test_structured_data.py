"""What the clinic and its people tell machines about themselves."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from tests.factories import PersonFactory
from tests.publishing.telling import known_clinic, one_of_each, told

pytestmark = pytest.mark.django_db


def test_a_clinician_is_told_with_license_and_certification(client, settings):
    one_of_each()
    person = told(client, "/people/robin/")["ProfilePage"]["mainEntity"]

    kinds = [credential["credentialCategory"] for credential in person["hasCredential"]]
    assert (person["@type"], person["honorificSuffix"]) == ("Person", "MD")
    assert kinds == ["License", "Board certification"]
    assert person["hasCredential"][0]["identifier"] == "ME 00000"
    assert person["worksFor"] == {"@id": f"{settings.SITE_URL}/#publisher"}


def test_who_has_left_does_not_work_here(client):
    PersonFactory(slug="robin", kind="clinician", is_former=True)

    assert "worksFor" not in told(client, "/people/robin/")["ProfilePage"]["mainEntity"]


@pytest.mark.parametrize("address", ["/", "/contact/"])
def test_where_hours_are_shown_they_are_told_with_the_special_days(client, address):
    known_clinic()
    hours = told(client, address)["MedicalClinic"]

    week, saturday = hours["openingHoursSpecification"]
    closed, shorter = hours["specialOpeningHoursSpecification"]
    assert [day.rpartition("/")[2] for day in week["dayOfWeek"]] == [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    ]  # fmt: skip
    assert (week["opens"], week["closes"]) == ("09:00", "17:30")
    assert (saturday["opens"], saturday["closes"]) == ("00:00", "23:59")
    assert (closed["name"], closed["opens"], closed["closes"]) == ("A holiday", "00:00", "00:00")
    assert date.fromisoformat(shorter["validFrom"]) == timezone.localdate() + timedelta(days=21)
    assert (shorter["opens"], shorter["closes"]) == ("10:00", "12:00")


def test_elsewhere_the_clinic_is_told_as_the_footer_shows_it(client):
    known_clinic()
    found = told(client, "/blog/")["MedicalClinic"]

    assert found["telephone"] == "+17272301438"
    assert found["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "1 Bay Street",
        "addressLocality": "Clearwater",
        "addressRegion": "FL",
        "postalCode": "33755",
    }
    assert "openingHoursSpecification" not in found


def test_a_clinic_of_which_little_is_known_tells_little(client):
    ClinicProfile(postal_code="", state="", city="Clearwater").save()

    found = told(client, "/contact/")["MedicalClinic"]

    assert found["address"] == {"@type": "PostalAddress", "addressLocality": "Clearwater"}
    assert found.keys() == {"@type", "@id", "name", "url", "telephone", "address"}


def test_the_home_page_tells_how_to_search_the_site(client, settings):
    action = told(client, "/")["WebSite"]["potentialAction"]

    address = action["target"]["urlTemplate"]
    assert action["@type"] == "SearchAction"
    assert address == f"{settings.SITE_URL}/search/?q={{words}}"
    assert (
        client.get(address.removeprefix(settings.SITE_URL).format(words="sleep")).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("fields", "geo"),
    [
        ({}, {"@type": "GeoCoordinates", "latitude": 27.965853, "longitude": -82.800103}),
        ({"map_url": "https://maps.example/a"}, None),
        ({"street": ""}, None),
        ({"latitude": None, "longitude": None}, None),
    ],
)
def test_the_spot_is_told_where_links_to_maps_lead_there(client, fields, geo):
    clinic = known_clinic()
    for name, value in fields.items():
        setattr(clinic, name, value)
    clinic.save()

    assert told(client, "/contact/")["MedicalClinic"].get("geo") == geo


@pytest.mark.parametrize("alone", ["latitude", "longitude"])
def test_one_number_of_a_spot_is_no_spot(alone):
    clinic = ClinicProfile.get_solo()
    setattr(clinic, alone, "27.965853")

    with pytest.raises(ValidationError, match="Give both numbers"):
        clinic.full_clean()
    with pytest.raises(IntegrityError):
        clinic.save()
