"""Staff are told by e-mail, after the commit, and of nothing; every test here is transactional."""

import pytest
from django.db import transaction

from clinic_site.clinic.models import ClinicProfile
from contact.models import ConsultationRequest
from tests.contact.post_office import TIMEOUT, everything_is_sent

pytestmark = pytest.mark.django_db(transaction=True)


def test_staff_are_told_that_there_is_a_request(inbox, send):
    send()

    envelope = inbox.get(timeout=TIMEOUT)

    message = envelope.content.decode()
    assert envelope.rcpt_tos == ["desk@clinic.example"]
    assert "Subject: A new consultation request\r\n" in message
    assert message.endswith(
        "\r\n\r\nA new request has arrived. Open the inbox: "
        "https://clinic.example/admin/contact/consultationrequest/\r\n"
    )


def test_nothing_that_was_typed_is_in_the_message(inbox, send, treatment):
    markers = {
        "name": "Quicksilver",
        "email": "periwinkle@example.com",
        "telephone": "(727) 230-1439",
        "message": "Hollyhock",
    }

    send(**markers, preferred_way="telephone", preferred_time="midday")

    envelope = inbox.get(timeout=TIMEOUT)
    raw = f"{envelope.mail_from} {envelope.rcpt_tos} {envelope.content.decode()}".lower()
    stored = ConsultationRequest.objects.get()
    words = ["quicksilver", "periwinkle", "2301439", "230-1439", "hollyhock", "midday", "noon"]
    words += [treatment.name.lower(), treatment.slug, str(stored.token), f"request/{stored.pk}"]
    assert [word for word in words if word in raw] == []


def test_the_message_leaves_only_once_the_request_is_kept(inbox, send):
    with transaction.atomic():
        send()
        everything_is_sent()
        assert inbox.empty()

    assert inbox.get(timeout=TIMEOUT).rcpt_tos == ["desk@clinic.example"]


def test_no_message_leaves_for_a_request_that_was_not_kept(inbox, send):
    with transaction.atomic():
        send()
        transaction.set_rollback(True)

    everything_is_sent()
    assert (ConsultationRequest.objects.count(), inbox.qsize()) == (0, 0)


def test_a_clinic_that_named_no_address_is_told_nothing(inbox, send):
    ClinicProfile.objects.update(notify_email="")

    send()

    everything_is_sent()
    assert (ConsultationRequest.objects.count(), inbox.qsize()) == (1, 0)
