"""Sends odd requests before ordinary ones. Exit 1: a visitor got something else than the page.

.venv/bin/python -m tests.drills.poisoning
"""

import os
import secrets
import socket
import sys
from contextlib import suppress

from clinic_site.freshness.token import FILE_NAME, LENGTH
from tests.browser.public_pages import in_sitemap
from tests.drills.demo_site import demo_site
from tests.drills.drilled_site import end_in_order_when_told
from tests.drills.odd_requests import odd_requests

PAGES = 20
PATIENCE = 20  # seconds


def poisoned_pages(site, paths) -> list[tuple[str, bytes]]:
    """Which pages were not byte for byte the right ones, and the odd request that came before.

    Each odd request comes first after a change, when nothing is kept.
    """
    host, token = site.url.partition("//")[2], site.data / FILE_NAME
    found = []
    for path in paths:
        ordinary = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
        _change(token)
        right = _page(site, ordinary)
        assert right.startswith(b"HTTP/1.1 200"), path
        for odd in odd_requests(path, host):
            _change(token)
            _sent(site, odd)
            for _process in range(2):  # each keeps pages by itself
                page = _page(site, ordinary)
                # The clock may have told something anew meanwhile, of which nothing is amiss.
                if page != right and not _is_right_by_now(page, site, token, ordinary):
                    found.append((path, odd))
    return found


def _is_right_by_now(page, site, token, ordinary):
    _change(token)
    return _page(site, ordinary) == page


def pages_of(site) -> list[str]:
    """The first pages of the sitemap, of each kind some."""
    paths = in_sitemap(site)
    paths.remove("/contact/")  # each has a form of its own
    return paths[:: max(1, len(paths) // PAGES)][:PAGES]


def _change(token):
    """Have all that is kept forgotten, as after a change of what visitors see."""
    file = os.open(token, os.O_WRONLY)
    try:
        os.pwrite(file, secrets.token_bytes(LENGTH), 0)
    finally:
        os.close(file)


def _page(site, request):
    """The answer without the moment at which it was given."""
    head, _, body = _sent(site, request).partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"date:")]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def _sent(site, request):
    with socket.create_connection(("127.0.0.1", site.port), timeout=PATIENCE) as connection:
        connection.sendall(request)
        parts = []
        with suppress(ConnectionResetError):
            while part := connection.recv(65536):
                parts.append(part)
    return b"".join(parts)


def main():
    end_in_order_when_told()
    with demo_site() as site:
        paths = pages_of(site)
        many = len(list(odd_requests("/", "localhost")))
        sys.stdout.write(f"{many} odd requests before each of {len(paths)} pages.\n")
        found = poisoned_pages(site, paths)
        for path, odd in found:
            sys.stdout.write(f"{path} after {odd[:200]!r}\n")
        sys.stdout.write(f"{len(found)} of {many * len(paths)} pages were not the right ones.\n")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
