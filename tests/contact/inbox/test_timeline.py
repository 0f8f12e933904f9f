"""The timeline of a request: everything that happened, and who has seen it."""

from datetime import UTC, datetime

import pytest
import time_machine
from auditlog.models import LogEntry
from django.utils import timezone

from clinic_site.access.records import records_of
from clinic_site.outbox.queue import enqueue
from contact.inbox.bulk import save
from contact.inbox.timeline import timeline
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, section_titled, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, staff):
    """The browser of sam from the front desk."""
    client.force_login(staff("Front desk", username="sam"))
    return client


def told(request):
    return [f"{event.who} {event.words}".strip() for event in timeline(request)]


def test_it_tells_what_happened_from_the_beginning_to_the_end(desk, stored, fill, again):
    fill(desk, stored, note="Likes roses")
    fill(desk, stored, stage="contacted", next_step_on="2026-12-01")
    fill(desk, stored, "_mine")

    assert told(again(stored)) == [
        "The request arrived.",
        "sam opened it",
        "sam wrote a note",
        "sam opened it",
        "sam moved it from “New” to “Contacted”",
        "sam planned the next step for December 1, 2026",
        "sam opened it",
        "sam assigned it to sam",
    ]


def test_it_shows_the_notes_where_they_were_written(desk, stored, fill, page_of):
    fill(desk, stored, note="Likes roses")

    section = section_titled(read(desk.get(page_of(stored)), strict=False), "What happened")

    assert "sam wrote a note Likes roses" in words(section)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        ({}, "The confirmation for the visitor waits to be sent."),
        ({"sent_at": timezone.now()}, "The confirmation was sent to the visitor."),
        ({"failed_at": timezone.now()}, "The confirmation for the visitor could not be sent."),
    ],
)
def test_it_tells_what_became_of_the_visitors_confirmation(stored, outcome, said):
    mail = enqueue(kind="Confirmation", subject="Here", body="Here", to="marigold@example.com")
    for name, value in outcome.items():
        setattr(mail, name, value)
    stored.confirmation = mail

    assert said in told(stored)


def test_looks_of_one_person_in_a_row_are_told_once(desk, stored, page_of):
    desk.get(page_of(stored))
    desk.get(page_of(stored))
    desk.get(page_of(stored, "history"))

    events = [(event.words, event.times) for event in timeline(stored)]
    assert events[1:] == [("opened it", 2), ("opened its history", 1)]


def test_looks_on_two_days_are_told_twice(client, staff, stored, page_of):
    sam = staff("Front desk", username="sam")
    for day in (25, 26):
        with time_machine.travel(datetime(2090, 3, day, 17, tzinfo=UTC), tick=False):
            client.force_login(sam)
            client.get(page_of(stored))

    assert told(stored)[-2:] == ["sam opened it", "sam opened it"]


def test_no_spam_an_erasure_and_an_unassignment_are_told(desk, staff, stored, fill):
    stored.suspicion, stored.assignee = "honeypot", staff("Front desk", username="alex")
    stored.save()
    fill(desk, stored, "_not_spam", assignee="")
    stored.refresh_from_db()
    stored.wipe()

    assert {
        "sam marked it as not spam", "sam unassigned it",
        "the site deleted what the visitor wrote",
    } <= set(told(stored))  # fmt: skip


def test_what_the_site_does_by_itself_is_done_by_the_site(stored):
    stored.stage = "closed"
    save(stored, "stage")

    assert told(stored)[-1] == "the site moved it from “New” to “Closed”"


def test_who_has_seen_it_is_counted_those_who_saw_it_in_the_list_too(desk, stored, page_of):
    for address in (INBOX, INBOX, page_of(stored)):
        desk.get(address)

    section = section_titled(read(desk.get(page_of(stored)), strict=False), "What happened")

    (table,) = section.iter("table")
    rows = [words(row) for row in table.iter("tr")][1:]
    assert rows[0].startswith("sam 127.0.0.1 listed 2 ")
    assert rows[1].startswith("sam 127.0.0.1 opened 2 ")


def test_whose_name_stands_beside_a_request_was_seen_too(desk, stored, page_of):
    beside = ConsultationRequestFactory(telephone=stored.telephone)

    desk.get(page_of(stored))

    (look,) = records_of(beside).filter(action=LogEntry.Action.ACCESS)
    assert look.additional_data["how"] == "listed"
