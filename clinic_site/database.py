"""The database itself: whether it fails, and not what is asked of it; that no other begins instead; what it holds."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from django.core.cache import cache
from django.core.signals import request_started
from django.db import InterfaceError, OperationalError, connection
from django.db.backends.signals import connection_created

OF_THE_FILE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
EVERY = 3600  # seconds between two counts
OF_A_STATEMENT = "SQLITE_ERROR"  # such as "no such column": a fault of ours


def is_unavailable(error: BaseException | None) -> bool:
    """Whether an error says that the database does not answer, must be waited for, or is damaged."""
    name = getattr(getattr(error, "__cause__", None), "sqlite_errorname", "")
    if isinstance(error, OperationalError | InterfaceError):
        return name != OF_A_STATEMENT
    return name.startswith(OF_THE_FILE)


def keep_to_what_is_there() -> None:
    """From now on let this process make no SQLite file where there is none.

    Where the file was moved away, an empty one in its place would answer monitors as if all were well.
    """
    named = connection.settings_dict  # one for all threads
    if connection.vendor == "sqlite":
        named["NAME"] = f"file:{quote(str(named['NAME']))}?mode=rw"


def keep_open() -> None:
    """From now on let each thread of this process keep its connection to SQLite, for as long as its file.

    Opening one and reading what tables there are takes longer than all that a page asks.
    """
    if connection.vendor == "sqlite":
        connection.settings_dict["CONN_MAX_AGE"] = None
        connection_created.connect(_note_the_file, dispatch_uid="note_the_file")
        request_started.connect(leave_another_file, dispatch_uid="leave_another_file")


def empty_journal() -> None:
    """Move what SQLite's journal holds into the database, and leave nothing in it; for the worker.

    What was wiped would stand there until it is written over, for connections that stay open keep it.
    """
    if connection.vendor == "sqlite":
        # Where somebody still reads from it, the next time will do.
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def count_rows_hourly() -> None:
    """Count rows if this process has not just done so."""
    if cache.add("database.counted", value=True, timeout=EVERY):
        count_rows()


def count_rows() -> None:
    """Let SQLite see how much its tables hold, or of two indexes it takes the wrong one; for the worker.

    It looks at a part of each index, which takes a tenth of a second. PostgreSQL does so by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")


def _note_the_file(connection, **kwargs):
    [(_number, _name, path)] = connection.connection.execute("PRAGMA database_list")
    connection.file_at_hand = path, _identity_of(path)


def leave_another_file(**kwargs) -> None:
    """Close a connection whose file was moved away, or replaced by another one."""
    # One from before `keep_open` knows no file.
    path, identity = getattr(connection, "file_at_hand", ("", None))
    if connection.connection and identity != _identity_of(path):
        connection.close()


def _identity_of(path):
    with suppress(OSError):
        found = Path(path).stat() if path else None
        return found and (found.st_dev, found.st_ino)
    return None
