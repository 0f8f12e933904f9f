"""Why a start cannot go on, in a sentence that says what to do; no password is in it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.exceptions import InconsistentMigrationHistory, MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from clinic_site import private_files
from clinic_site.encryption.keys import WrongKeyError
from clinic_site.management.fitting import WRONG_KEYS

FULL = "The disk of the database is full: free some space, then start again."
UNREADABLE = "The file of the database is none, or is damaged: put the last copy in its place."
# By the names that SQLite gives its errors; some are longer, such as SQLITE_READONLY_DIRECTORY.
BY_SQLITE = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": "The file of the database can only be read: give it to the site's user.",
    "SQLITE_CANTOPEN": "The file of the database cannot be opened: give it to the site's user.",
    "SQLITE_PERM": "The file of the database cannot be opened: give it to the site's user.",
    "SQLITE_NOTADB": UNREADABLE,
    "SQLITE_CORRUPT": UNREADABLE,
    "SQLITE_IOERR": "The disk of the database cannot be read or written: look at the disk.",
    "SQLITE_BUSY": "Another program holds the database: wait until it has ended, or end it.",
    "SQLITE_LOCKED": "Another program holds the database: wait until it has ended, or end it.",
}
UNKNOWN_OPTION = "invalid connection option"  # as psycopg says it
# By words of PostgreSQL: where nobody came in, there is no number.
BY_POSTGRESQL = {
    "authentication failed": "The database refuses the user or the password of DATABASE_URL.",
    "no password supplied": "The database asks for a password: DATABASE_URL has none.",
    "no pg_hba.conf entry": "The database lets nobody in from here as DATABASE_URL says.",
    "role": "The database does not know the user that DATABASE_URL names.",
    "does not exist": "The database that DATABASE_URL names does not exist: make it with createdb.",
    "too many": "The database has too many connections: end some of them, then start again.",
    "starting up": "The database is not ready yet: start again in a moment.",
    "shutting down": "The database is being stopped: start it, then start again.",
    "recovery": "The database is not ready yet: start again in a moment.",
    "No space left": FULL,
    UNKNOWN_OPTION: "The database does not know an option that stands behind ? in DATABASE_URL.",
    "permission denied": "The database does not let the user of DATABASE_URL in.",
}
NO_RIGHT = "42501"  # PostgreSQL's number of it
MAY_NOT = "The user of DATABASE_URL may not change the database: make it the database's owner."
NO_ANSWER = "The database does not answer: see that it runs where DATABASE_URL says that it is."


WHOLE_ERROR = "--traceback"  # Django's own word for it
UNKNOWN = (
    "The site could not be made ready ({}). The whole error is shown by:"
    f" .venv/bin/python manage.py run_site --prepare-only {WHOLE_ERROR}"
)


@contextmanager
def in_a_sentence(*, last_resort: str | None = None) -> Iterator[None]:
    """End the program with a sentence where what it needs is not there or does not work.

    Of any other error `last_resort` gives the name; without one, it goes on as it is.
    """
    try:
        yield
    except Exception as error:
        is_known = why_no_database(error) or _why_no_file(error)
        sentence = is_known or (last_resort and last_resort.format(type(error).__name__))
        if sentence is None or WHOLE_ERROR in sys.argv:
            raise
        sys.exit(sentence)


@contextmanager
def at_the_migration() -> Iterator[None]:
    """The same for changes of the database: one that fails is named."""
    try:
        yield
    except InconsistentMigrationHistory:
        sys.exit("The database was made by another version of the site: put back that version.")
    except WrongKeyError:
        sys.exit(WRONG_KEYS)
    except Exception as error:
        if why_no_database(error):
            raise
        plan = MigrationExecutor(connection).migration_plan(_newest())
        if not plan:
            raise  # it was what follows all of them
        migration = plan[0][0]
        sys.exit(
            f"The migration {migration.app_label}.{migration.name} failed"
            f" ({type(error).__name__}), and the site was not started. What it began was taken"
            " back. The whole error is shown by: .venv/bin/python manage.py migrate"
        )


def why_no_database(error: Exception) -> str | None:
    """What is wrong with the database itself; None where it is something else."""
    if isinstance(error, MigrationSchemaMissing):
        error = error.__context__  # what Django met when it began
    cause = error.__cause__
    if getattr(cause, "sqlstate", "") == NO_RIGHT:
        return MAY_NOT
    is_of_the_way_in = type(error) in (DatabaseError, OperationalError, InterfaceError)
    if not is_of_the_way_in and UNKNOWN_OPTION not in str(error):
        return None
    name = getattr(cause, "sqlite_errorname", "")
    for start, sentence in BY_SQLITE.items():
        if name.startswith(start):
            return sentence
    if connection.vendor == "sqlite" or (connection.connection and connection.is_usable()):
        return None
    for part, sentence in BY_POSTGRESQL.items():
        if part in str(error):
            return sentence
    return NO_ANSWER


def _why_no_file(error):
    """Which file cannot be used, and why; None where it is something else."""
    # What a person would read in the browser may stand around it, such as that there is no room.
    found = next((one for one in (error, error.__cause__) if isinstance(one, OSError)), None)
    if found is None:
        return None
    place = f" ({found.filename})" if found.filename else ""
    return f"A file or folder cannot be used{place}: {private_files.why(found)}."


def _newest():
    return MigrationExecutor(connection).loader.graph.leaf_nodes()
