"""One word goes through every path that a request takes, failures included, and is then looked for."""

import logging
from datetime import timedelta

import pytest
from auditlog.models import LogEntry
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from clinic_site.access.models import Session
from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.delivery import deliver_next
from clinic_site.outbox.models import OutboxMessage
from contact.models import ConsultationRequest
from contact.records.retention import purge
from contact.telling import tell_staff
from tests.outbox.mailing import Mailbox, free_port, serving
from tests.site.reading import by_id, form_values, read

pytestmark = pytest.mark.django_db

MARKER = "Quicksilver"
EMAIL = f"{MARKER.lower()}@example.com"
INBOX = "/admin/contact/consultationrequest/"
WRITTEN = {
    "name": f"{MARKER} Sample",
    "email": EMAIL,
    "telephone": "(727) 230-1439",
    "message": f"I want to die, says {MARKER}.",
    "preferred_way": "any",
    "preferred_time": "any",
    "has_consented": "on",
}
SIGNS = (MARKER.lower(), "2301439", "230-1439")


def is_in(text):
    return [sign for sign in SIGNS if sign in str(text).lower()]


@pytest.fixture
def visited(settings, client_of, opened, caplog):
    """Every answer that a visitor and the front desk got on the way, and the mail that left."""
    caplog.set_level(logging.DEBUG)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    ClinicProfile.objects.create(notify_email="desk@clinic.example")
    desk, visitor, mailbox, answers = client_of("Administrator"), Client(), Mailbox(), []
    form = WRITTEN | {"form_context": opened()}

    # The visitor: refused, broken, sent, twice, and looked at.
    answers.append(visitor.post("/contact/", form | {"has_consented": ""}))
    with connection.execute_wrapper(_refuse):
        answers.append(visitor.post("/contact/", form))
    answers.append(visitor.post("/contact/", form))
    answers.append(visitor.get(answers[-1]["Location"]))
    answers.append(visitor.post("/contact/", form | {"remark": MARKER}))
    # The mail: refused first, then taken. Staff are told of the second request a while later.
    OutboxMessage.objects.update(created_at=timezone.now() - timedelta(hours=1))
    assert tell_staff()
    settings.EMAIL_PORT = free_port()
    while deliver_next():
        pass
    with serving(mailbox) as port:
        settings.EMAIL_PORT = port
        _make_due()
        while deliver_next():
            pass
    # The front desk: the list, a search, the page, a change, a note, the history.
    stored = ConsultationRequest.objects.order_by("pk").first()
    page = f"{INBOX}{stored.pk}/change/"
    answers.append(desk.get(INBOX))
    answers.append(desk.post(f"{INBOX}search/", {"words": EMAIL}))
    answers.append(desk.get(answers[-1]["Location"]))
    shown = desk.get(page)
    answers.append(shown)
    values = form_values(by_id(read(shown, strict=False), "consultationrequest_form"))
    change = {"stage": "closed", "next_step": MARKER, "note": f"{MARKER} called"}
    answers.append(desk.post(page, values | change))
    answers.append(desk.get(f"{INBOX}{stored.pk}/history/"))
    export = {"kind": "csv", "password": "a long password"}
    answers.append(desk.post(f"{INBOX}export/", export))
    answers.append(desk.get("/admin/"))
    purge()
    return answers, mailbox, (visitor, desk)


def _refuse(*arguments):
    raise DatabaseError(f"{MARKER} could not be stored")


def _make_due():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_outboxmessage SET due_at = created_at")


def test_the_word_went_through_and_could_have_leaked(visited):
    answers, mailbox, _clients = visited

    assert [answer.status_code for answer in answers[:3]] == [422, 503, 302]
    assert is_in(answers[1].content.decode())
    assert is_in(answers[-2].content.decode())  # the export
    assert sorted(
        recipient for envelope in mailbox.arrived.queue for recipient in envelope.rcpt_tos
    ) == ["desk@clinic.example", "desk@clinic.example", EMAIL]
    stored = ConsultationRequest.objects.order_by("pk").first()
    assert (stored.name, stored.stage) == (WRITTEN["name"], "closed")
    assert f"{MARKER} called" in [note.text for note in stored.notes.all()]


def test_no_e_mail_holds_it_but_for_the_address_of_its_own_confirmation(visited):
    _answers, mailbox, _clients = visited

    for envelope in mailbox.arrived.queue:
        text = envelope.content.decode().lower().replace(f"to: {EMAIL}", "")
        assert is_in(text) == []
        assert "die" not in text.split()


def test_no_line_of_the_log_holds_it(visited, caplog):
    logged = [
        record for phase in ("setup", "call") for record in caplog.get_records(phase)
        # The test's own mail server and database tell what they are given, on this level.
        if record.name.startswith(("clinic_site", "contact", "django.request", "django.security"))
    ]  # fmt: skip

    assert len(logged) >= 2
    assert [line for line in (record.getMessage() for record in logged) if is_in(line)] == []


def test_no_address_and_no_cookie_holds_it(visited):
    answers, _mailbox, clients = visited

    addresses = [answer.get("Location", "") for answer in answers]
    assert [address for address in addresses if is_in(address)] == []
    cookies = [str(client.cookies) for client in clients]
    assert [cookie for cookie in cookies if is_in(cookie)] == []


def test_no_cache_may_keep_it(visited):
    answers, _mailbox, _clients = visited

    keeping = [
        number for number, answer in enumerate(answers)
        if "no-store" not in answer.get("Cache-Control", "") and is_in(answer.content.decode())
    ]  # fmt: skip
    assert keeping == []


def test_neither_the_history_nor_the_access_records_nor_a_session_holds_it(visited):
    records = [
        f"{row.object_repr} {row.changes} {row.changes_text} {row.additional_data}"
        f" {row.serialized_data}"
        for row in LogEntry.objects.all()
    ]
    history = [f"{row.object_repr} {row.change_message}" for row in AdminLogEntry.objects.all()]
    sessions = [session.get_decoded() for session in Session.objects.all()]

    assert len(records) >= 5
    assert len(history) >= 1
    assert len(sessions) >= 1
    assert [row for row in (*records, *history, *sessions) if is_in(row)] == []


def test_no_table_of_the_database_holds_it(visited):
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- a name from the database
            found += [table for row in cursor.fetchall() if is_in(row)]

    assert "contact_consultationrequest" in tables
    assert found == []


@pytest.mark.parametrize("debug", [True, False])
def test_no_page_about_an_error_shows_it(client, settings, opened, debug):
    # The front desk's page breaks while it handles the word: the worst that can happen.
    settings.DEBUG = debug
    client.raise_request_exception = False
    with connection.execute_wrapper(_break_without_words):
        answer = client.post("/admin/login/", {"username": MARKER, "password": MARKER})

    assert answer.status_code == 500
    assert is_in(answer.content.decode()) == []


def _break_without_words(execute, sql, params, many, context):
    private = MARKER  # a local variable of the frame that breaks
    raise DatabaseError(f"{len(private)} letters could not be stored")
