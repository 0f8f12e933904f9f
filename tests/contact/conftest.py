"""A visitor in front of the consultation form, and the front desk before its inbox."""

import time

import pytest
import time_machine

from contact.form_context import sign_context
from contact.models import ConsultationRequest
from tests.contact.front_desk import INBOX, WORDS
from tests.factories import ConsultationRequestFactory, TreatmentFactory

ADDRESS = "/contact/"


@pytest.fixture
def treatment(db):
    return TreatmentFactory(name="Peeling", slug="peeling")


@pytest.fixture
def opened():
    """A function that makes the form's words of the moment it was opened, so many seconds ago."""

    def make(seconds_ago=60):
        with time_machine.travel(time.time() - seconds_ago, tick=False):
            return sign_context(referrer="", query="")

    return make


@pytest.fixture
def typed(treatment, opened):
    """What a visitor types into every field of the form, and what the form says of itself."""
    return {
        "form_context": opened(),
        "name": "Marigold O’Sample",
        "email": "marigold@example.com",
        "telephone": "(727) 230-1439",
        "voicemail_or_text": "voicemail",
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


# --- The front desk ---


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
