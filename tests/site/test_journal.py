"""What was wiped from the database stands in no file beside it either."""

from pathlib import Path

import pytest
from django.db import connection

from clinic_site.database import empty_journal
from tests.factories import ConsultationRequestFactory
from tests.threads import in_another_thread

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its log to itself")
def test_what_was_wiped_is_not_in_the_journal_either():
    journal = Path(f"{connection.settings_dict['NAME']}-wal")
    connection.ensure_connection()  # as the server's, which stays open
    in_another_thread(lambda: ConsultationRequestFactory().delete())
    assert journal.stat().st_size > 0

    in_another_thread(empty_journal)

    assert journal.stat().st_size == 0
