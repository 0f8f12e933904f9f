"""Counts the addresses that visitors asked for and did not find, without their waiting for it.

The web server adds a line to a small file, and never asks a database for that; the worker counts the
lines. Of a visitor nothing is kept: neither who asked, nor when to the hour, nor what stood behind a
question mark. File and table have an end, whatever comes in.
"""

from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from clinic_site.jotting import Jotter

from .models import MissedAddress
from .noise import is_worth_a_look
from .paths import as_kept

MOST_KEPT = 1000  # rows
MOST_NEW = 100  # rows that a round brings: they are the most asked for
KEPT_FOR = timedelta(days=90)
waiting = Jotter("missed-addresses")


def note_missed(request) -> None:
    """Count an address that was not found, if it is worth a look; no fault of the disk is a visitor's."""
    if not is_worth_a_look(request):
        return
    waiting.add(as_kept(request.path))


def count_missed() -> int:
    """Take what waits into the table, forget what nobody asked for in three months; return how many lines."""
    lines = waiting.take()
    today = timezone.localdate()
    MissedAddress.objects.filter(last_on__lt=today - KEPT_FOR, is_ignored=False).delete()
    if lines:
        _count(Counter(lines), today)
    return len(lines)


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
