"""Whether what is stored fits the keys of the site; what does not is said before anything is."""

import sys

from clinic_site.encryption import stored

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
