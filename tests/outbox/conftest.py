"""The site's mail goes to a server on this machine."""

import socket

import pytest
from aiosmtpd.controller import Controller

from tests.outbox.mailing import SECONDS, Mailbox


@pytest.fixture
def mail_to(settings):
    """A function that makes the site send its mail to a port of this machine."""

    def use(port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST = "127.0.0.1"
        settings.EMAIL_PORT = port
        settings.EMAIL_TIMEOUT = SECONDS
        settings.DEFAULT_FROM_EMAIL = "website@clinic.example"

    return use


@pytest.fixture
def mailbox(mail_to):
    mailbox = Mailbox()
    # A port of its own: others may run tests at the same time.
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    server = Controller(mailbox, hostname="127.0.0.1", port=port)
    server.start()
    mail_to(port)
    yield mailbox
    server.stop()


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks):
    """Run what waits for the commit, as the database would."""
    return django_capture_on_commit_callbacks
