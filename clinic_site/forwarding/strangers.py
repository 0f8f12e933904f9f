"""Asks other sites whether an address is still there: seldom, slowly, and never this machine's neighbors.

Every address that a request would go to is looked at before, after each redirect, too; the connection
then goes to the very number that was looked at.
"""

import http.client
import ssl
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from socket import create_connection, gaierror, getaddrinfo
from urllib.parse import urljoin, urlsplit

from django.conf import settings

TIMEOUT = 10  # seconds
MOST_REDIRECTS = 5
MOST_BYTES = 256 * 1024  # of a robots.txt
MOVED = {301, 302, 303, 307, 308}
FOR_GOOD = {301, 308}
PORTS = {None, 80, 443}

NOT_ASKED = "It leads to a machine that is not on the public web."
UNKNOWN = "There is no such site."
SILENT = "It does not answer."
UNSAFE = "Its certificate is not valid."
NO_ADDRESS = "It is no address that a browser could open."
ROUND = "It leads from one address to another without end."


class UnreachableError(Exception):
    """With a sentence that says why."""


@dataclass(frozen=True)
class Answer:
    status: int
    address: str  # where it came from in the end
    headers: http.client.HTTPMessage
    body: bytes = b""
    has_moved: bool = False  # for good, each step of the way


def agent() -> str:
    """How we call ourselves, and where somebody finds out who we are."""
    return f"ClinicLinkCheck/1.0 (+{settings.SITE_URL})"


def ask(method: str, address: str, *, reads: int = 0) -> Answer:
    """What an address answers, its redirects followed. Raises `UnreachableError` with a sentence."""
    has_moved, start = True, address
    for _step in range(MOST_REDIRECTS + 1):
        status, headers, body = _ask_once(method, address, reads)
        target = headers.get("Location")
        if status not in MOVED or not target:
            is_other = address != start
            return Answer(status, address, headers, body, has_moved and is_other)
        has_moved = has_moved and status in FOR_GOOD
        address = urljoin(address, target)
    raise UnreachableError(ROUND)


def _ask_once(method, address, reads):
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise UnreachableError(NO_ADDRESS) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username:
        raise UnreachableError(NO_ADDRESS)
    number = _looked_at(parts.hostname, port)
    connection = (_SafeConnection if parts.scheme == "https" else _Connection)(
        parts.hostname, port, timeout=TIMEOUT
    )
    connection.number = number
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request(method, _quoted(path), headers={"User-Agent": agent(), "Accept": "*/*"})
        response = connection.getresponse()
        body = response.read(reads) if reads else b""
    except ssl.SSLError:
        raise UnreachableError(UNSAFE) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise UnreachableError(SILENT) from None
    else:
        return response.status, response.headers, body
    finally:
        with suppress(OSError):
            connection.close()


def _looked_at(host, port):
    """The number of a host's machine, if all that it has are on the public web."""
    is_free = settings.LINKS_MAY_LEAD_TO_THIS_MACHINE  # in tests alone
    if port not in PORTS and not is_free:
        raise UnreachableError(NOT_ASKED)
    try:
        found = [entry[4][0] for entry in getaddrinfo(host, port or 0, type=1)]
    except (gaierror, UnicodeError, OSError):
        raise UnreachableError(UNKNOWN) from None
    if not is_free and not all(_is_public(number) for number in found):
        raise UnreachableError(NOT_ASKED)
    return found[0]


def _is_public(number):
    address = ip_address(number.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


def _quoted(path):
    # As browsers send what somebody typed; a blank or a line would end the request.
    return "".join(sign if "!" <= sign <= "~" else _escaped(sign) for sign in path)


def _escaped(sign):
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


class _Connection(http.client.HTTPConnection):
    number = ""

    def connect(self):
        self.sock = create_connection((self.number, self.port), self.timeout)


class _SafeConnection(http.client.HTTPSConnection):
    number = ""

    def connect(self):
        plain = create_connection((self.number, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)
