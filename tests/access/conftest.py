"""Requests of which it is recorded who saw them."""

import pytest

from tests.factories import ConsultationRequestFactory

INBOX = "/admin/contact/consultationrequest/"


@pytest.fixture
def stored(db):
    return ConsultationRequestFactory(name="Marigold O’Sample", message="Hollyhock hurts")
