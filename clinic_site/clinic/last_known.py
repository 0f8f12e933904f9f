"""What pages say of the clinic when the database cannot be asked, or need not be: what it said last."""

import json
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.db import transaction

from clinic_site.freshness.token import host_token
from clinic_site.richtext.telephones import OwnNumber

from .former_numbers import numbers_in_lines
from .models import ClinicProfile

FACTS = ("name", "telephone", "former_telephones", "crisis_text", "city")


def remember(profile: ClinicProfile) -> None:
    """Keep name, telephone and crisis line beside the data, where they are not what is kept."""
    facts = json.dumps({fact: str(getattr(profile, fact)) for fact in FACTS})
    with suppress(OSError):  # a full disk must not keep a page from its visitor
        if not _holds(_version(), facts):
            _keep(facts)


def remember_saved(sender, instance, *, raw=False, **others) -> None:
    """The same as soon as a profile is stored, so that nothing is a page late."""
    if not raw:
        transaction.on_commit(partial(remember, instance))


def own_number() -> OwnNumber:
    """What texts ask for: the number that they show, and those for which they show it."""
    clinic = last_known()
    former = numbers_in_lines(clinic.former_telephones)
    return OwnNumber(
        clinic.telephone.as_e164,
        clinic.telephone.as_national,
        frozenset(number.as_e164 for number in former),
    )


def last_known() -> ClinicProfile:
    """The clinic as a page last showed it; as it is before anybody has changed it, without that."""
    try:
        facts = json.loads(_path().read_text())
        known = ClinicProfile(**{fact: str(facts[fact]) for fact in FACTS if fact in facts})
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ClinicProfile()
    # Whoever is to call needs a number.
    return known if known.telephone and known.telephone.is_valid() else ClinicProfile()


def _path():
    return Path(settings.DATA_DIR, "clinic.json")


def _version():
    """Which file it is now; a process that shows something else puts another one in its place."""
    with suppress(FileNotFoundError):
        file = _path().stat()
        return file.st_ino, file.st_mtime_ns
    return None


@lru_cache(maxsize=1)  # every page asks, and the same file holds the same
def _holds(version, facts):
    return version is not None and _path().read_bytes() == facts.encode()


def _keep(facts):
    # Whole or not at all: other processes read it at any moment.
    with NamedTemporaryFile("w", dir=settings.DATA_DIR, prefix="clinic.", delete=False) as fresh:
        pass
    try:
        Path(fresh.name).write_text(facts)
        Path(fresh.name).replace(_path())
        host_token().renew()  # what was drawn until now says the number of before
    finally:
        Path(fresh.name).unlink(missing_ok=True)
