"""Many visitors at once, each of them impatient; every test here is transactional."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client

from clinic_site import waiting
from contact.models import ConsultationRequest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

FORMS, CLICKS = 50, 4


def test_fifty_forms_sent_four_times_each_at_once_are_fifty_requests(typed, monkeypatch):
    # A server has sixteen threads; two hundred on a busy machine stand still for a while.
    monkeypatch.setattr(waiting, "STANDSTILL", 60)
    monkeypatch.setattr(waiting, "LONGEST_WAIT", 60)
    everybody_is_ready = Barrier(FORMS * CLICKS, timeout=60)

    def click(number):
        form = typed | {"token": str(UUID(int=number)), "name": f"Visitor {number}"}
        try:
            everybody_is_ready.wait()
            return Client().post("/contact/", form).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(FORMS * CLICKS) as visitors:
        statuses = list(visitors.map(click, list(range(FORMS)) * CLICKS))

    assert statuses == [302] * (FORMS * CLICKS)
    stored = ConsultationRequest.objects.values_list("name", flat=True)
    assert sorted(stored) == sorted(f"Visitor {number}" for number in range(FORMS))
