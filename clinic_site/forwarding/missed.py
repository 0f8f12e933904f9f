"""Counts the addresses that visitors asked for and did not find, without their waiting for it.

The web server adds a line to a small file, and never asks a database for that; the worker counts the
lines. Of a visitor nothing is kept: neither who asked, nor when to the hour, nor what stood behind a
question mark. File and table have an end, whatever comes in.
"""

import os
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from fcntl import LOCK_EX, flock
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from .models import MissedAddress
from .noise import is_worth_a_look
from .paths import as_kept

MOST_WAITING = 64 * 1024  # bytes that wait for the worker; what comes then is not counted
MOST_KEPT = 1000  # rows
MOST_NEW = 100  # rows that a round brings: they are the most asked for
KEPT_FOR = timedelta(days=90)


def note_missed(request) -> None:
    """Count an address that was not found, if it is worth a look; no fault of the disk is a visitor's."""
    if not is_worth_a_look(request):
        return
    line = f"{as_kept(request.path)}\n".encode()
    with suppress(OSError):
        while not _is_written(line):
            pass  # the file was taken as it was opened: there is another one now


def _is_written(line):
    """Whether the file that waits has the line, or is full; not, where it is taken meanwhile."""
    file = os.open(_waiting(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        flock(file, LOCK_EX)
        own = os.fstat(file)
        if not _is_waiting(own):
            return False
        if own.st_size < MOST_WAITING:
            os.write(file, line)
        return True
    finally:
        os.close(file)


def _is_waiting(own):
    with suppress(FileNotFoundError):
        return os.path.samestat(own, _waiting().stat())
    return False


def count_missed() -> int:
    """Take what waits into the table, forget what nobody asked for in three months; return how many lines."""
    lines = _taken()
    today = timezone.localdate()
    MissedAddress.objects.filter(last_on__lt=today - KEPT_FOR, is_ignored=False).delete()
    if lines:
        _count(Counter(lines), today)
    return len(lines)


def _waiting() -> Path:
    return Path(settings.DATA_DIR) / "missed-addresses"


def _taken():
    """The lines that wait; of several workers one gets them."""
    own = _waiting().with_name(f"missed-addresses-{uuid4().hex}")
    try:
        _waiting().rename(own)
        with own.open(encoding="utf-8", errors="replace") as file:
            flock(file, LOCK_EX)  # until whoever writes in it has done
            return file.read().splitlines()
    except OSError:
        return []
    finally:
        own.unlink(missing_ok=True)


@transaction.atomic
def _count(counts, today):
    known = set(MissedAddress.objects.filter(path__in=counts).values_list("path", flat=True))
    new = [path for path, _times in counts.most_common() if path not in known][:MOST_NEW]
    _make_room(len(new))
    MissedAddress.objects.bulk_create(
        [MissedAddress(path=path, first_on=today, last_on=today) for path in new],
        ignore_conflicts=True,  # another worker was quicker
    )
    for path in [*known, *new]:
        MissedAddress.objects.filter(path=path).update(
            count=F("count") + counts[path], last_on=today
        )


def _make_room(many):
    too_many = MissedAddress.objects.count() + many - MOST_KEPT
    if too_many > 0:
        least = MissedAddress.objects.order_by("is_ignored", "count", "last_on", "pk")
        MissedAddress.objects.filter(
            pk__in=list(least.values_list("pk", flat=True)[:too_many])
        ).delete()
