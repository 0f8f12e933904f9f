"""The e-mails about a request: written with it, sent afterwards, and without a word of it."""

import socket
import uuid

import pytest
from django.db import transaction

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.delivery import deliver_next
from clinic_site.outbox.models import OutboxMessage
from contact.limits import MOST_CONFIRMATIONS
from contact.models import ConsultationRequest
from tests.outbox.mailing import Mailbox, serving

pytestmark = pytest.mark.django_db

NEW, CONFIRMATION = "A new request", "Confirmation for the visitor"
INBOX = "https://clinic.example/admin/contact/consultationrequest/"


@pytest.fixture(autouse=True)
def clinic(settings):
    """A clinic that wants to be told."""
    settings.SITE_URL = "https://clinic.example"
    return ClinicProfile.objects.create(name="The Clinic", notify_email="desk@clinic.example")


def written():
    """The outbox by kind: to whom, about what, and the words."""
    return {row.kind: (row.to, row.subject, row.body) for row in OutboxMessage.objects.all()}


def test_staff_are_told_that_there_is_a_request(send):
    send()

    assert written()[NEW] == (
        "desk@clinic.example",
        "A new consultation request",
        f"A new request has arrived. Open the inbox: {INBOX}\n",
    )


def test_the_visitor_gets_the_number_and_the_telephone(send, clinic):
    send()

    number = ConsultationRequest.objects.get().reference
    to, subject, body = written()[CONFIRMATION]
    assert (to, subject) == ("marigold@example.com", f"Your request has arrived: {number}")
    assert body.startswith(
        f"Your request to The Clinic has arrived.\nYour reference number is {number}.\n"
    )
    assert clinic.telephone.as_national in body


def test_the_confirmation_is_plain_text_with_the_clinics_hours(send, clinic):
    ClinicProfile.objects.update(name="Skin & Care's “Best”")
    clinic.opening_hours.create(weekday=0, opens="09:00", closes="17:00")

    send()

    number = ConsultationRequest.objects.get().reference
    _to, _subject, body = written()[CONFIRMATION]
    assert body == (
        "Your request to Skin & Care's “Best” has arrived.\n"
        f"Your reference number is {number}.\n"
        "\n"
        "Somebody at the clinic reads it during opening hours and answers in the way you chose.\n"
        "If you would rather not wait, call (727) 230-1438 and read out the number.\n"
        "\n"
        "Monday: 9 a.m. – 5 p.m.\n"
        "Tuesday: Closed\n"
        "Wednesday: Closed\n"
        "Thursday: Closed\n"
        "Friday: Closed\n"
        "Saturday: Closed\n"
        "Sunday: Closed\n"
        "\n"
        "If you did not ask for this, somebody mistyped an address: you need not do anything.\n"
    )


def test_both_arrive_and_nothing_that_was_typed_is_in_them(send, settings, treatment):
    send(name="Quicksilver", message="Hollyhock", preferred_time="midday")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, mailbox = "127.0.0.1", Mailbox()
    with serving(mailbox) as settings.EMAIL_PORT:
        while deliver_next():
            pass

    envelopes = list(mailbox.arrived.queue)
    stored = ConsultationRequest.objects.get()
    assert sorted(recipient for envelope in envelopes for recipient in envelope.rcpt_tos) == [
        "desk@clinic.example", "marigold@example.com",
    ]  # fmt: skip
    raw = " ".join(envelope.content.decode() for envelope in envelopes).lower()
    private = ["quicksilver", "hollyhock", "2301439", "230-1439", "midday", "noon"]
    private += [treatment.name.lower(), treatment.slug, str(stored.token), f"request/{stored.pk}"]
    assert [word for word in private if word in raw] == []


def test_a_request_that_is_not_kept_leaves_no_e_mail(send):
    with transaction.atomic():
        send()
        assert len(written()) == 2
        transaction.set_rollback(True)

    assert (ConsultationRequest.objects.count(), written()) == (0, {})


def test_a_mail_server_is_not_even_called_while_the_visitor_waits(send, settings):
    # So it may be down, or hang as long as it likes.
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        settings.EMAIL_PORT = server.getsockname()[1]

        assert send().status_code == 302

        with pytest.raises(BlockingIOError):
            server.accept()
    assert ConsultationRequest.objects.count() == 1


def test_a_clinic_that_named_no_address_is_told_nothing(send, clinic):
    ClinicProfile.objects.update(notify_email="")

    send()

    assert list(written()) == [CONFIRMATION]


def test_a_visitor_who_gave_no_address_gets_no_e_mail(send):
    send(email="", preferred_way="telephone")

    assert list(written()) == [NEW]
    assert ConsultationRequest.objects.get().confirmation is None


def test_an_address_gets_a_few_confirmations_a_day(send):
    for _ in range(MOST_CONFIRMATIONS + 2):
        send(token=str(uuid.uuid4()), email="Marigold@example.com")

    kinds = OutboxMessage.objects.filter(kind=CONFIRMATION).count()
    assert kinds == MOST_CONFIRMATIONS


def test_each_address_gets_an_email_of_its_own(send):
    ClinicProfile.objects.update(notify_email="desk@clinic.example\nwrong@\nowner@clinic.example")

    send()

    told = OutboxMessage.objects.filter(kind=NEW)
    assert sorted(row.to for row in told) == ["desk@clinic.example", "owner@clinic.example"]
