"""Administrators are told by email of what should never happen: few emails, and true ones."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from clinic_site.outbox.models import OutboxMessage
from tests.factories import ConsultationRequestFactory, UserFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

CLEARWATER = ZoneInfo("America/New_York")
EXPORT = "/admin/contact/consultationrequest/export/"
ACCOUNTS = "/admin/auth/user/"
RIGHT = "a long password"


@pytest.fixture(autouse=True)
def administrator(staff):
    return staff("Administrator", username="sam", email="sam@clinic.example")


@pytest.fixture
def ash(staff):
    return staff("Author", username="ash", email="ash@clinic.example")


@pytest.fixture
def author(client, ash):
    """The browser of ash, who may neither see nor export requests."""
    client.force_login(ash)
    return client


def at(day, hour, minute=0, month=3):
    return time_machine.travel(datetime(2026, month, day, hour, minute, tzinfo=CLEARWATER))


def alarms():
    """Kinds and receivers of the emails about what should never happen."""
    found = OutboxMessage.objects.filter(kind__startswith="Alarm")
    return sorted((mail.kind, mail.to) for mail in found)


# --- A refused export -----------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_refused_export_is_told_at_once_and_once_a_day(author, ash, method):
    with at(4, 10):
        for _time in range(3):
            getattr(author, method)(EXPORT)
        first = alarms()
    with at(4, 23):
        author.force_login(ash)
        author.get(EXPORT)
        same_day = alarms()
    with at(5, 10):
        author.force_login(ash)
        author.get(EXPORT)

    assert first == same_day == [("Alarm: export refused", "sam@clinic.example")]
    assert alarms() == first * 2


def test_each_account_has_an_email_of_its_own(author, staff):
    author.get(EXPORT)
    author.force_login(staff("Editor"))
    author.get(EXPORT)

    assert len(alarms()) == 2


def test_an_export_that_is_not_refused_is_no_alarm(client, staff):
    client.force_login(staff("Front desk"))
    ConsultationRequestFactory()

    client.post(EXPORT, {"kind": "csv", "password": "wrong"})
    client.post(EXPORT, {"kind": "csv", "password": RIGHT})

    assert alarms() == []


# --- Many refusals --------------------------------------------------------------------------------


@pytest.mark.parametrize(("times", "told"), [(19, 0), (20, 1), (45, 1)])
def test_twenty_refusals_within_an_hour_are_told(author, times, told):
    for _time in range(times):
        author.get(ACCOUNTS)

    assert [kind for kind, _to in alarms()] == ["Alarm: often refused"] * told


def test_refusals_of_a_whole_day_or_of_several_people_are_none(client, ash, staff):
    robin = staff("Editor")
    for hour in (9, 11, 13):
        with at(4, hour):
            for account in (ash, robin):
                client.force_login(account)
                for _time in range(15):
                    client.get("/admin/contact/consultationrequest/")

    assert alarms() == []


def test_a_tab_of_before_the_last_sign_in_raises_no_alarm(ash):
    old_tab = Client(enforce_csrf_checks=True)
    old_tab.force_login(ash)

    for _time in range(25):
        assert old_tab.post("/admin/keep-alive/").status_code == 403

    assert alarms() == []


# --- A sign-in at night ---------------------------------------------------------------------------


@pytest.fixture
def sign_in(ash):
    def send():
        Client().post("/admin/login/", {"username": "ash", "password": RIGHT, "next": "/admin/"})

    return send


def came(sign_in, days, hour=9):
    for day in days:
        with at(day, hour):
            sign_in()


@pytest.mark.parametrize(
    ("hour", "minute", "told"), [(23, 59, 0), (0, 0, 1), (3, 30, 1), (4, 59, 1), (5, 0, 0)]
)
def test_the_first_sign_in_at_night_is_told(sign_in, hour, minute, told):
    came(sign_in, range(2, 8))

    with at(20, hour, minute):
        sign_in()

    assert [kind for kind, _to in alarms()] == ["Alarm: sign-in at night"] * told


def test_the_night_is_the_clinics_also_when_clocks_change(sign_in):
    came(sign_in, range(2, 7))

    with at(8, 1, 59):  # a minute later it is 3 a.m.
        sign_in()

    assert len(alarms()) == 1


def test_who_works_at_night_is_told_of_once(sign_in):
    came(sign_in, range(2, 8))
    came(sign_in, [10, 11, 12, 12], hour=2)

    assert len(alarms()) == 1


@pytest.mark.parametrize(("days", "told"), [(4, 0), (5, 1)])
def test_an_account_that_is_new_has_no_hours_yet(sign_in, days, told):
    came(sign_in, [*range(2, 2 + days), 2])

    came(sign_in, [20], hour=2)

    assert len(alarms()) == told


def test_a_wrong_password_at_night_is_no_sign_in(sign_in, ash):
    came(sign_in, range(2, 8))

    with at(20, 2):
        Client().post("/admin/login/", {"username": "ash", "password": "wrong"})

    assert alarms() == []


# --- What an email says, and to whom --------------------------------------------------------------


def test_an_alarm_is_on_record_with_the_account_and_the_email_names_nobody(
    author, ash, settings, administrator
):
    stored = ConsultationRequestFactory(name="Marigold Hollyhock")
    author.get(f"{EXPORT}?q=Hollyhock", REMOTE_ADDR="198.51.100.7")

    mail = OutboxMessage.objects.get()
    said = f"{mail.subject}\n{mail.body}"
    assert {"ash", "sam", "Hollyhock", "Marigold"} & set(re.findall(r"\w+", said)) == set()
    assert [word for word in ("@", "198.51.100.7", stored.reference) if word in said] == []
    (link,) = [word for word in mail.body.split() if "://" in word]
    assert link.startswith(f"{settings.SITE_URL}/admin/auditlog/logentry/?day=")

    client = Client()
    client.force_login(administrator)
    (entry,) = client.get(link.removeprefix(settings.SITE_URL)).context["cl"].result_list
    assert (entry.object_repr, entry.object_id) == ("ash", ash.pk)
    assert entry.additional_data["how"] == "raised an alarm: an export was refused"


def test_who_may_read_the_records_is_told_and_nobody_else(author, staff):
    UserFactory(username="root", is_superuser=True, email="root@clinic.example")
    reader = UserFactory(username="auditor", email="auditor@clinic.example")
    reader.user_permissions.add(
        Permission.objects.get(codename="view_logentry", content_type__app_label="auditlog")
    )
    staff("Administrator", email="gone@clinic.example", is_active=False)
    staff("Administrator", email="outside@clinic.example", is_staff=False)
    staff("Administrator", email="")
    staff("Administrator", email="no address")
    staff("Administrator", email="sam@clinic.example")  # whose it is, too
    for group in ("Editor", "Front desk"):
        staff(group, email="colleague@clinic.example")

    author.get(EXPORT)

    receivers = [to for _kind, to in alarms()]
    assert receivers == ["auditor@clinic.example", "root@clinic.example", "sam@clinic.example"]


def test_without_anybody_to_tell_the_alarm_is_on_record_all_the_same(author, administrator):
    administrator.email = ""
    administrator.save()

    author.get(EXPORT)

    assert alarms() == []
    assert LogEntry.objects.filter(additional_data__event="alarm").count() == 1


@pytest.mark.parametrize(
    ("group", "address", "is_said"),
    [
        ("Administrator", "", True),
        ("Administrator", "no address", True),
        ("Administrator", "ada@clinic.example", False),
        ("Editor", "", False),
        ("Front desk", "", False),
    ],
)
def test_that_an_alarm_would_reach_nobody_is_said_to_who_may_mend_it(
    client, staff, administrator, group, address, is_said
):
    administrator.delete()
    client.force_login(staff(group, email=address))

    page = read(client.get("/admin/"), strict=False)

    (said,) = [words(part) for part in page.iter("main")]
    assert ("would reach nobody" in said) == is_said
    assert ("Add one to an account" in said) == is_said
