"""Sites that are made once, kept in var/tests/ while the code stays the same, and copied.

To migrate, to seed and to encode the pictures takes half a minute, a copy a tenth of a second.
"""

import fcntl
import hashlib
import os
import re
import shutil
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

from clinic_site.private_files import FOLDER
from tests.browser.server import ROOT, RunningSite

KEPT = ROOT / "var" / "tests"
UNFINISHED = KEPT / "unfinished"
CODE = ("blog", "services", "contact", "clinic_site", "manage.py", "requirements.txt")
THIS = ("tests/browser/prepared.py", "tests/browser/server.py")
HOSTILE = ("tests/hostile", "tests/factories.py")
# Static files are not asked: a site publishes them anew when it starts and finds others.
UNASKED = {"static", "__pycache__"}


def _migrate(site):
    site.run("migrate", "--verbosity=0")


def _welcome_staff(site):
    """Account and static files; where an account is, no demo content comes."""
    site.run("createsuperuser", "--no-input", "--email=")
    site.run("run_site", "--prepare-only")


def _start_for_the_first_time(site):
    """Demo content, account and static files."""
    site.run("run_site", "--prepare-only")


def _make_renditions(site):
    code = "from clinic_site.photos.renditions import make_due; make_due()"
    site.run_on_every_processor("shell", "--no-imports", "-c", code)


def _fill_with(contents):
    code = f"from tests.hostile import {contents}; {contents}.fill()"
    return lambda site: site.run("shell", "--no-imports", "-c", code)


# What each begins with, what is done to that, and which files besides decide what becomes of it.
KINDS = {
    "migrated": (None, _migrate, (*CODE, *THIS)),
    "empty": ("migrated", _welcome_staff, ()),
    "new": ("migrated", _start_for_the_first_time, ()),
    "demo": ("new", _make_renditions, ()),
    "hostile": ("empty", _fill_with("content"), HOSTILE),
    "one of each": ("empty", _fill_with("one_of_each"), HOSTILE),
}


@contextmanager
def prepared_site(kind, folder):
    """A site of a kind, ready to start, with its data in a folder; its database goes at the end."""
    with copy_of(kind, folder / "data") as database_url:
        yield RunningSite(folder, database_url)


@contextmanager
def copy_of(kind, data):
    """Copy the data of a site; the address of its database, which is empty for SQLite."""
    make_kept()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = _kept(kind)
        shutil.copytree(kept, data)
        copy = _new_database(f"copy_{uuid4().hex}", _name_of_database(kept), data)
    try:
        yield copy
    finally:
        if copy:
            _drop_database(urlsplit(copy).path[1:])


def make_kept():
    """Make the folder of the kept sites, below one that others cannot enter: settings refuse it otherwise.

    A drill knows no settings, which see to that for tests.
    """
    KEPT.parent.mkdir(mode=FOLDER, exist_ok=True)
    KEPT.mkdir(exist_ok=True)


def _kept(kind):
    """The folder in which a site of this kind is kept; it is made now if it is not there."""
    begins_with, do, _sources = KINDS[kind]
    start = f"{kind.replace(' ', '-')}-{'postgresql' if _server() else 'sqlite'}-"
    kept = KEPT / f"{start}{_fingerprint(kind)}"
    if kept.exists() and _has_database(kept):
        return kept
    beginning = _kept(begins_with) if begins_with else None
    for old in (UNFINISHED, *KEPT.glob(f"{start}*")):
        shutil.rmtree(old, ignore_errors=True)
        _drop_database(_name_of_database(old))
    _drop_forgotten_databases()
    UNFINISHED.mkdir()
    if beginning:
        shutil.copytree(beginning, UNFINISHED / "data")
    template = _name_of_database(beginning) if beginning else "template1"
    do(RunningSite(UNFINISHED, _new_database(_name_of_database(kept), template, KEPT)))
    return (UNFINISHED / "data").rename(kept)


def _fingerprint(kind):
    """Changes with every change of what may change the site, and each day: the demo has dates."""
    begins_with, _do, sources = KINDS[kind]
    digest = hashlib.sha256(_fingerprint(begins_with).encode() if begins_with else b"")
    digest.update(f"{kind} {ROOT} {sys.version} {date.today()}".encode())  # noqa: DTZ011 -- any day that changes
    for source in sources:
        files = [ROOT / source] if (ROOT / source).is_file() else (ROOT / source).rglob("*")
        for file in sorted(file for file in files if file.is_file()):
            if not UNASKED & set(file.relative_to(ROOT).parts):
                digest.update(f"\0{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:32]


# --- On PostgreSQL, each site has a database beside its folder ------------------------------------


def _server():
    """The address of the server that the tests are to use, or None where they use SQLite."""
    address = urlsplit(os.environ.get("DATABASE_URL", ""))
    return address if address.scheme.startswith("postgres") else None


def _name_of_database(kept):
    return f"prepared_{kept.name.rpartition('-')[2]}"


def _new_database(name, template, beside):
    """Copy a database and return the address of the copy, which remembers its folder."""
    if not _server():
        return ""
    _execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    _execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    _execute(f"COMMENT ON DATABASE {name} IS '{beside}'")
    return _server()._replace(path=f"/{name}").geturl()


def _has_database(kept):
    name = _name_of_database(kept)
    return not _server() or _execute(f"SELECT 1 FROM pg_database WHERE datname = '{name}'") != []  # noqa: S608 -- our own hash


def _drop_database(name):
    if _server():
        _execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _drop_forgotten_databases():
    """Drop those whose folder is gone: of runs that were killed, and of other checkouts."""
    ours = "SELECT datname, shobj_description(oid, 'pg_database') FROM pg_database"
    for name, beside in _execute(ours) if _server() else ():
        is_ours = beside and re.fullmatch("(copy|prepared)_[0-9a-f]{32}", name)
        if is_ours and not Path(beside).exists():
            _drop_database(name)


def _execute(statement):
    """The rows that a statement finds, as the server's own database hears it."""
    address = _server()._replace(path="/postgres").geturl()
    with psycopg.connect(address, autocommit=True) as connection:
        found = connection.execute(statement)
        return found.fetchall() if found.description else []
