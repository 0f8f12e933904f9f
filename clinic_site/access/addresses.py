"""Who asks: the network address of a visitor."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings

LONGEST_WRITTEN = 100  # characters of one address, with all that proxies write around it
NAMED = re.compile(r"for\s*=", re.IGNORECASE)  # as in the header Forwarded
PORT = r":(?:\d*|_[\w.-]*)"
IN_BRACKETS = re.compile(rf"\[([^\]]*)\](?:{PORT})?")
# Of the new kind all parts must be there, or a last part would be taken for the port; but for one of
# the old kind in it, of which everybody knows how long it is.
MAPPED = r"(?:::|(?:0{1,4}:){5})ffff:"
OF_FOUR_NUMBERS = r"\d+(?:\.\d+){3}"
WITH_PORT = re.compile(
    rf"((?:{MAPPED})?{OF_FOUR_NUMBERS}|{MAPPED}[0-9a-f]{{1,4}}:[0-9a-f]{{1,4}}"
    rf"|(?:[0-9a-f]+:){{7}}[0-9a-f]+){PORT}",
    re.IGNORECASE,
)
# Addresses of the old kind, as networks without them write them (RFC 6052, 8215, 2765 and 4291). As
# one of the new kind each of these would be a single connection.
TRANSLATED = [
    ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "::ffff:0:0:0/96", "::/96")
]
ONE_CONNECTION = 64  # bits: of these an IPv6 connection gets all that follow
# Where tries to sign in are counted whose address nobody can read.
UNKNOWN = "::"


def client_address(request) -> str:
    """The visitor's address in its one spelling; "" where it cannot be read.

    Behind a proxy it is the last one of X-Forwarded-For, which the proxy itself wrote. Where that
    is none, the visitor is unknown: the address of the connection would be the proxy's, and
    everybody the same.
    """
    if settings.BEHIND_PROXY:
        return read_address(request.headers.get("X-Forwarded-For", "").rpartition(",")[2])
    return read_address(request.META.get("REMOTE_ADDR", ""))


def counted_address(request) -> str:
    """The address under which visits are counted: an IPv6 connection has billions, and is one."""
    address = client_address(request)
    if ":" not in address:
        return address
    return str(ip_network((address, ONE_CONNECTION), strict=False).network_address)


def read_address(written: str) -> str:
    """The address that a proxy or a person wrote, in its one spelling; "" for what is none."""
    if len(written) > LONGEST_WRITTEN:
        return ""
    try:
        address = ip_address(_bare(written))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        address = _of_the_old_kind(address) or address
    return "" if address.is_unspecified else str(address)


def sign_in_address(request) -> str:
    """The address under which wrong passwords are counted."""
    return counted_address(request) or UNKNOWN


def _bare(written):
    """Without what stands around an address: names, quotes, brackets, a port, a zone."""
    for part in written.split(";"):
        if found := NAMED.match(part.strip()):
            written = part.strip()[found.end() :]
    text = written.strip(" \t\"'\\;")
    if found := IN_BRACKETS.fullmatch(text) or WITH_PORT.fullmatch(text):
        text = found[1]
    return text.partition("%")[0].strip()


def _of_the_old_kind(address):
    if not address.is_loopback and any(address in network for network in TRANSLATED):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped
