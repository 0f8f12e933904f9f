"""Whatever the mail server does: the caller does not notice, and the log tells nothing private."""

import socket
import threading

from clinic_site.outbox.sending import send_soon
from tests.outbox.mailing import MESSAGE, SECONDS, SECRET, Mailbox, wait_until_all_is_sent


def test_a_dead_server_is_one_line_in_the_log_without_a_word_of_the_message(
    mail_to, committed, caplog
):
    mail_to(9)

    with committed(execute=True):
        send_soon(**MESSAGE)
    wait_until_all_is_sent()

    assert caplog.messages == ["An e-mail to staff was not sent: ConnectionRefusedError"]
    assert SECRET not in caplog.text


def test_a_server_that_hangs_holds_nobody_up(mail_to, committed, caplog):
    returned, connected = threading.Event(), threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as server:
        mail_to(server.getsockname()[1])
        # It accepts and says nothing until the caller has long gone on.
        hanging = threading.Thread(target=accept_and_wait, args=(server, connected, returned))
        hanging.start()

        with committed(execute=True):
            send_soon(**MESSAGE)
        assert connected.wait(SECONDS)
        is_still_hanging = hanging.is_alive()
        returned.set()
        hanging.join(SECONDS)
    wait_until_all_is_sent()

    assert is_still_hanging
    assert caplog.messages == ["An e-mail to staff was not sent: SMTPServerDisconnected"]
    assert SECRET not in caplog.text


def accept_and_wait(server, connected, returned):
    connection, _address = server.accept()
    with connection:
        connected.set()
        returned.wait(SECONDS)


def test_a_server_that_never_answers_is_given_up(mail_to, committed, caplog, settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        mail_to(server.getsockname()[1])
        settings.EMAIL_TIMEOUT = 0.2

        with committed(execute=True):
            send_soon(**MESSAGE)
        wait_until_all_is_sent()

    assert caplog.messages == ["An e-mail to staff was not sent: SMTPServerDisconnected"]


def test_a_server_that_refuses_the_address_is_not_quoted(mailbox, committed, caplog, monkeypatch):
    async def refuse(self, server, session, envelope, address, rcpt_options):
        return f"550 No {address} here"

    monkeypatch.setattr(Mailbox, "handle_RCPT", refuse, raising=False)

    with committed(execute=True):
        send_soon(**MESSAGE)
    wait_until_all_is_sent()

    assert caplog.messages == ["An e-mail to staff was not sent: SMTPRecipientsRefused"]
    assert SECRET not in caplog.text


def test_after_a_failure_the_next_message_is_sent(mailbox, committed, settings, caplog):
    port = settings.EMAIL_PORT
    settings.EMAIL_PORT = 9
    with committed(execute=True):
        send_soon(**MESSAGE)
    wait_until_all_is_sent()
    settings.EMAIL_PORT = port

    with committed(execute=True):
        send_soon(**MESSAGE)
    wait_until_all_is_sent()

    assert len(caplog.messages) == 1
    assert len(mailbox.envelopes) == 1
