"""Real workers: `manage.py run_worker` as a process, on the database of the tests."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from tests.browser.server import DOCUMENTED_VARIABLES
from tests.outbox.mailing import SECONDS


@contextmanager
def worker(folder, port):
    """A worker that sends to a port of this machine; it ends with the block at the latest."""
    process = subprocess.Popen(
        [sys.executable, settings.BASE_DIR / "manage.py", "run_worker"],
        env=_environment(folder, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def end(process, sign=signal.SIGTERM):
    """Send a signal, and return the process's status and what it said."""
    process.send_signal(sign)
    said = process.communicate(timeout=SECONDS)[0]
    return process.returncode, said


def _environment(folder, port):
    # Empty ones too: what `.env` on this machine says must not count.
    return dict.fromkeys(DOCUMENTED_VARIABLES, "") | {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(folder),
        "DATABASE_URL": _database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "ENCRYPTION_KEYS": ",".join(settings.ENCRYPTION_KEYS),
    }


def _database_url():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    account = f"{quote(database['USER'])}:{quote(database['PASSWORD'] or '')}".rstrip(":")
    return f"postgres://{account}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
