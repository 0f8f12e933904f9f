"""The clinic's one row: its week, its address, its telephone."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from clinic_site.clinic.models import ClinicProfile, SpecialDay
from tests.factories import PhotoFactory
from tests.site.reading import read, words

# Half past eight in the evening of Sunday, May 3, at the clinic.
SUNDAY_EVENING = datetime(2026, 5, 4, 0, 30, tzinfo=UTC)


@pytest.fixture
def profile(db, settings):
    settings.TIME_ZONE = "America/New_York"
    profile = ClinicProfile.get_solo()
    for weekday in range(5):
        profile.opening_hours.create(weekday=weekday, opens=time(9), closes=time(17))
    return profile


def test_open_now_is_asked_in_the_clinics_own_time_zone(profile, time_machine):
    time_machine.move_to(SUNDAY_EVENING, tick=False)

    assert str(profile.open_now) == "Closed now, opens tomorrow at 9 a.m."


def test_a_special_day_counts_until_it_has_ended_at_the_clinic(profile, time_machine):
    profile.special_days.create(date=date(2026, 5, 2), name="Over")
    profile.special_days.create(date=date(2026, 5, 4), name="Tomorrow")
    profile.special_days.create(date=date(2026, 5, 3), name="Today")
    time_machine.move_to(SUNDAY_EVENING, tick=False)

    assert [day.name for day in profile.coming_special_days.value] == ["Today", "Tomorrow"]
    assert str(profile.open_now) == "Closed now, opens Tuesday at 9 a.m."


def test_the_week_names_every_day_with_its_hours(profile):
    hours = "9 a.m. – 5 p.m."

    assert profile.week == [
        ("Monday", hours),
        ("Tuesday", hours),
        ("Wednesday", hours),
        ("Thursday", hours),
        ("Friday", hours),
        ("Saturday", "Closed"),
        ("Sunday", "Closed"),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_hours_cost_two_queries(profile, django_assert_num_queries, number):
    for day in range(number):
        profile.special_days.create(date=date(2999, 1, 1 + day), name="Far away")

    with django_assert_num_queries(2):
        _ = (profile.week, profile.open_now, profile.coming_special_days)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ({"is_closed": True}, "Closed"),
        ({"is_closed": True, "opens": time(9), "closes": time(12)}, "Closed"),
        ({"is_closed": False, "opens": time(9), "closes": time(12)}, "9 a.m. – noon"),
    ],
)
def test_a_special_day_says_its_hours(hours, words):
    assert SpecialDay(name="A day", date=date(2026, 5, 4), **hours).times == words


def test_the_clinic_cannot_close_as_it_opens_but_at_midnight(profile):
    with pytest.raises(IntegrityError, match="opening_hours_take_time"), transaction.atomic():
        profile.opening_hours.update(closes=time(9))
    profile.opening_hours.update(opens=time(0), closes=time(0))

    assert profile.week[0] == ("Monday", "Open all day")


def test_a_special_night_counts_on_the_morning_after(profile, time_machine):
    profile.special_days.create(
        date=date(2026, 5, 2), name="A night", is_closed=False, opens=time(20), closes=time(2)
    )
    time_machine.move_to(datetime(2026, 5, 3, 5, 0, tzinfo=UTC), tick=False)

    assert str(profile.open_now) == "Open now, until 2 a.m."
    assert profile.coming_special_days.value == []


@pytest.mark.parametrize(
    "hours",
    [
        {},
        {"opens": time(9)},
        {"closes": time(9)},
        {"opens": time(9), "closes": time(9)},
        {"is_closed": True, "opens": time(9), "closes": time(12)},
    ],
    ids=str,
)
def test_a_special_day_is_closed_or_has_hours(profile, hours):
    day = {"date": date(2026, 5, 4), "name": "A day", "is_closed": False}

    with pytest.raises(IntegrityError, match="special_day_is_closed"), transaction.atomic():
        profile.special_days.create(**day | hours)

    assert not profile.special_days.exists()


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({}, "Clearwater, FL"),
        ({"street": "1 Main St", "postal_code": "33755"}, "1 Main St, Clearwater, FL 33755"),
        ({"street": "1 Main St", "state": ""}, "1 Main St, Clearwater"),
        ({"city": "", "state": ""}, ""),
    ],
)
def test_the_address_is_what_is_known_of_it(fields, address):
    assert ClinicProfile(**fields).address == address


PLACE = "A+%26+B%2C+1+Main+St%2C+Clearwater%2C+FL"


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({}, []),
        (
            {"street": "1 Main St"},
            [
                f"https://www.openstreetmap.org/search?query={PLACE}",
                f"https://www.google.com/maps/search/?api=1&query={PLACE}",
                f"https://maps.apple.com/?q={PLACE}",
            ],
        ),
        (
            {"street": "1 Main St", "latitude": "27.965853", "longitude": "-82.800103"},
            [
                "https://www.openstreetmap.org/?mlat=27.965853&mlon=-82.800103#map=18/27.965853/-82.800103",
                "https://www.google.com/maps/search/?api=1&query=27.965853,-82.800103",
                f"https://maps.apple.com/?q={PLACE}&ll=27.965853,-82.800103",
            ],
        ),
        ({"map_url": "https://maps.example/a"}, []),
        ({"street": "1", "map_url": "https://maps.example/a"}, ["https://maps.example/a"]),
    ],
)
def test_maps_are_linked_where_there_is_a_street_and_that_of_staff_alone(fields, links):
    found = ClinicProfile(name="A & B", **fields).map_links

    assert [address for _name, address in found] == links


def test_every_page_says_the_hours_and_who_is_responsible(client, profile):
    assert "Responsible physician" not in words(read(client.get("/people/")))
    profile.responsible_physician = "Avery Sample, MD, Florida license ME 00000"
    profile.save()

    foot = words(read(client.get("/people/")))
    assert "Monday to Friday, 9 a.m. – 5 p.m." in foot
    assert "Responsible physician: Avery Sample, MD, Florida license ME 00000." in foot


def test_the_place_shows_the_way_and_the_door(client, profile):
    photo = PhotoFactory(alt_text="A green door beside a bakery")
    assert "Getting here" not in words(read(client.get("/contact/")))
    profile.getting_here, profile.door_photo = "Park behind the building.", photo
    profile.save()

    page = client.get("/contact/")
    assert "Getting here Park behind the building." in words(read(page))
    assert "A green door beside a bakery" in page.text
    with pytest.raises(ProtectedError):
        photo.delete()
