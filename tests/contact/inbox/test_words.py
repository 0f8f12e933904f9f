"""No word of a request, nor of a note, in what the admin keeps beside it: history, records, session."""

import json

import pytest
from auditlog.models import LogEntry as AccessRecord
from django.contrib.admin.models import LogEntry
from django.core import serializers
from django.db import connection

from clinic_site.outbox.models import OutboxMessage
from tests.contact.front_desk import INBOX, WORDS
from tests.site.filling import choose

pytestmark = pytest.mark.django_db

TYPED = {"note": "Delphinium", "next_step": "Foxglove", "stage": "contacted"}
MARKERS = [
    "Marigold", "marigold", "2301439", "230-1439", "Hollyhock", "Delphinium", "Foxglove"
]  # fmt: skip


@pytest.fixture
def after_a_day_at_the_desk(client_of, stored, fill, page_of):
    """The client of an administrator who did everything that can be done with a request."""
    client = client_of("Administrator")
    stored.suspicion = "honeypot"
    stored.save()
    client.get(INBOX)
    client.post(f"{INBOX}search/", {"words": "Marigold"})
    client.get(f"{INBOX}?show=found")
    fill(client, stored, "_not_spam")
    fill(client, stored, "_contacted", **TYPED)
    client.get(page_of(stored, "history"))
    choose(client, "contact/consultationrequest", "mark_booked", stored)
    client.post(f"{INBOX}export/", {"kind": "csv", "password": "a long password"})
    client.post(page_of(stored), {**TYPED, "_leaving": ""})
    return client


def test_everything_was_done(after_a_day_at_the_desk, stored, again):
    found = again(stored)

    assert (found.stage, found.next_step, found.suspicion) == ("booked", "Foxglove", "")
    assert found.notes.get().text == "Delphinium"
    assert {name: getattr(found, name) for name in WORDS} == WORDS


@pytest.mark.parametrize("model", [LogEntry, AccessRecord])
def test_the_history_and_the_access_records_hold_no_word(
    after_a_day_at_the_desk, stored, page_of, model
):
    after_a_day_at_the_desk.post(page_of(stored, "delete"), {"post": "yes"})

    rows = model.objects.all()
    assert len(rows) >= 4
    kept = serializers.serialize("json", rows)
    assert [word for word in MARKERS if word in kept] == []


def test_neither_the_session_nor_what_is_kept_for_later_holds_one(after_a_day_at_the_desk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM editing_unsaved")
        kept = str(cursor.fetchall()) + json.dumps(dict(after_a_day_at_the_desk.session))

    assert INBOX in kept
    assert [word for word in MARKERS if word in kept] == []


def test_no_e_mail_holds_one(after_a_day_at_the_desk):
    told = [f"{mail.kind} {mail.subject} {mail.body}" for mail in OutboxMessage.objects.all()]

    assert told
    assert [word for word in MARKERS for mail in told if word in mail] == []


def test_the_history_names_the_fields_that_were_filled_in(client_of, stored, fill):
    fill(client_of("Front desk"), stored, **TYPED)

    entry = LogEntry.objects.get()
    assert entry.object_repr == str(stored)
    assert entry.get_change_message() == "Changed Stage, Next step and New note."


def test_the_history_says_which_button_was_pressed(client_of, stored, fill):
    stored.suspicion = "honeypot"
    stored.save()

    fill(client_of("Front desk"), stored, "_not_spam")

    assert LogEntry.objects.get().get_change_message().startswith("Marked as not spam")
