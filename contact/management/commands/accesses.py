"""`manage.py accesses`: which requests an account or a network address touched, how often and when."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from ipaddress import ip_address

from auditlog.models import LogEntry
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Max, Min
from django.utils import timezone

from clinic_site.access.records import by_account
from contact.models import ConsultationRequest

DEEDS = {
    LogEntry.Action.CREATE: "stored",
    LogEntry.Action.UPDATE: "changed",
    LogEntry.Action.DELETE: "deleted",
}


class Command(BaseCommand):
    help = "Prints which consultation requests were touched, by whom or from where you say."

    def add_arguments(self, parser):
        parser.add_argument("--who", metavar="NAME", help="By this account, a deleted one too.")
        parser.add_argument("--ip", metavar="ADDRESS", help="From this network address.")
        parser.add_argument("--from", metavar="DATE", dest="since", help="From this day on.")
        parser.add_argument("--to", metavar="DATE", dest="until", help="Until this day, included.")

    def handle(self, *, who, ip, since, until, **options):
        found = _grouped(_chosen(who, _address(ip), _day(since), _day(until)))
        for reference, rows in found.items():
            first = _moment(min(row["first"] for row in rows))
            last = _moment(max(row["last"] for row in rows))
            deeds = ", ".join(f"{_deed(row)} {row['times']}" for row in rows)
            times = sum(row["times"] for row in rows)
            often = "once" if times == 1 else f"{times} times"
            self.stdout.write(f"{reference}  {often}, {first} to {last}  ({deeds})")
        self.stdout.write(f"Requests touched: {len(found)}")


def _chosen(who, ip, since, until):
    if since and until and until < since:
        raise CommandError("--to lies before --from.")
    entries = LogEntry.objects.get_for_model(ConsultationRequest)
    if who:
        entries = entries.filter(by_account(who))
    if ip:
        entries = entries.filter(remote_addr=ip)
    if since:
        entries = entries.filter(timestamp__gte=_midnight(since))
    if until:
        entries = entries.filter(timestamp__lt=_midnight(until + timedelta(days=1)))
    return entries


def _grouped(entries):
    """The rows of each request, in the order in which they were last touched."""
    counted = (
        entries.order_by()
        .values("object_pk", "object_repr", "action", "additional_data__how")
        .annotate(times=Count("pk"), first=Min("timestamp"), last=Max("timestamp"))
    )
    found = defaultdict(list)
    for row in sorted(counted, key=lambda row: row["last"]):
        found[row["object_repr"]].append(row)
    return found


def _deed(row):
    return DEEDS.get(row["action"]) or row["additional_data__how"]


def _moment(at):
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time.min))


def _day(text):
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CommandError(f"“{text}” is no day. Write it like 2026-11-30.") from None


def _address(text):
    try:
        return str(ip_address(text)) if text else None
    except ValueError:
        raise CommandError(f"“{text}” is no network address.") from None
