"""Notices whatever writes what visitors see: a form, a command, `update()`, a statement by hand.

Every statement of every connection of Django comes past here. One that writes to a table counts as a
change, unless the table's room has said that no visitor sees it: forgetting to say so costs a page that
is drawn anew, and never a stale one.
"""

import logging
import re

from django.db import Error, connections, transaction

from .models import Change
from .token import host_token
from .unseen import unseen_tables

logger = logging.getLogger(__name__)
READS = re.compile(
    r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|SHOW|EXPLAIN|CREATE|ALTER|ANALYZE"
    r"|VACUUM|LOCK|DECLARE|FETCH|CLOSE)\b",
    re.IGNORECASE,
)
WRITTEN = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+\"?(?P<table>\w+)\"?",
    re.IGNORECASE,
)
# Late in coming are the smaller keys of transactions that took long: so many rows are counted.
LOOKED_BACK = 200
TELL = "INSERT INTO freshness_change DEFAULT VALUES"
MARKER = f"""SELECT MAX(id), COUNT(*) FROM freshness_change
             WHERE id > (SELECT COALESCE(MAX(id), 0) FROM freshness_change) - {LOOKED_BACK}"""  # noqa: S608 -- a number of ours
_is_watching = True


def is_change(sql: str) -> bool:
    """Whether a statement changes what visitors may see."""
    if READS.match(sql):
        return False
    written = WRITTEN.match(sql)
    return written is None or written["table"] not in unseen_tables()


def watch(sender, connection, **kwargs) -> None:
    """When a connection is opened: notice what it writes."""
    wrappers = connection.execute_wrappers  # they outlast the connection
    if _notice not in wrappers:
        wrappers.append(_notice)


def stop_watching(**kwargs) -> None:
    """Before a migration: the table of changes may not be there yet."""
    globals()["_is_watching"] = False


def start_watching(using="default", plan=(), **kwargs) -> None:
    """After it: whatever it did is one change, and nothing is none."""
    connection = connections[using]
    globals()["_is_watching"] = Change._meta.db_table in connection.introspection.table_names()
    if _is_watching and plan:
        tell(connection)


def tell(connection) -> None:
    """Say that something changed: to all hosts with the transaction, to this host once it is written."""
    connection.ensure_connection()
    # A savepoint that is rolled back takes along what was told in it.
    if any(function is _renew for _, function, *_ in connection.run_on_commit):
        return
    try:
        # Past the wrappers, which count what a page asks.
        with connection.wrap_database_errors:
            connection.connection.execute(TELL)
    except Error as error:
        if connection.in_atomic_block:
            raise
        # What is written is written; the other processes of this host learn it all the same.
        logger.error("A change could not be told: %s", type(error).__name__)  # noqa: TRY400 -- it may quote words
    # What is committed is committed, also where the disk takes no token.
    transaction.on_commit(_renew, using=connection.alias, robust=True)


def marker(connection) -> tuple:
    """What is another one after every change that was committed; raises as the database does."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    with connection.wrap_database_errors:
        return connection.connection.execute(MARKER).fetchone()


def forget_old_changes() -> None:
    """Delete the rows that no process looks back to any more; for the worker."""
    newest = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
    if newest:
        Change.objects.filter(pk__lte=newest - LOOKED_BACK).delete()


def _notice(execute, sql, params, many, context):
    answer = execute(sql, params, many, context)
    if _is_watching and is_change(sql):
        tell(context["connection"])
    return answer


def _renew():
    host_token().renew()
