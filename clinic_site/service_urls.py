"""Settings of what the site needs from others, each read from one URL: database, mail, photos."""

import re
from pathlib import Path
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from clinic_site import private_files
from clinic_site.env import BadEnvironment, text
from clinic_site.waiting import LONGEST_TRY, LONGEST_WAIT

S3_ADDRESS = re.compile(
    r"s3(?P<insecure>\+http)?://(?P<key>[^:/@]+):(?P<secret>[^:/@]+)@(?P<host>[\w.-]+(:\d{1,5})?)"
    r"/(?P<bucket>[a-z0-9][a-z0-9.-]+)/?(\?region=(?P<region>[a-z0-9-]+))?"
)
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
EMAIL_SCHEMES = {"smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail"}


def database(name: str, default: str) -> dict:
    """Django's settings of the database that a URL names."""
    value = text(name, default)
    takes = "sqlite:///file or postgres://user:password@host:5432/name"
    if value.partition(":")[0] not in DATABASE_SCHEMES:
        raise BadEnvironment(name, takes)
    try:
        config = Env.db_url_config(value)
    except (ImproperlyConfigured, ValueError):
        config = {}
    if not config.get("NAME"):
        raise BadEnvironment(name, takes)
    if "sqlite" in config["ENGINE"]:
        _refuse_unusable(name, takes, Path(config["NAME"]).absolute())
    return config | {"OPTIONS": _options(config)}


def email(name: str) -> dict:
    """Django's EMAIL_* settings for a URL; without one, mail is written to the console.

    `MAIL_PROVIDER` is the server's name where it is another machine, which carries people's addresses.

    What goes to another machine goes encrypted: a mail names a person who asked a clinic.
    """
    value = text(name, "consolemail://")
    scheme = value.partition(":")[0]
    takes = (
        "smtp+tls://user:password@host:587 or smtp+ssl://user:password@host:465; "
        "smtp://127.0.0.1:25 only for a mail server on this machine"
    )
    if scheme not in EMAIL_SCHEMES:
        raise BadEnvironment(name, takes)
    try:
        config = Env.email_url_config(value)
    except (ImproperlyConfigured, ValueError):
        raise BadEnvironment(name, takes) from None
    if scheme.startswith("smtp") and not config.get("EMAIL_HOST"):
        raise BadEnvironment(name, takes)
    in_the_clear = scheme == "smtp" and config["EMAIL_HOST"] not in LOOPBACK
    if in_the_clear or "?" in value:  # which could switch the encryption off again
        raise BadEnvironment(name, takes)
    host = config.get("EMAIL_HOST", "")
    return config | {"MAIL_PROVIDER": "" if host in LOOPBACK else host}


def media_storage(name: str) -> dict:
    """Django's storage of photos: files in MEDIA_ROOT, or an S3 bucket that a URL names."""
    value = text(name)
    if not value:
        return {"BACKEND": "clinic_site.photos.storage.WholeFileStorage"}
    found = S3_ADDRESS.fullmatch(value)
    if not found:
        raise BadEnvironment(name, "s3://key:secret@host/bucket?region=name, or nothing")
    from botocore.config import Config  # noqa: PLC0415 -- takes a while, and few need it

    scheme = "http" if found["insecure"] else "https"
    # A bucket that hangs must not keep people waiting as long as its library would.
    patience = {"connect_timeout": 5, "read_timeout": 15, "retries": {"total_max_attempts": 2}}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": f"{scheme}://{found['host']}",
            "bucket_name": found["bucket"],
            "access_key": unquote(found["key"]),
            "secret_key": unquote(found["secret"]),
            "region_name": found["region"],
            "client_config": Config(s3={"addressing_style": "path"}, **patience),
        },
    }


def _refuse_unusable(name, takes, path):
    try:
        if not path.parent.is_dir():
            raise BadEnvironment(name, f"{takes}, the file in a folder that exists")
        if path.is_dir():
            raise BadEnvironment(name, f"{takes}, and this file is a folder")
        private_files.close(path)
    except OSError as error:
        takes = f"a file that others cannot read: {private_files.why(error)}"
        raise BadEnvironment(name, takes) from None


def _options(config):
    if "sqlite" in config["ENGINE"]:
        # Measured with 64 writers: no write fails; with Django's defaults nearly all of them do.
        return {
            "timeout": LONGEST_TRY,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            # What is wiped is gone from the file too.
            "PRAGMA secure_delete=ON;",
        }
    # Behind a lock, or a server that does not answer, a request is told in time that it must wait.
    return {
        "connect_timeout": LONGEST_TRY,
        "options": f"-c lock_timeout={LONGEST_TRY}s",
        "tcp_user_timeout": LONGEST_WAIT * 1000,
    } | config.get("OPTIONS", {})
