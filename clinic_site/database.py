"""Tells whether the database itself fails, and not what is asked of it."""

from django.db import InterfaceError, OperationalError

OF_THE_FILE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
OF_A_STATEMENT = "SQLITE_ERROR"  # such as "no such column": a fault of ours


def is_unavailable(error: BaseException | None) -> bool:
    """Whether an error says that the database does not answer, must be waited for, or is damaged."""
    name = getattr(getattr(error, "__cause__", None), "sqlite_errorname", "")
    if isinstance(error, OperationalError | InterfaceError):
        return name != OF_A_STATEMENT
    return name.startswith(OF_THE_FILE)
