"""Part of a file, as RFC 9110 (section 14) lets a client ask for it: one range, in bytes."""

import re

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class RangeNotSatisfiableError(Exception):
    """The range begins behind the end of the file."""


def requested_range(request, size: int, etag: str) -> range | None:
    """The bytes that a request asks for of a file of `size` bytes; None for the whole file.

    What is not understood, several ranges too, counts as no range: a server may ignore it.
    """
    found = RANGE.fullmatch(request.headers.get("Range", ""))
    if not found or request.method != "GET" or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = found.groups()
    if not first:
        return _last_bytes(last, size)
    if int(first) >= size:
        raise RangeNotSatisfiableError
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _last_bytes(count, size):
    if not count:
        return None
    if int(count) == 0 or size == 0:
        raise RangeNotSatisfiableError
    return range(max(0, size - int(count)), size)
