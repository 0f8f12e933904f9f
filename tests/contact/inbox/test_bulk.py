"""What is done with several requests at once."""

import pytest
from auditlog.models import LogEntry

from clinic_site.outbox.models import OutboxMessage
from contact.models import ConsultationRequest
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory
from tests.site.filling import choose
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

MODEL = "contact/consultationrequest"


@pytest.mark.parametrize("stage", ["contacted", "booked", "closed", "not_suitable", "spam"])
def test_the_chosen_requests_are_moved_and_no_other(client_of, stage):
    chosen, other = ConsultationRequestFactory.create_batch(2), ConsultationRequestFactory()

    response = choose(client_of("Front desk"), MODEL, f"mark_{stage}", *chosen)

    stages = dict(ConsultationRequest.objects.values_list("pk", "stage"))
    assert stages == {chosen[0].pk: stage, chosen[1].pk: stage, other.pk: "new"}
    assert ": 2." in words(read(response, strict=False))


def test_each_change_is_recorded(client_of):
    chosen = ConsultationRequestFactory.create_batch(2)

    choose(client_of("Front desk"), MODEL, "mark_booked", *chosen)

    changes = LogEntry.objects.get_for_objects(ConsultationRequest.objects.all()).filter(
        action=LogEntry.Action.UPDATE
    )
    assert {entry.object_pk for entry in changes} == {str(request.pk) for request in chosen}
    assert {entry.changes["stage"][1] for entry in changes} == {"booked"}


def test_they_are_assigned_to_whoever_asks(client, staff):
    me, chosen = staff("Front desk"), ConsultationRequestFactory.create_batch(2)
    client.force_login(me)

    choose(client, MODEL, "assign_to_me", *chosen)

    assert set(ConsultationRequest.objects.values_list("assignee", flat=True)) == {me.pk}


def test_suspects_are_marked_as_not_spam_and_what_would_have_been_sent_is_sent(client_of):
    suspects = [
        ConsultationRequestFactory(suspicion="honeypot", email=f"sample{number}@example.com")
        for number in range(2)
    ]

    client_of("Front desk").post(
        f"{INBOX}?show=suspected",
        {"action": "mark_not_spam", "_selected_action": [request.pk for request in suspects]},
    )

    assert ConsultationRequest.objects.exclude(suspicion="").count() == 0
    assert OutboxMessage.objects.filter(kind="Confirmation for the visitor").count() == 2


def test_an_erased_request_stays_as_it_is(client_of):
    erased = ConsultationRequestFactory()
    erased.wipe()

    choose(client_of("Front desk"), MODEL, "mark_booked", erased)

    erased.refresh_from_db()
    assert erased.stage == "closed"


@pytest.mark.parametrize(("group", "left"), [("Front desk", 1), ("Administrator", 0)])
def test_only_an_administrator_deletes(client_of, group, left):
    request = ConsultationRequestFactory()

    choose(client_of(group), MODEL, "delete_selected", request, post="yes")

    assert ConsultationRequest.objects.count() == left
