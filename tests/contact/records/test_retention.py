"""What is not needed any more goes: names and words are wiped, and what reports count stays."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.queue import enqueue
from contact.inbox import bulk
from contact.models import ConsultationRequest, Note
from contact.records.retention import erase_requests, forget_senders, purge, warn_of_ending
from contact.telling import tell_staff
from tests.factories import ConsultationRequestFactory, TreatmentFactory

pytestmark = pytest.mark.django_db

PERSONAL = {
    "name": "Marigold", "email": "marigold@example.com", "telephone": "(727) 230-1439",
    "message": "Does it hurt?", "next_step": "Call again", "sender_hash": "a" * 64,
}  # fmt: skip


def finished(days_ago, **fields):
    made = ConsultationRequestFactory(**PERSONAL | {"stage": "closed"} | fields)
    at = timezone.now() - timedelta(days=days_ago)
    ConsultationRequest.objects.filter(pk=made.pk).update(finished_at=at)
    return made


def reread(request):
    return ConsultationRequest.objects.get(pk=request.pk)


@pytest.mark.parametrize("stage", ["closed", "not_suitable", "spam"])
def test_a_finished_request_past_its_time_is_wiped_and_still_counts(settings, stage):
    settings.REQUEST_RETENTION_DAYS = 30
    treatment = TreatmentFactory()
    old = finished(31, stage=stage, treatment=treatment, campaign="newsletter")
    Note.objects.create(consultation=old, text="Called")
    old.confirmation = enqueue(
        kind="Confirmation", subject="S", body="B", to="marigold@example.com"
    )
    old.save()
    ConsultationRequest.objects.update(finished_at=timezone.now() - timedelta(days=31))

    assert purge() == 1

    wiped = reread(old)
    assert {name: getattr(wiped, name) for name in PERSONAL} == dict.fromkeys(PERSONAL, "")
    assert (wiped.email_hash, wiped.telephone_hash) == ("", "")
    assert (wiped.treatment, wiped.campaign, wiped.stage) == (treatment, "newsletter", stage)
    assert (Note.objects.count(), OutboxMessage.objects.count()) == (0, 0)


def test_what_is_younger_or_not_finished_stays(settings):
    settings.REQUEST_RETENTION_DAYS = 30
    young = finished(29)
    unfinished = ConsultationRequestFactory(
        **PERSONAL, created_at=timezone.now() - timedelta(days=400)
    )

    assert purge() == 0  # of what nobody finished staff are warned first
    assert (reread(young).name, reread(unfinished).name) == ("Marigold", "Marigold")


def test_nothing_is_wiped_twice():
    finished(400)

    assert [purge(), purge()] == [1, 0]


def test_a_dry_run_counts_and_wipes_nothing(capsys):
    old = finished(400)

    call_command("purge_requests", "--dry-run")
    assert capsys.readouterr().out == "Requests that would be wiped: 1\n"
    assert reread(old).name == "Marigold"

    call_command("purge_requests")
    assert capsys.readouterr().out == "Requests wiped: 1\n"
    assert reread(old).name == ""


def test_a_request_that_was_opened_anew_is_kept():
    reopened = finished(400)
    reopened.stage = "contacted"
    reopened.save()

    assert purge() == 0


def test_the_connection_is_forgotten_after_a_day():
    old = ConsultationRequestFactory(
        sender_hash="a" * 64, created_at=timezone.now() - timedelta(hours=25)
    )
    fresh = ConsultationRequestFactory(sender_hash="b" * 64)

    forget_senders()

    assert (reread(old).sender_hash, reread(fresh).sender_hash) == ("", "b" * 64)


def test_a_persons_requests_are_erased_and_a_confirmation_is_left():
    by = get_user_model().objects.create_user("desk")
    first = ConsultationRequestFactory(**PERSONAL)
    second = ConsultationRequestFactory(telephone="", email="MARIGOLD@example.com")
    another = ConsultationRequestFactory(name="Hollyhock", telephone="+1 727 230 1439")

    erasure = erase_requests([first, second], by)

    assert (erasure.request_count, erasure.erased_by) == (2, by)
    assert [reread(one).name for one in (first, second)] == ["", ""]
    assert (reread(another).name, reread(first).stage) == ("Hollyhock", "closed")
    assert list(ConsultationRequest.objects.of_person("marigold@example.com", "")) == []


# --- What nobody finished ---

DAY = timedelta(days=1)
NOW = datetime(2026, 11, 4, 15, tzinfo=UTC)


def worker_runs(first, last):
    """A year of a worker in steps of a day: what it does in its rounds, by days from `NOW`."""
    for day in range(first, last + 1):
        with time_machine.travel(NOW + day * DAY, tick=False):
            tell_staff()
            warn_of_ending()
            purge()


def mails():
    return [row.subject for row in OutboxMessage.objects.order_by("created_at", "pk")]


@pytest.fixture
def _told():
    ClinicProfile.objects.create(notify_email="desk@clinic.example")


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize("urgency", ["", "words"])
def test_a_suspect_ends_a_month_after_staff_were_told_of_it(urgency):
    suspect = ConsultationRequestFactory(
        **PERSONAL, suspicion="honeypot", urgency=urgency, created_at=NOW
    )

    worker_runs(0, 30)
    assert reread(suspect).name == "Marigold"
    worker_runs(31, 31)

    wiped = reread(suspect)
    assert (wiped.name, wiped.message, wiped.stage) == ("", "", "spam")
    assert not ConsultationRequest.objects.new().exists()
    assert len(mails()) == 1


@pytest.mark.usefixtures("_told")
def test_a_suspect_of_which_nobody_was_told_does_not_end_like_one():
    suspect = ConsultationRequestFactory(**PERSONAL, suspicion="honeypot", created_at=NOW)

    worker_runs(60, 89)  # after two months in which no worker ran

    assert reread(suspect).name == "Marigold"


@pytest.mark.usefixtures("_told")
@pytest.mark.parametrize("stage", ["new", "contacted", "booked"])
def test_what_nobody_closed_ends_after_its_time_and_staff_are_warned_a_month_before(
    settings, stage
):
    settings.REQUEST_RETENTION_DAYS = 100
    with time_machine.travel(NOW, tick=False):
        open_request = ConsultationRequestFactory(**PERSONAL, stage=stage, told_at=NOW)

    worker_runs(60, 70)
    assert mails() == []
    worker_runs(71, 101)
    assert mails() == ["A consultation request is deleted soon"]
    assert reread(open_request).name == "Marigold"
    worker_runs(102, 102)

    wiped = reread(open_request)
    assert (wiped.name, wiped.stage) == ("", "closed")
    # Nobody called them by that.
    assert (wiped.first_contacted_at is None) == (stage == "new")


def test_nothing_unfinished_is_wiped_without_a_warning_a_month_before(settings):
    settings.REQUEST_RETENTION_DAYS = 100
    ConsultationRequestFactory(**PERSONAL, created_at=NOW)

    worker_runs(500, 529)  # a worker that did not run for more than a year

    assert ConsultationRequest.objects.get().name == "Marigold"
    worker_runs(530, 531)
    assert ConsultationRequest.objects.get().name == ""


def test_what_staff_did_something_about_goes_on(settings):
    settings.REQUEST_RETENTION_DAYS = 100
    touched = ConsultationRequestFactory(**PERSONAL, created_at=NOW)
    worker_runs(71, 80)
    with time_machine.travel(NOW + 81 * DAY, tick=False):
        bulk.save(reread(touched), "assignee")
    call_command("rotate_keys")  # which saves it too, and is nothing that staff did with it

    worker_runs(82, 150)
    assert reread(touched).name == "Marigold"
    worker_runs(151, 190)
    assert reread(touched).name == ""


def test_what_has_a_next_step_to_come_goes_on(settings):
    settings.REQUEST_RETENTION_DAYS = 100
    planned = ConsultationRequestFactory(
        **PERSONAL, created_at=NOW, next_step_on=(NOW + 200 * DAY).date()
    )

    worker_runs(71, 200)

    assert (reread(planned).name, reread(planned).warned_at) == ("Marigold", None)


def test_a_warning_leads_to_what_ends(settings, client_of):
    ClinicProfile.objects.create(notify_email="desk@clinic.example")
    settings.REQUEST_RETENTION_DAYS = 100
    ConsultationRequestFactory(name="Ends", created_at=timezone.now() - 80 * DAY)
    ConsultationRequestFactory(name="Goes on")

    warn_of_ending()

    link = OutboxMessage.objects.get().body.split()[-1]
    shown = client_of("Front desk").get(link.partition("8000")[2] or link)
    assert [row.name for row in shown.context["cl"].result_list] == ["Ends"]
