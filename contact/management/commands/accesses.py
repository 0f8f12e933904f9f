"""`manage.py accesses`: which requests an account or a network address touched, how often and when."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError

from clinic_site.access.addresses import read_address
from clinic_site.moments import iso
from contact.records.accesses import accesses


class Command(BaseCommand):
    help = "Prints which consultation requests were touched, by whom or from where you say."

    def add_arguments(self, parser):
        parser.add_argument("--who", metavar="NAME", help="By this account, a deleted one too.")
        parser.add_argument("--ip", metavar="ADDRESS", help="From this network address.")
        parser.add_argument("--from", metavar="DATE", dest="since", help="From this day on.")
        parser.add_argument("--to", metavar="DATE", dest="until", help="Until this day, included.")

    def handle(self, *, who, ip, since, until, **options):
        since, until = _day(since), _day(until)
        if since and until and until < since:
            raise CommandError("--to lies before --from.")
        touched = list(accesses(who=who, ip=_address(ip), since=since, until=until))
        for one in touched:
            self.stdout.write(_line(one))
        self.stdout.write(f"Requests touched: {len(touched):,}")


def _line(one):
    total = sum(one.times.values())
    often = "once" if total == 1 else f"{total:,} times"
    actions = ", ".join(f"{action} {times:,}" for action, times in one.times.items())
    return f"{one.consultation}  {often}, {iso(one.first)} to {iso(one.last)}  ({actions})"


def _day(text):
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CommandError(f"“{text}” is no day. Write it like 2026-11-30.") from None


def _address(text):
    address = read_address(text or "")
    if text and not address:
        raise CommandError(f"“{text}” is no network address.")
    return address
