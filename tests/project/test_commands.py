"""The commands of the repository: starting the site, preparing it, and what they say."""

import os
import re
import secrets
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.management import call_command

from blog.models import Post
from clinic_site.management.commands.run_site import Command
from clinic_site.management.listening import own_address
from clinic_site.search.entries import FIRST, SHIFT
from tests.browser.chromium import find_chromium
from tests.project.kept import copy_on_sqlite

ROOT = settings.BASE_DIR
MAKEFILE = (ROOT / "Makefile").read_text()


def environment(folder, **variables):
    """A site of its own in a folder, whatever the environment and `.env` of this machine say."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    named = dict.fromkeys(documented_variables(), "")
    return inherited | named | {"DATA_DIR": str(folder)} | variables


def run_site(folder, *arguments, **variables):
    return manage(folder, "run_site", *arguments, **variables)


def manage(folder, *words, **variables):
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *words],
        env=environment(folder, **variables),
        capture_output=True,
        check=False,
        text=True,
    )


def documented_variables():
    example = (ROOT / ".env.example").read_text()
    return re.findall(r"^#([A-Z_]+)=", example, flags=re.MULTILINE)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_until_somebody_listens(port):
    # The server says that it started before its worker has read the site's code.
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as visitor:
            if visitor.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("The server did not start within a minute.")


def everything_in(database):
    with sqlite3.connect(database) as connection:
        return list(connection.iterdump())


def shown_password(output):
    return re.search(r"Password  (\S+)$", output, flags=re.MULTILINE)[1]


@pytest.fixture(scope="module")
def first_start(tmp_path_factory):
    """The folder of a site that was prepared once, and what the preparation said."""
    # To migrate takes ten seconds, and comes to the same.
    folder = copy_on_sqlite("migrated", tmp_path_factory.mktemp("site") / "data")
    result = run_site(folder, "--prepare-only")
    assert result.returncode == 0, result.stderr
    return folder, result.stdout


# --- The first start and the second -------------------------------------------------------------


@pytest.mark.slow
def test_the_first_start_prints_a_random_password_that_opens_the_staff_account(first_start):
    folder, output = first_start

    with sqlite3.connect(folder / "db.sqlite3") as connection:
        accounts = connection.execute(
            "SELECT username, password, is_staff, is_superuser FROM auth_user"
        ).fetchall()

    [(name, stored, is_staff, is_superuser)] = accounts
    assert (name, is_staff, is_superuser) == ("admin", 1, 1)
    assert output.count(shown_password(output)) == 1
    assert len(shown_password(output)) >= 20
    assert PBKDF2PasswordHasher().verify(shown_password(output), stored)


@pytest.mark.slow
def test_a_second_start_changes_nothing_and_keeps_what_a_person_edited(first_start):
    folder, _output = first_start
    with sqlite3.connect(folder / "db.sqlite3") as connection:
        connection.execute("UPDATE clinic_clinicprofile SET name = 'Edited by a person'")
        connection.execute("DELETE FROM blog_post")
        # With their entries, which a start would take out of the index of the search.
        place = FIRST - Post.search_order
        connection.execute("DELETE FROM search_entry WHERE id >> ? = ?", [SHIFT, place])
    database_before = everything_in(folder / "db.sqlite3")
    static_before = {path: path.stat().st_mtime_ns for path in folder.glob("static/**/*")}

    second = run_site(folder, "--prepare-only")

    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert "Edited by a person" in "".join(database_before)
    assert everything_in(folder / "db.sqlite3") == database_before
    assert {path: path.stat().st_mtime_ns for path in folder.glob("static/**/*")} == static_before


@pytest.mark.slow
def test_static_files_are_published_again_once_their_stamp_no_longer_fits(first_start):
    folder, _output = first_start
    stamp = folder / "static" / "published-from"
    fitting = stamp.read_text()
    stamp.write_text("an older state")
    (folder / "static" / "withdrawn.js").write_text("no longer among the sources")

    result = run_site(folder, "--prepare-only")

    assert result.stdout == "Publishing the static files ...\n"
    assert stamp.read_text() == fitting
    assert not (folder / "static" / "withdrawn.js").exists()


@pytest.mark.slow
def test_static_files_whose_list_is_gone_are_published_again(first_start):
    folder, _output = first_start
    listed = folder / "static" / "staticfiles.json"
    before = listed.read_text()
    listed.unlink()

    assert run_site(folder, "--prepare-only").stdout == "Publishing the static files ...\n"
    assert listed.read_text() == before


@pytest.mark.slow
@pytest.mark.usefixtures("_ctrl_c_reaches_us")
def test_the_server_answers_and_ends_cleanly_with_ctrl_c(first_start):
    folder, _output = first_start
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, ROOT / "manage.py", "run_site"],
        env=environment(folder, PORT=str(port), WORKERS="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )

    with server:
        try:
            said = next(line for line in server.stdout if "The site is at" in line)
            wait_until_somebody_listens(port)
            # Asked with a query, which must not come to stand in a log.
            address = f"http://127.0.0.1:{port}/?words=private"
            with urllib.request.urlopen(address, timeout=20) as answer:
                status = answer.status
        finally:
            # To all that the terminal knows, and more than once: people are impatient, and then
            # close the terminal too.
            for pause, sign in (0, signal.SIGINT), (0.01, signal.SIGINT), (0.1, signal.SIGHUP):
                time.sleep(pause)
                with suppress(ProcessLookupError):
                    os.killpg(server.pid, sign)
        rest = server.stdout.read()

    assert said == f"The site is at http://localhost:{port}/ and Ctrl-C stops it.\n"
    assert status == 200
    assert server.returncode == 0
    assert rest == ""


@pytest.mark.slow
def test_a_site_that_is_started_with_nohup_outlives_its_terminal(first_start):
    folder, _output = first_start
    port = free_port()
    server = subprocess.Popen(
        ["nohup", sys.executable, ROOT / "manage.py", "run_site"],
        env=environment(folder, PORT=str(port), WORKERS="1"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    with server:
        try:
            wait_until_somebody_listens(port)
            os.killpg(server.pid, signal.SIGHUP)  # what a terminal does that is closed
            time.sleep(1)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
                status = answer.status
        finally:
            server.terminate()

    assert (status, server.returncode) == (200, 0)


@pytest.mark.usefixtures("_ctrl_c_reaches_us")
def test_ctrl_c_before_anything_runs_ends_it_without_a_traceback(tmp_path):
    preparing = subprocess.Popen(
        [sys.executable, ROOT / "manage.py", "run_site", "--prepare-only"],
        env=environment(tmp_path / "data", PYTHONUNBUFFERED="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

    with preparing:
        next(line for line in preparing.stdout if "Filling the new site" in line)
        preparing.send_signal(signal.SIGINT)
        said = preparing.stdout.read()

    assert preparing.returncode == 130
    assert "Traceback" not in said


@pytest.mark.django_db
def test_the_staff_account_takes_name_and_password_from_the_environment(monkeypatch, capsys):
    password = secrets.token_urlsafe()
    monkeypatch.setenv("DJANGO_SUPERUSER_USERNAME", "reception")
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", password)

    Command().create_staff_account("https://clinic.example")

    output = capsys.readouterr().out
    account = get_user_model().objects.get()
    assert account.username == "reception"
    assert account.check_password(password)
    assert "https://clinic.example/admin/" in output
    assert password not in output


# --- What cannot work says so in one sentence ---------------------------------------------------


def test_a_taken_port_gives_one_sentence_and_touches_nothing(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        result = run_site(tmp_path, PORT=str(port))

    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr == (
        f"Port {port} of 127.0.0.1 is taken: stop the program that uses it, or choose another "
        f"port, for example with: make run PORT={port + 1}\n"
    )
    assert not (tmp_path / "db.sqlite3").exists()


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"PORT": "http"}, "PORT takes a whole number from 1 to 65535."),
        ({"PORT": "65536"}, "PORT takes a whole number from 1 to 65535."),
        ({"WORKERS": "0"}, "WORKERS takes a whole number from 1 to 64."),
        ({"HOST": "a..b"}, "HOST is a..b, which is no name or address: change it."),
        ({"HOST": "a" * 70}, f"HOST is {'a' * 70}, which is no name or address: change it."),
        # An address of the range that is kept for documents: no machine has it.
        (
            {"HOST": "192.0.2.1", "PORT": "8000"},
            (
                "Port 8000 of 192.0.2.1 cannot be used (Cannot assign requested address): "
                "change HOST or PORT."
            ),
        ),
    ],
)
def test_an_address_that_cannot_work_gives_one_sentence(monkeypatch, capsys, variables, sentence):
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit) as end:
        call_command("run_site")

    assert end.value.code == sentence
    assert capsys.readouterr().out == ""


# Stands in for python3: runs what the real one would, but says that it is Python 3.9.
OLD_PYTHON = f"""#!/bin/sh
[ "$1" = -c ] && exec {sys.executable} -c "import sys; sys.version_info = (3, 9, 18); $2"
"""
PYTHON_WITHOUT_VENV = """#!/bin/sh
case "$2" in *venv*) exit 1;; esac
"""
TOO_OLD = (
    "python3 is Python 3.9, which is too old: install Python 3.11 or later and name it, for "
    "example with: make run PYTHON=python3.11"
)
NO_VENV = (
    "python3 has no venv module: install it (on Debian and Ubuntu: apt install python3-venv), "
    "then try again."
)


@pytest.mark.parametrize(
    ("python", "sentence"), [(OLD_PYTHON, TOO_OLD), (PYTHON_WITHOUT_VENV, NO_VENV)]
)
def test_a_python_that_cannot_run_the_site_gives_one_sentence(tmp_path, python, sentence):
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    (tmp_path / "python3").write_text(python)
    (tmp_path / "python3").chmod(0o755)

    result = subprocess.run(
        ["make", "--no-print-directory", "run"],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        check=False,
        text=True,
    )

    first, _from_make = result.stderr.splitlines()
    assert result.returncode != 0
    assert result.stdout == ""
    assert first == sentence
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://localhost:8000"),
        ("0.0.0.0", "http://localhost:8000"),  # noqa: S104 -- never bound
        ("::", "http://localhost:8000"),
        ("::1", "http://[::1]:8000"),
        ("clinic.example", "http://clinic.example:8000"),
    ],
)
def test_the_site_knows_its_own_address_from_host_and_port(host, address):
    assert own_address(host, 8000) == address


# --- The browser of the tests -------------------------------------------------------------------


def test_the_chromium_of_the_environment_comes_first_if_it_starts(tmp_path, monkeypatch):
    ours = tmp_path / "our-chromium"
    ours.write_text("#!/bin/sh\necho Chromium 1\n")
    ours.chmod(0o755)
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho use snap >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    monkeypatch.setenv("CHROMIUM", str(ours))
    assert find_chromium() == str(ours)
    monkeypatch.setenv("CHROMIUM", str(broken))
    assert find_chromium() != str(broken)


# --- What is written about them -----------------------------------------------------------------


def test_make_alone_lists_every_target():
    targets = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)

    listed = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout

    assert {"run", "dev", "test", "check"} <= set(targets)
    assert re.findall(r"^  make (\S+) +\S", listed, flags=re.MULTILINE) == targets


OF_THE_START = r'(?:variable|whole_number|environ\.get)\(\s*"([A-Z_]+)"'


def test_the_example_of_the_environment_names_every_variable_that_is_read():
    readers = {
        "clinic_site/settings.py": r'(?:env|service_urls)\.\w+\(\s*"([A-Z_]+)"',
        "clinic_site/management/commands/run_site.py": OF_THE_START,
        "clinic_site/management/listening.py": OF_THE_START,
        "tests/browser/chromium.py": r'environ\.get\(\s*"([A-Z_]+)"',
    }

    read = {
        name
        for path, pattern in readers.items()
        for name in re.findall(pattern, (ROOT / path).read_text())
    }

    assert len(read) >= 16
    assert sorted(read) == sorted(documented_variables())
