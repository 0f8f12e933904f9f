"""`manage.py check_links`: asks the sites that our texts link whether the pages are still there."""

from django.core.management.base import BaseCommand

from clinic_site.broken_links.sources import addresses_elsewhere
from clinic_site.forwarding.checking import check


class Command(BaseCommand):
    help = (
        "Asks the sites that our texts link whether the pages are still there: one site after the other, "
        "slowly, as their robots.txt allows. The report of broken links shows what came. It runs when "
        "somebody starts it, and never by itself."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--delay",
            type=float,
            default=2.0,
            metavar="SECONDS",
            help="Wait so long between two requests to one site (2).",
        )

    def handle(self, *, delay, **options):
        addresses = addresses_elsewhere()
        broken = check(addresses, delay=max(0.0, delay), say=self.stdout.write)
        self.stdout.write(f"Links to other sites: {len(addresses):,}. Broken: {broken:,}.")
