"""A transaction that nobody else is in at the same time, so that what it counts stays true."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """A transaction beside which no other one with the same name runs, in any process.

    SQLite has a single writer, who holds the database from the first statement on. PostgreSQL gets
    a lock of that name, which ends with the transaction.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [what])
        yield
