"""Mail goes through a connection that is safe, or it waits."""

import pytest

from clinic_site.outbox.models import OutboxMessage
from tests.outbox.mailing import Mailbox, certificate, serving

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def signed_by_itself(tmp_path_factory):
    """The file of a certificate that only its own server vouches for, and that server's context."""
    return certificate(tmp_path_factory.mktemp("certificate"))


# Encrypted after a word in the clear (STARTTLS), and from the first byte on.
@pytest.fixture(params=["tls", "ssl"])
def deliver_safely(request, write, deliver, mail_to, signed_by_itself):
    """A function that tries a message at a server with a certificate; what arrived there."""
    context = signed_by_itself[1]
    options = {"tls": {"tls_context": context, "require_starttls": True}}
    options["ssl"] = {"ssl_context": context}

    def send():
        mailbox = Mailbox()
        write()
        with serving(mailbox, **options[request.param]) as port:
            mail_to(port, **{request.param: True})
            deliver()
        return mailbox.messages

    return send


def test_a_certificate_that_nobody_vouches_for_makes_the_mail_wait(deliver_safely):
    assert deliver_safely() == []

    waiting = OutboxMessage.objects.get()
    assert waiting.last_error == "The mail server's certificate is not valid."
    assert (waiting.sent_at, waiting.failed_at) == (None, None)


def test_a_certificate_that_the_machine_trusts_lets_it_through(
    deliver_safely, signed_by_itself, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(signed_by_itself[0]))

    assert len(deliver_safely()) == 1


def test_a_certificate_of_another_machine_makes_the_mail_wait(
    write, deliver, mail_to, tmp_path, monkeypatch
):
    path, context = certificate(tmp_path, address="127.0.0.2")
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    write()
    mailbox = Mailbox()
    with serving(mailbox, tls_context=context) as port:
        mail_to(port, tls=True)
        deliver()

    assert mailbox.messages == []
    trouble = OutboxMessage.objects.get().last_error
    assert trouble == "The mail server's certificate is not valid."


def test_a_server_that_no_longer_offers_encryption_gets_nothing(write, deliver, mail_to):
    write()
    mailbox = Mailbox()
    with serving(mailbox) as port:
        mail_to(port, tls=True)
        deliver()

    assert mailbox.messages == []
    waiting = OutboxMessage.objects.get()
    assert waiting.last_error == "The mail server does not offer a safe connection."
    assert (waiting.sent_at, waiting.failed_at) == (None, None)
