"""Who asks: the network address of a visitor, and the name that somebody signs in with."""

from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings

LONGEST_NAME = 255  # characters, the width of axes' own column


def client_address(request) -> str:
    """The visitor's address; behind a proxy it is the last one that the proxy itself wrote."""
    forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if settings.BEHIND_PROXY:
        # What is not an address, such as one with a port, would fail in the database.
        with suppress(ValueError):
            return str(ip_address(forwarded))
    return request.META.get("REMOTE_ADDR", "")


def attempted_name(request, credentials=None) -> str:
    """The name that somebody signs in with, cut to what the record of attempts holds."""
    return (credentials or request.POST).get("username", "")[:LONGEST_NAME]
