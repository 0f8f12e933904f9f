"""What is not needed any more goes: names and words are wiped, and what reports count stays."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.queue import enqueue
from contact.models import ConsultationRequest, Note
from contact.records.retention import erase_requests, forget_senders, purge
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

    assert purge() == 0
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
