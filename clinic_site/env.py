"""Typed readers of the environment: each refuses nonsense with a sentence that names the variable.

Every variable that the site knows is listed in `.env.example`; a test holds the two together.
"""

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured
from environ import Env

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
DATABASE_SCHEMES = {"sqlite", "postgres", "postgresql"}
EMAIL_SCHEMES = {"smtp", "smtp+tls", "smtp+ssl", "smtps", "consolemail", "filemail"}


def _refuse(name: str, takes: str) -> ImproperlyConfigured:
    # The value itself stays out of the message: it may be a password.
    return ImproperlyConfigured(f"{name} is not understood. It takes {takes}.")


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool) -> bool:
    """True for 1/true/yes/on, false for 0/false/no/off."""
    value = text(name).lower()
    if value and value not in TRUE | FALSE:
        raise _refuse(name, "true or false")
    return value in TRUE if value else default


def words(name: str, default: list[str]) -> list[str]:
    """A list parted by commas."""
    value = text(name)
    return [word.strip() for word in value.split(",") if word.strip()] if value else default


def folder(name: str, default: Path) -> Path:
    """An absolute folder, made where it is missing."""
    path = Path(text(name, str(default))).absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refuse(name, "a folder that can be written to") from error
    return path


def site_url(name: str, default: str) -> str:
    """The site's own address without a path, such as https://clinic.example."""
    value = text(name, default).rstrip("/")
    takes = "an address such as https://clinic.example, without a path"
    try:
        parts = urlsplit(value)
        _ = parts.port  # urlsplit checks the port only when it is asked for
    except ValueError as error:
        raise _refuse(name, takes) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
        raise _refuse(name, takes)
    return value


def time_zone(name: str, default: str) -> str:
    """A name of the IANA time zone database."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _refuse(name, "a time zone name such as America/New_York") from error
    return value


def database(name: str, default: str) -> dict:
    """Django's settings of the database that a URL names."""
    value = text(name, default)
    takes = "sqlite:///file or postgres://user:password@host:5432/name"
    if value.partition(":")[0] not in DATABASE_SCHEMES:
        raise _refuse(name, takes)
    try:
        config = Env.db_url_config(value)
    except Exception as error:
        raise _refuse(name, takes) from error
    if not config.get("NAME"):
        raise _refuse(name, takes)
    return config


def email(name: str) -> dict:
    """Django's EMAIL_* settings for a URL; without one, mail is written to the console."""
    value = text(name, "consolemail://")
    takes = "smtp://host:25 or smtp+tls://user:password@host:587"
    if value.partition(":")[0] not in EMAIL_SCHEMES:
        raise _refuse(name, takes)
    try:
        config = Env.email_url_config(value)
    except Exception as error:
        raise _refuse(name, takes) from error
    if value.startswith("smtp") and not config.get("EMAIL_HOST"):
        raise _refuse(name, takes)
    return config


def secret_key(name: str, kept_in: Path) -> str:
    """The secret from the environment, else from a file that is made once."""
    value = text(name)
    if value and len(value) < 50:  # noqa: PLR2004 -- the length Django's own check asks for
        raise _refuse(name, "at least 50 random characters")
    return value or _kept_secret(kept_in)


def _kept_secret(path: Path) -> str:
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        try:
            # A link is made whole or not at all: two processes that start together agree.
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text().strip()
