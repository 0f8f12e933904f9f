"""A start on what another version or another key has stored says so in a sentence."""

import pytest
from cryptography.fernet import Fernet

from tests.browser.prepared import copy_of
from tests.project.test_commands import manage
from tests.project.test_stopping import prepare

pytestmark = pytest.mark.slow

CHANGE = """
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
MigrationRecorder(connection).record_applied("contact", "9001_more_of_a_request")
"""


@pytest.mark.parametrize("command", [["run_site", "--prepare-only"], ["migrate"]])
def test_a_database_that_a_newer_version_has_changed(tmp_path, command):
    with copy_of("migrated", tmp_path / "data") as address:
        manage(tmp_path / "data", "shell", "--no-imports", "-c", CHANGE, DATABASE_URL=address)

        result = manage(tmp_path / "data", *command, DATABASE_URL=address)

    assert result.returncode == 1
    assert "newer than this version of the site" in result.stderr
    assert "contact.9001_more_of_a_request" in result.stderr
    assert len(result.stderr.splitlines()) == 1


WRITE = """
from clinic_site.outbox.models import OutboxMessage
OutboxMessage.objects.create(kind="A new request", message_id="1", to="robin@example.com")
"""


def test_keys_that_open_nothing_of_what_is_stored(tmp_path):
    right, wrong = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    with copy_of("migrated", tmp_path / "data") as address:
        own = {"DATABASE_URL": address, "ENCRYPTION_KEYS": right}
        manage(tmp_path / "data", "shell", "--no-imports", "-c", WRITE, **own)

        said = prepare(tmp_path / "data", **own | {"ENCRYPTION_KEYS": wrong})

    assert said.startswith("None of ENCRYPTION_KEYS opens what is stored")
    assert len(said.splitlines()) == 1
