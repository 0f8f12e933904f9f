"""What an account or a network address touched, how often and when; and what happened to an account."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max, Min, QuerySet

from clinic_site.moments import midnight

from .records import about_account, by_account, thing_of

ACTIONS = {
    LogEntry.Action.CREATE: "stored",
    LogEntry.Action.UPDATE: "changed",
    LogEntry.Action.DELETE: "deleted",
    LogEntry.Action.ACCESS: "seen",
}


@dataclass
class Accesses:
    """The accesses to one thing, such as a request; it may be deleted by now."""

    kind: str  # in the plural, as staff call it
    thing: str  # in words, as the records keep it
    times: Counter[str]  # by action
    first: datetime
    last: datetime


def entries(
    *,
    who: str = "",
    account: str = "",
    ip: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet:
    """The records of what an account did, or of what happened to one, from an address, within days."""
    found = LogEntry.objects.order_by("timestamp", "pk")
    if who:
        found = found.filter(by_account(who))
    if account:
        found = found.filter(about_account(account))
    if ip:
        found = found.filter(remote_addr=ip)
    if since:
        found = found.filter(timestamp__gte=midnight(since))
    if until:
        found = found.filter(timestamp__lt=midnight(until + timedelta(days=1)))
    return found


def accesses(found: QuerySet) -> Iterable[Accesses]:
    """Of each thing that these records are about: kind by kind, of each kind the last ones last."""
    for (kind, thing), rows in _by_thing(found).items():
        times = Counter()
        for row in rows:
            times[row["additional_data__how"] or ACTIONS[row["action"]]] += row["times"]
        yield Accesses(
            kind,
            thing,
            times,
            min(row["first"] for row in rows),
            max(row["last"] for row in rows),
        )


def _by_thing(found):
    """The rows of each thing, in the order in which they were last touched."""
    counted = (
        found.order_by()
        .values("content_type", "object_pk", "object_repr", "action", "additional_data__how")
        .annotate(times=Count("pk"), first=Min("timestamp"), last=Max("timestamp"))
    )
    rows_of = defaultdict(list)
    for row in sorted(counted, key=lambda row: row["last"]):
        kind = ContentType.objects.get_for_id(row["content_type"])
        thing = thing_of(kind, row["object_pk"], row["object_repr"])
        model = kind.model_class()  # None of a kind that the site has no more
        rows_of[model._meta.verbose_name_plural if model else kind.model, thing].append(row)
    return dict(sorted(rows_of.items(), key=lambda item: item[0][0]))
