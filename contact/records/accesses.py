"""Which requests an account or a network address touched, how often and when."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from auditlog.models import LogEntry
from django.db.models import Count, Max, Min

from clinic_site.access.records import by_account
from clinic_site.moments import midnight
from contact.models import ConsultationRequest

ACTIONS = {
    LogEntry.Action.CREATE: "stored",
    LogEntry.Action.UPDATE: "changed",
    LogEntry.Action.DELETE: "deleted",
}


@dataclass
class Accesses:
    """The accesses to one request; it may be deleted by now."""

    consultation: str  # in words, as the records keep it
    times: Counter[str]  # by action
    first: datetime
    last: datetime


def accesses(
    *, who: str = "", ip: str = "", since: date | None = None, until: date | None = None
) -> Iterable[Accesses]:
    """Of each request that was touched by an account, from an address, within days; last ones last."""
    entries = LogEntry.objects.get_for_model(ConsultationRequest)
    if who:
        entries = entries.filter(by_account(who))
    if ip:
        entries = entries.filter(remote_addr=ip)
    if since:
        entries = entries.filter(timestamp__gte=midnight(since))
    if until:
        entries = entries.filter(timestamp__lt=midnight(until + timedelta(days=1)))
    for consultation, rows in _by_consultation(entries).items():
        times = Counter()
        for row in rows:
            times[_action(row)] += row["times"]
        yield Accesses(
            consultation,
            times,
            min(row["first"] for row in rows),
            max(row["last"] for row in rows),
        )


def _by_consultation(entries):
    """The rows of each request, in the order in which they were last touched."""
    counted = (
        entries.order_by()
        .values("object_pk", "object_repr", "action", "additional_data__how")
        .annotate(times=Count("pk"), first=Min("timestamp"), last=Max("timestamp"))
    )
    rows_of = defaultdict(list)
    for row in sorted(counted, key=lambda row: row["last"]):
        rows_of[row["object_repr"]].append(row)
    return rows_of


def _action(row):
    return ACTIONS.get(row["action"]) or row["additional_data__how"]
