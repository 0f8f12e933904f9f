"""Tells whether the database itself fails, and not what is asked of it; and begins no other instead."""

from urllib.parse import quote

from django.db import InterfaceError, OperationalError, connection

OF_THE_FILE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
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
