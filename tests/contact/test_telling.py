"""Whoever was told that a request has arrived was told the truth: staff hear of every one."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clinic_site.clinic.models import ClinicProfile
from clinic_site.management.commands.run_worker import JOBS_IN_TURN
from clinic_site.outbox.models import OutboxMessage
from contact.inbox.not_spam import mark_not_spam
from contact.models import ConsultationRequest
from contact.telling import tell_staff
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 15, tzinfo=UTC)
NEW, SET_APART = "A new request", "Suspected spam"
SUSPECT = {"suspicion": "honeypot"}
URGENT_SUSPECT = SUSPECT | {"urgency": "words"}


@pytest.fixture(autouse=True)
def clinic(settings):
    settings.SITE_URL = "https://clinic.example"
    return ClinicProfile.objects.create(notify_email="desk@clinic.example")


def after(**passed):
    return time_machine.travel(NOW + timedelta(**passed), tick=False)


def written():
    """The subject of each email, in their order."""
    return [row.subject for row in OutboxMessage.objects.order_by("created_at", "pk")]


def test_the_worker_tells():
    assert tell_staff in JOBS_IN_TURN


def test_staff_get_one_email_a_minute_that_says_how_many():
    for second in range(0, 180, 10):
        with after(seconds=second):
            ConsultationRequestFactory()
            tell_staff()
    with after(seconds=180):
        tell_staff()

    assert written() == [
        "A new consultation request",
        *["6 new consultation requests"] * 2,
        "5 new consultation requests",
    ]
    assert not ConsultationRequest.objects.untold().exists()


def test_what_is_set_apart_is_told_in_a_digest_an_hour_at_most():
    for minute in range(0, 120, 5):
        with after(minutes=minute):
            ConsultationRequestFactory(**SUSPECT)
            tell_staff()
    with after(minutes=120):
        tell_staff()

    assert written() == [
        "A consultation request was set apart",
        "12 consultation requests were set apart",
        "11 consultation requests were set apart",
    ]
    assert not ConsultationRequest.objects.untold().exists()


def test_a_digest_leads_to_what_was_set_apart_and_repeats_nothing_of_it():
    ConsultationRequestFactory(**SUSPECT, name="Marigold", message="Hollyhock")
    ConsultationRequestFactory(**SUSPECT)
    tell_staff()

    body = OutboxMessage.objects.get().body
    assert body == (
        "2 requests look like spam and were set apart. A person may be among them. What "
        "nobody takes for a person's is deleted after 30 days. Look at them: "
        "https://clinic.example/admin/contact/consultationrequest/?show=suspected\n"
    )


@pytest.mark.parametrize("fields", [{}, URGENT_SUSPECT, {"urgency": "words"}])
def test_neither_a_digest_nor_an_urgent_suspect_waits_for_the_other(fields):
    with after(seconds=0):
        ConsultationRequestFactory(**SUSPECT)
        tell_staff()
    with after(seconds=1):
        ConsultationRequestFactory(**fields)
        tell_staff()

    assert written() == ["A consultation request was set apart", "A new consultation request"]


@pytest.mark.parametrize("fields", [{}, SUSPECT, URGENT_SUSPECT])
def test_what_came_while_no_worker_ran_is_told_when_one_runs_again(fields):
    with after(days=-3):
        ConsultationRequestFactory.create_batch(3, **fields)
    with after(days=0):
        assert [tell_staff(), tell_staff()] == [True, False]

    assert [subject[0] for subject in written()] == ["3"]


def test_who_names_an_address_later_is_told_of_what_waits_and_not_of_what_was_answered():
    ClinicProfile.objects.update(notify_email="")
    ConsultationRequestFactory.create_batch(2)
    ConsultationRequestFactory(stage="contacted")
    assert not tell_staff()

    ClinicProfile.objects.update(notify_email="desk@clinic.example")
    assert tell_staff()

    assert written() == ["2 new consultation requests"]


def test_who_was_no_spam_after_all_is_told_of_as_any_request():
    with after(minutes=0):
        suspect = ConsultationRequestFactory(**SUSPECT)
        tell_staff()
    with after(minutes=5):
        mark_not_spam(suspect)
        tell_staff()

    assert written() == ["A consultation request was set apart", "A new consultation request"]


def test_the_eleventh_request_of_the_clinics_own_network_is_told_of(send):
    for second in range(0, 200, 10):
        with after(seconds=second):
            assert send(name=f"Visitor {second}", email="", preferred_way="any").status_code == 302
    with after(hours=1):
        tell_staff()

    told = sum(int(subject.split()[0].replace("A", "1")) for subject in written())
    assert told == ConsultationRequest.objects.count() == 20


def test_emails_of_several_addresses_count_as_one():
    ClinicProfile.objects.update(notify_email="desk@clinic.example\nowner@clinic.example")
    with after(seconds=0):
        ConsultationRequestFactory()
        tell_staff()
    with after(seconds=59):
        ConsultationRequestFactory()
        assert not tell_staff()

    assert written() == ["A new consultation request"] * 2
