"""A mail server in trouble is no trouble for the visitor; every test here is transactional."""

import socket

import pytest

from contact.models import ConsultationRequest
from tests.contact.post_office import TIMEOUT, everything_is_sent, free_port

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mail_server_that_is_down_changes_nothing_for_the_visitor(mail, send):
    mail(free_port())

    response = send()

    everything_is_sent()
    assert (response.status_code, response["Location"]) == (302, "/contact/thanks/")
    assert ConsultationRequest.objects.count() == 1


def test_a_mail_server_that_hangs_changes_nothing_for_the_visitor(mail, send):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(TIMEOUT)
        mail(silent.getsockname()[1])

        response = send()

        # The visitor has the answer, and the message still waits for a word: nobody hung up.
        connection, _address = silent.accept()
        connection.setblocking(False)
        with pytest.raises(BlockingIOError):
            connection.recv(1)
        connection.close()
    everything_is_sent()
    assert (response.status_code, response["Location"]) == (302, "/contact/thanks/")
    assert ConsultationRequest.objects.count() == 1


def test_a_mail_that_was_not_sent_leaves_nothing_personal_in_the_log(mail, send, typed, caplog):
    mail(free_port())

    send()

    everything_is_sent()
    (record,) = [record for record in caplog.records if record.name.startswith("clinic_site")]
    line = record.getMessage()
    personal = [typed[name] for name in ("name", "email", "telephone", "message")]
    assert line.startswith("An e-mail to staff was not sent")
    assert [value for value in (*personal, "desk@clinic.example") if value in line] == []
