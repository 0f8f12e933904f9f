"""A visitor in front of the consultation form."""

import pytest
from aiosmtpd.controller import Controller

from clinic_site.clinic.models import ClinicProfile
from tests.contact.post_office import Inbox, everything_is_sent, free_port
from tests.factories import TreatmentFactory

ADDRESS = "/contact/"


@pytest.fixture
def treatment(db):
    return TreatmentFactory(name="Peeling", slug="peeling")


@pytest.fixture
def typed(treatment):
    """What a visitor types into every field of the form."""
    return {
        "name": "Marigold O’Sample",
        "email": "marigold@example.com",
        "telephone": "(727) 230-1439",
        "preferred_way": "email",
        "preferred_time": "afternoon",
        "treatment": "peeling",
        "message": "Does it hurt?\r\nI have <b>questions</b> & time.",
        "has_consented": "on",
    }


@pytest.fixture
def send(client, typed):
    """A function that sends the form with some fields typed otherwise; None leaves one out."""

    def post(**otherwise):
        values = typed | otherwise
        return client.post(
            ADDRESS, {name: value for name, value in values.items() if value is not None}
        )

    return post


@pytest.fixture
def mail(settings):
    """A function that names the mail server, and a clinic that wants to be told."""
    ClinicProfile.objects.create(notify_email="desk@clinic.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.SITE_URL = "https://clinic.example"

    def through(port):
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port

    yield through
    everything_is_sent()


@pytest.fixture
def inbox(mail):
    handler = Inbox()
    server = Controller(handler, hostname="127.0.0.1", port=free_port())
    server.start()
    mail(server.port)
    yield handler.arrived
    everything_is_sent()
    server.stop()
