"""The settings as a start reads them: here, and where it is about a process in a Python of its own."""

import json
import os
import re
import runpy
import shutil
import stat
import subprocess
import sys
import traceback
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import global_settings, settings

from clinic_site import env, private_files
from clinic_site.env import BadEnvironment

ROOT = settings.BASE_DIR
LONG_SECRET = "correct-horse-battery-staple-" * 3
A_KEY = "".join(["bm90IGEga2V5IG9m", "IGFueSByZWFsIHNp", "dGUsIDMyIGI="])
PRODUCTION = {
    "ENCRYPTION_KEYS": A_KEY,
    "SITE_URL": "https://clinic.example",
    "ALLOWED_HOSTS": "clinic.example",
    "BEHIND_PROXY": "true",
    "EMAIL_URL": "smtp+tls://user:password@mail.clinic.example:587",
    "SECRET_KEY": "".join(map(chr, range(48, 123))),
}


def environment_of(folder, without="", **variables):
    """Nothing of this machine's environment; `.env` adds only what is `without`."""
    names = re.findall(r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)
    empty = {name: "" for name in names if name != without}
    return empty | {"PATH": os.environ["PATH"], "DATA_DIR": str(folder)} | variables


def read(folder, *names, **variables):
    """The values of some settings, read anew with these variables."""
    with patch.dict(os.environ, environment_of(folder, **variables), clear=True):
        found = runpy.run_path(ROOT / "clinic_site" / "settings.py")
    values = {name: found.get(name, getattr(global_settings, name, None)) for name in names}
    return json.loads(json.dumps(values, default=str))


def start(folder, *arguments, without="", **variables):
    """Run a Python of its own in which warnings are errors."""
    environment = environment_of(folder, without, **variables) | {
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "clinic_site.settings",
    }
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )


# --- What cannot be understood stops the start ----------------------------------------------------

URL = "an address such as https://clinic.example, without a path"
DATABASE = "sqlite:///file or postgres://user:password@host:5432/name"
MAIL = "smtp+tls://user:password@host:587 or smtp+ssl://user:password@host:465; "
BUCKET = "s3://key:secret@host/bucket?region=name, or nothing"
ZONE = "a time zone name such as America/New_York"
SENDER = "an address such as website@clinic.example"
NONSENSE = [
    ("SITE_URL", "clinic.marker", URL),
    ("SITE_URL", "ftp://clinic.marker", URL),
    ("SITE_URL", "https://", URL),
    ("SITE_URL", "https://clinic.marker/path", URL),
    ("SITE_URL", "https://clinic.marker?query=1", URL),
    ("SITE_URL", "https://clinic.marker#part", URL),
    ("SITE_URL", "https://clinic.example:marker", URL),
    ("SITE_URL", "https://[clinic.marker", URL),
    ("SITE_URL", "https://clinic.example:99999", URL),
    ("SITE_URL", "https://user:marker@clinic.example", URL),
    ("SITE_URL", "https://clinic marker.example", URL),
    (
        "ENCRYPTION_KEYS",
        "marker",
        "one or more keys, parted by commas, each as `make key` prints it",
    ),
    ("REQUEST_RETENTION_DAYS", "marker", "a whole number from 1 on"),
    ("REQUEST_RETENTION_DAYS", "0", "a whole number from 1 on"),
    ("DEBUG", "marker", "true or false"),
    ("DEBUG", "2", "true or false"),
    ("BEHIND_PROXY", "marker", "true or false"),
    ("HSTS", "marker", "one of these: host, subdomains, preload"),
    ("SECRET_KEY", "marker-too-short", "at least 50 random characters"),
    ("ALLOWED_HOSTS", "https://clinic.marker", ""),
    ("TIME_ZONE", "Mars/Marker", ZONE),
    ("TIME_ZONE", "/etc/marker", ZONE),
    ("TIME_ZONE", "America", ZONE),
    ("DATABASE_URL", "marker", DATABASE),
    ("DATABASE_URL", "sqlite:////nowhere/marker/site.sqlite3", DATABASE),
    ("DATABASE_URL", "mysql://user:marker@host/name", DATABASE),
    ("DATABASE_URL", "postgres://user:marker@host:5432", DATABASE),
    ("DATABASE_URL", "postgres://user:marker@host:port/name", DATABASE),
    ("DATABASE_URL", "postgres://user:marker/word@host:5432/name", DATABASE),
    ("EMAIL_URL", "marker", MAIL),
    ("EMAIL_URL", "http://marker", MAIL),
    ("EMAIL_URL", "smtp://", MAIL),
    ("EMAIL_URL", "smtp+tls://user:marker@host:port", MAIL),
    ("EMAIL_URL", "smtp+tls://user:marker/word@host:587", MAIL),
    # In the clear to another machine, or made so by what stands behind.
    ("EMAIL_URL", "smtp://user:marker@mail.clinic.example:587", MAIL),
    ("EMAIL_URL", "smtp://10.0.0.1", MAIL),
    ("EMAIL_URL", "smtp://localhost.example", MAIL),
    ("EMAIL_URL", "smtp+tls://user:marker@host:587?email_use_tls=0", MAIL),
    ("DEFAULT_FROM_EMAIL", "marker", SENDER),
    ("DEFAULT_FROM_EMAIL", "marker@localhost", SENDER),
    ("DEFAULT_FROM_EMAIL", 'Clinic <"marker"@clinic.example>', SENDER),
    ("MEDIA_STORAGE", "marker", BUCKET),
    ("MEDIA_STORAGE", "https://key:marker@host/bucket", BUCKET),
    ("MEDIA_STORAGE", "s3://host/marker", BUCKET),
    ("MEDIA_STORAGE", "s3://key:marker@host", BUCKET),
    ("MEDIA_STORAGE", "s3://key:marker/word@host/bucket", BUCKET),
    ("MEDIA_STORAGE", "s3://key:marker@host/bucket?zone=x", BUCKET),
    ("DATA_DIR", "/dev/null/marker", "a folder that can be written to"),
    ("DATA_DIR", "/dev/null", "a folder that can be written to: a file stands in its place"),
    ("DATA_DIR", "/proc", "a folder that can be written to"),
    ("DATABASE_URL", "sqlite:////etc", f"{DATABASE}, and this file is a folder"),
    ("DATABASE_URL", "sqlite:////dev/null/marker.sqlite3", DATABASE),
]


@pytest.mark.parametrize(("name", "value", "takes"), NONSENSE)
def test_a_value_that_makes_no_sense_is_refused_with_a_sentence(tmp_path, name, value, takes):
    with pytest.raises(BadEnvironment) as refused:
        read(tmp_path, **{name: value})

    assert str(refused.value).startswith(f"{name} is not understood. It takes {takes}")
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"), [row[:2] for row in NONSENSE if "marker" in row[1].casefold()]
)
def test_a_refused_value_is_told_nowhere(tmp_path, name, value):
    # It may hold a password, and what stops a start is copied into mails and tickets.
    with pytest.raises(BadEnvironment) as refused:
        read(tmp_path, **{name: value})

    told = "".join(traceback.format_exception(refused.value))
    assert "BadEnvironment" in told
    assert "marker" not in told.casefold()


@pytest.mark.parametrize("name", ["SITE_URL", "SECRET_KEY", "DATABASE_URL", "EMAIL_URL"])
def test_such_a_value_stops_the_start_with_that_sentence_and_no_more(tmp_path, name):
    result = start(tmp_path, ROOT / "manage.py", "check", **{name: "marker"})

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{name} is not understood. It takes ")
    assert len(result.stderr.splitlines()) == 1
    assert "marker" not in result.stderr


def test_an_empty_environment_is_enough(tmp_path):
    found = read(tmp_path, "DEBUG", "SITE_URL", "TIME_ZONE", "ALLOWED_HOSTS", "EMAIL_BACKEND")

    assert found == {
        "DEBUG": False,
        "SITE_URL": "http://localhost:8000",
        "TIME_ZONE": "America/New_York",
        "ALLOWED_HOSTS": ["localhost", "localhost", "127.0.0.1", "[::1]"],
        "EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend",
    }


@pytest.mark.parametrize(
    ("value", "is_on"),
    [("1", True), ("true", True), ("YES", True), (" on ", True), ("0", False), ("False", False)],
)
def test_yes_and_no_may_be_said_in_several_words(tmp_path, value, is_on):
    assert read(tmp_path, "DEBUG", DEBUG=value) == {"DEBUG": is_on}


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("http://clinic.example:80", "http://clinic.example"),
        ("http://clinic.example:443/", "http://clinic.example:443"),
        ("http://[::1]:80", "http://[::1]"),
        ("http://clinic.example:8080", "http://clinic.example:8080"),
    ],
)
def test_an_address_is_what_browsers_call_it(tmp_path, written, named):
    assert read(tmp_path, "SITE_URL", SITE_URL=written) == {"SITE_URL": named}


# --- HTTPS follows from SITE_URL ------------------------------------------------------------------

TWO_YEARS = 2 * 365 * 24 * 3600
HTTPS = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": TWO_YEARS,
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
    "REQUIRE_SECOND_FACTOR": True,
    "CSRF_COOKIE_SECURE": True,
}


@pytest.mark.parametrize(
    "url", ["https://clinic.example", "https://clinic.example:8443/", "HTTPS://clinic.example"]
)
def test_an_https_address_turns_on_all_that_belongs_to_it(tmp_path, url):
    assert read(tmp_path, *HTTPS, SITE_URL=url, ENCRYPTION_KEYS=A_KEY) == HTTPS


@pytest.mark.parametrize(
    ("asked", "subdomains", "preload"),
    [
        ("", False, False),
        ("host", False, False),
        ("subdomains", True, False),
        ("preload", True, True),
    ],
)
def test_other_machines_are_promised_https_only_when_asked_for(
    tmp_path, asked, subdomains, preload
):
    names = ["SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"]

    found = read(tmp_path, *names, **PRODUCTION, HSTS=asked)

    assert found == dict(zip(names, [TWO_YEARS, subdomains, preload], strict=True))


def test_a_site_at_an_https_address_does_not_start_without_keys(tmp_path):
    with pytest.raises(BadEnvironment) as refused:
        read(tmp_path, **PRODUCTION | {"ENCRYPTION_KEYS": ""})

    assert "ENCRYPTION_KEYS is not understood. It takes one or more keys" in str(refused.value)


def test_without_keys_one_is_made_once_apart_from_the_data(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    first, second = (read(tmp_path / name, "ENCRYPTION_KEYS") for name in ("a", "b"))

    assert first == second
    assert first["ENCRYPTION_KEYS"][0] not in str(
        [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    )


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://https.example", ""])
def test_an_http_address_turns_it_off_so_that_signing_in_works(tmp_path, url):
    off = dict.fromkeys(HTTPS, False) | {
        "SECURE_HSTS_SECONDS": 0,
        "SESSION_COOKIE_NAME": "sessionid",
        "CSRF_COOKIE_NAME": "csrftoken",
    }

    assert read(tmp_path, *HTTPS, SITE_URL=url) == off


@pytest.mark.parametrize(
    ("behind_proxy", "header"), [("true", ["HTTP_X_FORWARDED_PROTO", "https"]), ("false", None)]
)
def test_only_behind_a_proxy_its_header_is_believed(tmp_path, behind_proxy, header):
    found = read(
        tmp_path, "SECURE_PROXY_SSL_HEADER", **PRODUCTION | {"BEHIND_PROXY": behind_proxy}
    )

    assert found == {"SECURE_PROXY_SSL_HEADER": header}


@pytest.mark.slow
def test_djangos_own_check_finds_nothing_in_production(tmp_path):
    result = start(
        tmp_path, ROOT / "manage.py", "check", "--deploy", "--fail-level", "DEBUG", **PRODUCTION
    )

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "System check identified no issues (3 silenced).\n"


# --- The data are the site's own ------------------------------------------------------------------


def modes_in(folder):
    return {
        str(path.relative_to(folder)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in [folder, *folder.rglob("*")]
    }


def make_open(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("kept")
        path.parent.chmod(0o755)
        path.chmod(0o644)
    folder.chmod(0o755)


@pytest.mark.parametrize("open_to", [0o755, 0o777, 0o750, 0o770, 0o705, 0o711])
def test_a_folder_that_is_open_to_others_is_closed_with_all_that_is_kept_in_it(tmp_path, open_to):
    make_open(tmp_path, "secret_key", "db.sqlite3-wal", "media/photos/a.webp", "static/a.css")
    (tmp_path / "secret_key").write_text(LONG_SECRET)
    tmp_path.chmod(open_to)

    read(tmp_path)

    found = modes_in(tmp_path)
    assert {found[name] for name in (".", "media", "media/photos", "static", "uploads")} == {
        "0o700"
    }
    assert {found[name] for name in ("secret_key", "db.sqlite3-wal", "static/a.css")} == {"0o600"}
    assert found["media/photos/a.webp"] == "0o600"


@pytest.mark.parametrize("names", [[], ["lost+found"]])
def test_an_empty_folder_that_is_open_to_others_is_closed(tmp_path, names):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in names:
        (folder / name).mkdir()
    folder.chmod(0o755)

    read(folder)

    assert modes_in(folder)["."] == "0o700"


def test_old_files_in_a_private_folder_are_closed_too(tmp_path):
    make_open(tmp_path, "db.sqlite3")
    tmp_path.chmod(0o700)

    read(tmp_path)

    assert modes_in(tmp_path)["db.sqlite3"] == "0o600"


@pytest.mark.parametrize(
    ("mode", "name"), [(0o755, "mail"), (0o1777, "static"), (0o1777, "db.sqlite3")]
)
def test_a_folder_of_others_is_refused_and_left_as_it_is(tmp_path, mode, name):
    folder = tmp_path / "folder"
    make_open(folder, f"{name}/letter")
    folder.chmod(mode)

    with pytest.raises(BadEnvironment) as refused:
        read(folder)

    assert "this one holds other things, and others can read it" in str(refused.value)
    assert modes_in(folder) == {".": oct(mode), name: "0o755", f"{name}/letter": "0o644"}


@pytest.mark.parametrize("name", ["media", "static", "uploads"])
def test_a_folder_is_not_ours_for_a_name_that_everybody_uses(tmp_path, name):
    make_open(tmp_path, f"{name}/disk", "etc/passwd")
    tmp_path.chmod(0o755)

    with pytest.raises(BadEnvironment, match="this one holds other things"):
        read(tmp_path)

    assert modes_in(tmp_path)["."] == "0o755"


def test_a_file_that_is_gone_meanwhile_is_no_fault(tmp_path):
    private_files.close(tmp_path / "db.sqlite3-wal")


def test_the_root_of_the_machine_is_never_ours():
    with pytest.raises(private_files.NotOursError):
        private_files._refuse_what_is_not_ours(Path("/"))


def test_the_proxy_may_be_let_through_to_the_photos_and_to_nothing_else(tmp_path):
    make_open(tmp_path, "db.sqlite3", "media/photos/a.webp")
    tmp_path.chmod(0o710)

    found = read(tmp_path, "FILE_UPLOAD_PERMISSIONS", "FILE_UPLOAD_DIRECTORY_PERMISSIONS")

    assert list(found.values()) == [0o640, 0o750]
    assert modes_in(tmp_path)["."] == "0o710"
    assert modes_in(tmp_path)["db.sqlite3"] == "0o600"


def test_a_database_elsewhere_is_closed_too(tmp_path):
    make_open(tmp_path / "elsewhere", "site.sqlite3")

    read(tmp_path, DATABASE_URL=f"sqlite:///{tmp_path}/elsewhere/site.sqlite3")

    assert modes_in(tmp_path / "elsewhere")["site.sqlite3"] == "0o600"
    assert modes_in(tmp_path / "elsewhere")["."] == "0o755"


@pytest.mark.parametrize("what", ["a folder", "nothing", "no text"])
@pytest.mark.parametrize("read_key", [env.secret_key, env.encryption_keys])
def test_a_key_that_cannot_be_read_stops_the_start_and_its_file_is_named(tmp_path, read_key, what):
    path = tmp_path / "key"
    match what:
        case "a folder":
            path.mkdir()
        case "nothing":
            path.touch()
        case "no text":
            path.write_bytes(b"\xff\xfe\xff" * 40)

    with pytest.raises(BadEnvironment) as refused:
        read_key("NOT_SET", path)

    assert str(refused.value).startswith("NOT_SET is not understood. It takes ")
    assert f"the file {path}" in str(refused.value)


# --- The secret key -------------------------------------------------------------------------------


def test_the_secret_key_is_made_once_for_its_owner_alone(tmp_path):
    first = read(tmp_path, "SECRET_KEY")["SECRET_KEY"]
    second = read(tmp_path, "SECRET_KEY")["SECRET_KEY"]

    assert first == second == (tmp_path / "secret_key").read_text()
    assert len(first) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.glob("secret*")] == ["secret_key"]


def test_two_sites_have_two_secrets(tmp_path):
    found = [
        read(tmp_path, "SECRET_KEY", DATA_DIR=str(tmp_path / name))["SECRET_KEY"] for name in "ab"
    ]

    assert len(set(found)) == 2


def test_a_secret_from_the_environment_leaves_no_file(tmp_path):
    found = read(tmp_path, "SECRET_KEY", SECRET_KEY=LONG_SECRET)

    assert found == {"SECRET_KEY": LONG_SECRET}
    assert list(tmp_path.glob("secret*")) == []


@pytest.mark.slow
def test_processes_that_start_together_agree_on_the_secret(tmp_path):
    code = (
        "import sys; from pathlib import Path; from clinic_site import env;"
        "print('ready', flush=True); sys.stdin.readline(); print(env.secret_key('SECRET_KEY', Path(sys.argv[1])))"
    )
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", code, tmp_path / "secret_key"],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    # Everybody stands ready before anybody may go.
    for process in starts:
        process.stdout.readline()
    for process in starts:
        process.stdin.write("go\n")
        process.stdin.flush()

    said = {process.communicate()[0].strip() for process in starts}

    assert said == {(tmp_path / "secret_key").read_text()}
    assert len(said.pop()) >= 50
    assert [path.name for path in tmp_path.glob("secret*")] == ["secret_key"]


# --- The database ---------------------------------------------------------------------------------

PRAGMAS = """
import json, threading, django
django.setup()
from django.db import connection, transaction
def ask():
    with connection.cursor() as cursor:
        names = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        found.append([cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in names])
    connection.close()
found = []
for _ in range(2):
    ask()
    thread = threading.Thread(target=ask); thread.start(); thread.join()
print(json.dumps(found))
"""
# A transaction that has only read so far; somebody else tries to write meanwhile.
IMMEDIATE = """
import sqlite3, django
django.setup()
from django.db import connection, transaction
with transaction.atomic(), connection.cursor() as cursor:
    cursor.execute("SELECT 1")
    other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error)
    other.close()
"""
FULL, MILLISECONDS = 2, 4_000


@pytest.mark.slow
def test_every_connection_to_sqlite_is_made_for_many_writers(tmp_path):
    result = start(tmp_path, "-c", PRAGMAS)

    assert json.loads(result.stdout) == [["wal", FULL, MILLISECONDS, 1]] * 4


@pytest.mark.slow
def test_a_transaction_takes_the_right_to_write_when_it_begins(tmp_path):
    result = start(tmp_path, "-c", IMMEDIATE)

    assert result.stdout == "database is locked\n"


@pytest.mark.parametrize("url", ["", "postgres://user:password@127.0.0.1:5432/clinic"])
def test_no_page_holds_a_transaction_open_all_the_while(tmp_path, url):
    databases = read(tmp_path, "DATABASES", DATABASE_URL=url)["DATABASES"]

    assert [database.get("ATOMIC_REQUESTS", False) for database in databases.values()] == [False]


def test_the_same_settings_run_on_postgresql(tmp_path):
    url = "postgres://user:p%40ss%2Fword@db.example:5433/clinic"

    database = read(tmp_path, "DATABASES", DATABASE_URL=url)["DATABASES"]["default"]

    expected = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "clinic",
        "USER": "user",
        "PASSWORD": "p@ss/word",
        "HOST": "db.example",
        "PORT": 5433,
        "CONN_HEALTH_CHECKS": True,
    }
    assert {name: database[name] for name in expected} == expected


# --- Mail -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("smtp+tls://user:p%40ss@mail.example:587", ["mail.example", 587, True, False]),
        ("smtp+ssl://user:p%40ss@mail.example:465", ["mail.example", 465, False, True]),
        ("smtp://127.0.0.1:25", ["127.0.0.1", 25, False, False]),
        ("smtp://localhost", ["localhost", None, False, False]),
        ("smtp://[::1]:2525", ["::1", 2525, False, False]),
    ],
)
def test_mail_goes_encrypted_to_another_machine_and_plainly_to_this_one(tmp_path, url, found):
    names = ("EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_USE_SSL")

    settings_of_mail = read(tmp_path, *names, EMAIL_URL=url)

    assert [settings_of_mail[name] for name in names] == found


# --- The file .env --------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_file_fills_in_what_the_environment_leaves_out(tmp_path):
    shutil.copy(ROOT / "manage.py", tmp_path)
    (tmp_path / ".env").write_text(
        "# A comment\nTIME_ZONE=Europe/Berlin\nSITE_URL=https://file.example\n"
    )
    code = "from django.conf import settings; print(settings.TIME_ZONE, settings.SITE_URL)"
    set_here = {"SITE_URL": "http://environment.example"}

    result = start(
        tmp_path, "manage.py", "shell", "-v", "0", "-c", code, without="TIME_ZONE", **set_here
    )

    assert result.stdout == "Europe/Berlin http://environment.example\n"
