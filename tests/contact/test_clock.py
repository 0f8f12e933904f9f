"""The response clock: hours count while the clinic is open, and only then."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from clinic_site.clinic.models import ClinicProfile
from clinic_site.clinic.open_time import OpenTime
from clinic_site.outbox.models import OutboxMessage
from contact.clock import ResponseClock
from contact.inbox.reminders import remind_once
from contact.models import ConsultationRequest
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db

CLINIC = ZoneInfo("America/New_York")
MONDAY_TO_FRIDAY = range(5)


def at(day, hour, minute=0):
    """A moment of November 2026 in Clearwater; the 2nd is a Monday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=CLINIC)


@pytest.fixture
def clinic():
    clinic = ClinicProfile.objects.create(response_hours=4, notify_email="desk@clinic.example")
    for weekday in MONDAY_TO_FRIDAY:
        clinic.opening_hours.create(weekday=weekday, opens="09:00", closes="12:00")
        clinic.opening_hours.create(weekday=weekday, opens="13:00", closes="17:00")
    clinic.special_days.create(date=date(2026, 11, 11), name="Veterans Day")
    clinic.special_days.create(
        date=date(2026, 11, 7),
        name="Open Saturday",
        is_closed=False,
        opens="10:00",
        closes="12:00",
    )
    return ClinicProfile.objects.get()


SPANS = {
    "within a morning": (at(2, 9, 30), at(2, 11), 1.5),
    "over lunch": (at(2, 11), at(2, 14), 2),
    "over night": (at(2, 16), at(3, 10), 2),
    "at night": (at(2, 20), at(3, 6), 0),
    "over a weekend": (at(13, 16), at(16, 10), 2),
    "over an open Saturday": (at(6, 16), at(9, 10), 4),
    "over a holiday": (at(10, 16), at(12, 10), 2),
    "a whole week": (at(16, 0), at(23, 0), 35),
    "backwards": (at(3, 10), at(2, 10), 0),
}


@pytest.mark.parametrize(("start", "end", "open_hours"), SPANS.values(), ids=SPANS)
def test_only_opening_hours_count(clinic, start, end, open_hours):
    assert OpenTime(clinic).between(start, end) == timedelta(hours=open_hours)


@pytest.mark.parametrize(("start", "end", "open_hours"), SPANS.values(), ids=SPANS)
def test_going_back_by_as_much_gives_a_moment_with_as_many_hours_since(
    clinic, start, end, open_hours
):
    open_time, amount = OpenTime(clinic), timedelta(hours=open_hours or 1)

    assert open_time.between(open_time.before(end, amount), end) == amount


def test_a_night_in_which_the_clocks_change_adds_no_hour():
    clinic = ClinicProfile.objects.create()
    clinic.opening_hours.create(weekday=6, opens="00:00", closes="06:00")

    start, end = datetime(2026, 11, 1, 0, tzinfo=CLINIC), datetime(2026, 11, 1, 6, tzinfo=CLINIC)
    # At two o'clock it is one o'clock again: the six hours on the wall take seven.
    assert OpenTime(ClinicProfile.objects.get()).between(start, end) == timedelta(hours=7)
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=7)


def test_a_clinic_whose_hours_nobody_entered_counts_every_hour():
    open_time = OpenTime(ClinicProfile.objects.create())

    assert open_time.between(at(2, 20), at(3, 6)) == timedelta(hours=10)
    assert open_time.before(at(3, 6), timedelta(hours=10)) == at(2, 20)


def test_a_request_is_overdue_after_as_many_opening_hours_as_staff_set(clinic):
    evening = ConsultationRequestFactory(created_at=at(2, 20))

    for now, is_overdue in [(at(3, 13, 59), False), (at(3, 14, 1), True)]:
        clock = ResponseClock(now)
        assert clock.is_overdue(evening) == is_overdue
        assert clock.overdue().exists() == is_overdue


@pytest.mark.parametrize("stage", ["contacted", "booked", "closed", "spam", "not_suitable"])
def test_whoever_was_answered_is_not_overdue(clinic, stage):
    ConsultationRequestFactory(created_at=at(2, 9), stage=stage)

    assert not ResponseClock(at(20, 9)).overdue().exists()


def test_a_suspect_is_overdue_as_any_request_is(clinic):
    suspect = ConsultationRequestFactory(created_at=at(2, 9), suspicion="honeypot")

    clock = ResponseClock(at(20, 9))
    assert (clock.overdue().get(), clock.is_overdue(suspect)) == (suspect, True)


def test_the_clock_stops_at_the_first_answer(clinic):
    with time_machine.travel(at(3, 10), tick=False):
        answered = ConsultationRequestFactory(created_at=at(2, 16), stage="contacted")

    assert ResponseClock(at(20, 9)).waited(answered) == timedelta(hours=2)


def test_staff_are_reminded_once_and_told_nothing(clinic):
    ConsultationRequestFactory(created_at=at(2, 9), name="Marigold")
    ConsultationRequestFactory(created_at=at(2, 9), name="Hollyhock")

    for now in (at(2, 10), at(3, 10), at(3, 11)):
        with time_machine.travel(now, tick=False):
            remind_once()

    (reminder,) = OutboxMessage.objects.all()
    assert reminder.created_at == at(3, 10)
    assert reminder.body.startswith("2 requests have waited longer than they should.")
    assert "Marigold" not in reminder.body
    assert not ConsultationRequest.objects.filter(reminded_at=None).exists()


def test_there_is_a_reminder_an_hour_at_most_and_it_counts_suspects(clinic):
    for minute in range(0, 60, 10):
        ConsultationRequestFactory(created_at=at(2, 9, minute), suspicion="honeypot")

    for minute in range(0, 120, 5):
        with time_machine.travel(at(2, 14) + timedelta(minutes=minute), tick=False):
            remind_once()

    reminders = OutboxMessage.objects.order_by("created_at")
    assert [reminder.created_at for reminder in reminders] == [at(2, 14, 5), at(2, 15, 5)]
    assert [reminder.subject for reminder in reminders] == [
        "A consultation request is waiting", "5 consultation requests are waiting",
    ]  # fmt: skip
    assert not ConsultationRequest.objects.filter(reminded_at=None).exists()


def test_a_message_that_was_left_begins_the_clock_anew_and_staff_are_reminded_anew(clinic):
    request = ConsultationRequestFactory(created_at=at(2, 9))
    with time_machine.travel(at(2, 16), tick=False):
        remind_once()
        request.refresh_from_db()
        request.stage = "left_message"
        request.save()

    overdue_at = {
        moment: ResponseClock(moment).is_overdue(request)
        for moment in (at(2, 16), at(3, 10), at(3, 14), at(4, 9))
    }
    for moment in overdue_at:
        with time_machine.travel(moment, tick=False):
            remind_once()

    assert list(overdue_at.values()) == [False, False, True, True]
    assert [*ResponseClock(at(3, 14)).overdue()] == [request]
    assert ResponseClock(at(3, 14)).since_message(request) == timedelta(hours=5)
    reminders = OutboxMessage.objects.order_by("created_at")
    assert [reminder.created_at for reminder in reminders] == [at(2, 16), at(3, 14)]
