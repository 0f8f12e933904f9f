"""Whether what is stored fits this version of the site and its keys; what does not is said before anything is."""

import sys

from django.db import connections
from django.db.migrations.loader import MigrationLoader

from clinic_site.encryption import stored

NEWER = (
    "The database is newer than this version of the site, which does not know {}: put the newer"
    " version back, or the copy of the database that belongs to this one."
)
WRONG_KEYS = (
    "None of ENCRYPTION_KEYS opens what is stored, such as requests: put the right key back. Where it is"
    " lost for good, keep a copy of the database, then empty what nobody can read any more:"
    " .venv/bin/python manage.py empty_unreadable --for-good"
)
KEY_MISSING = (
    "Some of what is stored was encrypted with a key that ENCRYPTION_KEYS does not hold: put that key"
    " back, after the current one. Where it is lost for good, manage.py empty_unreadable lets staff work"
    " again.\n"
)
NUMBER = 4  # digits, with which the names of migrations begin


def refuse_newer_database(using: str, **others) -> None:
    """End the program where a newer version has changed the database; a receiver of `pre_migrate`.

    What is there no older version can keep: a column that it does not fill, or would fill in the clear.
    """
    loader = MigrationLoader(connections[using])
    newest = {}
    for app, name in loader.disk_migrations:
        newest[app] = max(newest.get(app, ""), name[:NUMBER])
    newer = [
        f"{app}.{name}"
        for app, name in sorted(loader.applied_migrations)
        if app in newest and name[:NUMBER] > newest[app]
    ]
    if newer:
        sys.exit(NEWER.format(newer[-1]))


def refuse_wrong_keys() -> None:
    """End the program where no key opens anything, and say so where some are missing.

    A request that is stored under a wrong key is lost when the right one comes back, and its sender
    waits; a site that does not start is seen at once, and the proxy's page says whom to call.
    """
    found = stored.opened()
    if found and not any(found):
        sys.exit(WRONG_KEYS)
    if not all(found):
        sys.stderr.write(KEY_MISSING)
