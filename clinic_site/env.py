"""Typed readers of the environment: each refuses nonsense with a sentence that names the variable.

Every variable that the site knows is listed in `.env.example`; a test holds the two together.
"""

import os
import re
import secrets
from email.utils import parseaddr
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from clinic_site import private_files
from clinic_site.outbox.addresses import is_address

HOST = re.compile(r"[\w.*-]+|\[[0-9a-f:]+\]", re.IGNORECASE)
SITE_ADDRESS = re.compile(r"https?://([a-z0-9.-]+|\[[0-9a-f:]+\])(:(?P<port>\d{1,5}))?")
HIGHEST_PORT = 65535
TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}
NOT_IN_FILE = "; without it they stand in the file {}, which has other things"


class BadEnvironment(ImproperlyConfigured):
    """A variable holds nonsense. Its value stays out of the message: it may be a password."""

    def __init__(self, name: str, takes: str):
        super().__init__(f"{name} is not understood. It takes {takes}.")


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool) -> bool:
    """True for 1/true/yes/on, false for 0/false/no/off."""
    value = text(name).lower()
    if value and value not in TRUE | FALSE:
        raise BadEnvironment(name, "true or false")
    return value in TRUE if value else default


def choice(name: str, choices: list[str]) -> str:
    """One of some words; the first where none is given."""
    value = text(name, choices[0]).lower()
    if value not in choices:
        raise BadEnvironment(name, f"one of these: {', '.join(choices)}")
    return value


def whole_number(name: str, default: int, *, lowest: int) -> int:
    """A whole number of at most six digits that is not below `lowest`."""
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,6}", value) or int(value) < lowest:
        raise BadEnvironment(name, f"a whole number from {lowest} on")
    return int(value)


def hosts(name: str, default: list[str]) -> list[str]:
    """Names of hosts, parted by commas."""
    found = [host.strip() for host in text(name).split(",") if host.strip()]
    if not all(HOST.fullmatch(host) for host in found):
        raise BadEnvironment(name, "names such as clinic.example,www.clinic.example")
    return found or default


def folder(name: str, default: Path, *, within: str = "") -> Path:
    """An absolute folder, or one `within` it, that can be written to and nobody else can read.

    It is made where it is missing. One that is there and open to others is closed to them with all
    that the site keeps in it, but never where it looks like somebody else's.
    """
    path = Path(text(name, str(default)), within).absolute()
    try:
        private_files.make_private(path)
    except private_files.NotOursError as reason:
        takes = f"a folder that can be written to, and that is the site's own: {reason}"
        raise BadEnvironment(name, takes) from None
    except OSError as error:
        takes = f"a folder that can be written to: {private_files.why(error)}"
        raise BadEnvironment(name, takes) from None
    return path


def site_url(name: str, default: str) -> str:
    """The site's own address without a path, such as https://clinic.example, as browsers name it."""
    value = text(name, default).rstrip("/").lower()
    found = SITE_ADDRESS.fullmatch(value)
    if not found or int(found["port"] or 0) > HIGHEST_PORT:
        raise BadEnvironment(name, "an address such as https://clinic.example, without a path")
    return value.removesuffix(":443" if value.startswith("https:") else ":80")


def email_address(name: str, default: str) -> str:
    """An address, alone or after the sender's name."""
    value = text(name)
    if value and not is_address(parseaddr(value)[1]):
        raise BadEnvironment(name, "an address such as website@clinic.example")
    return value or default


def time_zone(name: str, default: str) -> str:
    """A name of the IANA time zone database."""
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadEnvironment(name, "a time zone name such as America/New_York") from None
    return value


def secret_key(name: str, kept_in: Path) -> str:
    """The secret from the environment, else from a file that is made once."""
    value = text(name)
    takes = "at least 50 random characters"
    if not value:
        value = _kept(name, takes, kept_in, secrets.token_urlsafe(64))
        takes += NOT_IN_FILE.format(kept_in)
    if len(value) < 50:  # noqa: PLR2004 -- the length Django's own check asks for
        raise BadEnvironment(name, takes)
    return value


def encryption_keys(name: str, kept_in: Path | None) -> list[str]:
    """Fernet keys, parted by commas; without any, from a file that is made once.

    Where `kept_in` is None no file will do: the variable has to be set.
    """
    value = text(name)
    takes = "one or more keys, parted by commas, each as `make key` prints it"
    if not value:
        if kept_in is None:
            raise BadEnvironment(name, f"{takes}; a site at https:// must have it")
        value = _kept(name, takes, kept_in, Fernet.generate_key().decode())
        takes += NOT_IN_FILE.format(kept_in)
    keys = [key.strip() for key in value.split(",")]
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        raise BadEnvironment(name, takes) from None
    return keys


def read_file(path: Path) -> None:
    """Set what `.env` says and the environment does not."""
    try:
        Env.read_env(path)
    except (OSError, UnicodeError) as error:
        raise BadEnvironment(str(path), f"lines of text: {private_files.why(error)}") from None


def _kept(name, takes, path, made):
    """What stands in a file that is made once."""
    try:
        return private_files.kept(path, made)
    except (OSError, ValueError) as error:
        takes = f"{takes}; the file {path} cannot be used: {private_files.why(error)}"
        raise BadEnvironment(name, takes) from None
