"""`manage.py accesses`: what an account or a network address touched, and what happened to an account."""

from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import capfirst

from clinic_site.access.accesses import accesses, entries
from clinic_site.access.addresses import read_address
from clinic_site.access.records import action_in_words, who_of
from clinic_site.moments import iso
from clinic_site.typed_times import read_day


class Command(BaseCommand):
    help = "Prints what was touched by whom or from where you say, or what happened to an account."

    def add_arguments(self, parser):
        parser.add_argument("--who", metavar="NAME", help="By this account, a deleted one too.")
        parser.add_argument(
            "--account",
            metavar="NAME",
            help="What happened to this account, one event a line: sign-ins, failures, changes.",
        )
        parser.add_argument("--ip", metavar="ADDRESS", help="From this network address.")
        parser.add_argument("--from", metavar="DATE", dest="since", help="From this day on.")
        parser.add_argument("--to", metavar="DATE", dest="until", help="Until this day, included.")

    def handle(self, *, who, account, ip, since, until, **options):
        since, until = _day(since), _day(until)
        if since and until and until < since:
            raise CommandError("--to lies before --from.")
        found = entries(who=who, account=account, ip=_address(ip), since=since, until=until)
        if account:
            self._tell_each(found)
        else:
            self._tell_counts(found)

    def _tell_each(self, found):
        for entry in found.iterator():
            address = f", {entry.remote_addr}" if entry.remote_addr else ""
            words = action_in_words(entry)
            self.stdout.write(f"{iso(entry.timestamp)}  {words} (by {who_of(entry)}{address})")
        self.stdout.write(f"Events: {found.count():,}")

    def _tell_counts(self, found):
        touched = list(accesses(found))
        for one in touched:
            self.stdout.write(_line(one))
        for kind, count in Counter(one.kind for one in touched).items():
            self.stdout.write(f"{capfirst(kind)} touched: {count:,}")
        if not touched:
            self.stdout.write("Nothing was touched.")


def _line(one):
    total = sum(one.times.values())
    often = "once" if total == 1 else f"{total:,} times"
    actions = ", ".join(f"{action} {times:,}" for action, times in one.times.items())
    return f"{one.thing}  {often}, {iso(one.first)} to {iso(one.last)}  ({actions})"


def _day(text):
    try:
        return read_day(text) if text else None
    except ValueError:
        raise CommandError(f"“{text}” is no day. Write it like 2026-11-30.") from None


def _address(text):
    address = read_address(text or "")
    if text and not address:
        raise CommandError(f"“{text}” is no network address.")
    return address
