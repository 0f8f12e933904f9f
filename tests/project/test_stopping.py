"""A start that cannot go on says why in a sentence, and never with a traceback."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings

from tests.project.kept import copy_on_sqlite
from tests.project.test_commands import environment, manage, run_site

ROOT = settings.BASE_DIR
NO_ANSWER = "The database does not answer: see that it runs where DATABASE_URL says that it is.\n"
UNREADABLE = "The file of the database is none, or is damaged: put the last copy in its place.\n"

pytestmark = pytest.mark.slow


def prepare(folder, **variables):
    """What the start said, and that it neither went on nor showed where in the code it stopped."""
    result = run_site(folder, "--prepare-only", **variables)
    assert result.returncode == 1, result.stdout
    assert "Traceback" not in result.stdout + result.stderr
    return result.stderr


def test_a_database_server_that_is_not_there(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

    said = prepare(tmp_path, DATABASE_URL=f"postgres://clinic:marker@127.0.0.1:{port}/clinic")

    assert said == NO_ANSWER


@pytest.mark.parametrize("command", ["migrate", "seed_demo", "rotate_keys"])
def test_a_command_without_its_database_says_so_as_the_start_does(tmp_path, command):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

    result = manage(tmp_path, command, DATABASE_URL=f"postgres://clinic:marker@127.0.0.1:{port}/x")

    assert (result.returncode, result.stderr) == (1, NO_ANSWER)


def test_a_database_with_a_table_that_is_gone(tmp_path):
    folder = copy_on_sqlite("migrated", tmp_path / "data")
    with sqlite3.connect(folder / "db.sqlite3") as database:
        database.execute("DROP TABLE auth_user")

    assert prepare(folder).startswith("The site could not be made ready (OperationalError).")


def test_a_server_that_is_started_with_a_value_without_sense(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", "import clinic_site.wsgi"],
        cwd=ROOT,
        env=environment(tmp_path, TIME_ZONE="Mars/Phobos"),
        capture_output=True,
        check=False,
        text=True,
    )

    assert result.returncode == 1
    assert result.stderr.startswith("TIME_ZONE is not understood.")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "content",
    [b"This is a letter, and no database at all. " * 40, b"SQLite format 3\0" + b"x" * 900],
)
def test_a_file_that_is_no_database(tmp_path, content):
    (tmp_path / "db.sqlite3").write_bytes(content)

    assert prepare(tmp_path) == UNREADABLE


def test_a_database_that_another_program_holds(tmp_path):
    path = tmp_path / "db.sqlite3"
    hold = (
        "import sqlite3, sys, time; held = sqlite3.connect(sys.argv[1]);"
        "held.execute('PRAGMA journal_mode=WAL'); held.execute('BEGIN EXCLUSIVE');"
        "print('held', flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", hold, path], stdout=subprocess.PIPE) as holder:
        try:
            assert holder.stdout.readline() == b"held\n"
            said = prepare(tmp_path)
        finally:
            holder.kill()

    assert said == "Another program holds the database: wait until it has ended, or end it.\n"


def test_a_migration_that_fails_is_named_and_its_words_are_not(tmp_path):
    site = tmp_path / "site"
    shutil.copytree(
        ROOT,
        site,
        ignore=shutil.ignore_patterns(".*", "var", "node_modules", "__pycache__", "tests"),
    )
    # The first of its app: what it stands on has been made by then.
    (site / "blog" / "migrations" / "9999_break.py").write_text(
        "from django.db import migrations\n\n\ndef fail(apps, schema_editor):\n"
        "    raise ValueError('marker')\n\n\nclass Migration(migrations.Migration):\n"
        f"    dependencies = [('blog', '{newest('blog')}')]\n"
        "    operations = [migrations.RunPython(fail)]\n"
    )

    result = subprocess.run(
        [sys.executable, site / "manage.py", "run_site", "--prepare-only"],
        env=environment(tmp_path / "data"),
        capture_output=True,
        check=False,
        text=True,
    )

    assert result.returncode == 1
    assert result.stderr.startswith(
        "The migration blog.9999_break failed (ValueError), and the site"
    )
    assert len(result.stderr.splitlines()) == 1
    assert "marker" not in result.stdout + result.stderr


def newest(app):
    return max(path.stem for path in (ROOT / app / "migrations").glob("0*.py"))


# --- Disks ---------------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path):
    """Makes a disk of a size, as root may; elsewhere these are not tried."""
    folder = tmp_path / "disk"
    folder.mkdir(mode=0o700)

    def make(options):
        made = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"mode=700,{options}", "tmpfs", folder],
            check=False,
            capture_output=True,
        )
        if made.returncode:
            pytest.skip("only root may make a small disk")
        return folder

    yield make
    subprocess.run(["umount", "--lazy", folder], check=False, capture_output=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a small disk")
@pytest.mark.parametrize(("size", "there"), [("200k", None), ("6m", "empty")])
def test_a_disk_that_is_full(disk, size, there):
    folder = disk(f"size={size}")
    if there:
        # A database and a member of staff, so it is the static files that find no room.
        folder = copy_on_sqlite(there, folder / "data", without="static")

    said = prepare(folder)

    assert "full" in said
    assert len(said.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a small disk")
def test_a_disk_that_can_only_be_read(disk):
    assert prepare(disk("ro")).endswith(
        "a folder that can be written to: the disk can only be read.\n"
    )
