"""The site's mail goes to a server on this machine."""

import pytest
from django.utils import timezone

from clinic_site.outbox.delivery import deliver_next
from clinic_site.outbox.models import OutboxMessage
from clinic_site.outbox.presence import Presence
from clinic_site.outbox.queue import enqueue
from tests.outbox.mailing import Mailbox, serving


@pytest.fixture
def mail_to(settings):
    """A function that makes the site send its mail to a port of this machine."""

    def use(port, *, tls=False, ssl=False):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = tls, ssl
        settings.DEFAULT_FROM_EMAIL = "website@clinic.example"
        settings.SITE_URL = "https://clinic.example"

    return use


@pytest.fixture
def present():
    """A worker that shows itself, as `run_worker` does between two jobs."""
    worker = Presence()
    worker.show()
    yield worker
    worker.end()


@pytest.fixture
def mailbox(mail_to):
    mailbox = Mailbox()
    with serving(mailbox) as port:
        mail_to(port)
        yield mailbox


@pytest.fixture
def write(db):
    """A function that puts a message into the outbox."""

    def put(**otherwise):
        words = {
            "kind": "A new request",
            "subject": "A subject",
            "body": "A body with ünïcode.\n",
            "to": "desk@clinic.example",
        }
        return enqueue(**words | otherwise)

    return put


@pytest.fixture
def deliver(db):
    """A function that tries everything that is due; with `again`, what waits for its turn too."""

    def all_due(*, again=False):
        if again:
            OutboxMessage.objects.waiting().update(due_at=timezone.now())
        tried = 0
        while deliver_next():
            tried += 1
        return tried

    return all_due
