"""The front desk, and what it meets in its inbox."""

import pytest

from contact.models import ConsultationRequest
from tests.factories import ConsultationRequestFactory, TreatmentFactory

INBOX = "/admin/contact/consultationrequest/"
RECORDER = "clinic_site.access.middleware.RecordWho"
# What a visitor wrote, each word found nowhere else.
WORDS = {
    "name": "Marigold O’Sample",
    "email": "marigold@example.com",
    "telephone": "+17272301439",
    "message": "Hollyhock hurts",
}


@pytest.fixture(autouse=True)
def _recorder(settings):
    """Whoever is at work is recorded, as in life."""
    if RECORDER not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, RECORDER]


@pytest.fixture
def stored(db):
    """A request as somebody sent it."""
    return ConsultationRequestFactory(**WORDS, treatment=TreatmentFactory(name="Peeling"))


@pytest.fixture
def page_of():
    """A function that returns the address of a request's page, or of one beside it."""

    def address(request, page="change"):
        return f"{INBOX}{request.pk}/{page}/"

    return address


@pytest.fixture
def fill(page_of):
    """A function that opens a request, fills in some fields and presses a button."""

    def send(client, request, button="_save", **fields):
        address = page_of(request)
        opened = client.get(address)
        form = opened.context["adminform"].form
        values = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in (values | fields).items() if value is not None}
        return client.post(address, sent | {button: "on"})

    return send


@pytest.fixture
def again():
    """A function that reads a request anew."""
    return lambda request: ConsultationRequest.objects.get(pk=request.pk)
