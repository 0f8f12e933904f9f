"""A visitor in front of the consultation form."""

import time

import pytest
import time_machine
from django.test import RequestFactory

from contact.opening import opened_now
from tests.factories import TreatmentFactory

ADDRESS = "/contact/"


@pytest.fixture
def treatment(db):
    return TreatmentFactory(name="Peeling", slug="peeling")


@pytest.fixture
def opened():
    """A function that makes the form's words of the moment it was opened, so many seconds ago."""

    def make(seconds_ago=60, address=ADDRESS, **headers):
        with time_machine.travel(time.time() - seconds_ago, tick=False):
            return opened_now(RequestFactory().get(address, headers=headers))

    return make


@pytest.fixture
def typed(treatment, opened):
    """What a visitor types into every field of the form, and what the form says of itself."""
    return {
        "opening": opened(),
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
