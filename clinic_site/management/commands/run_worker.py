"""Does what nobody should wait for in front of a page: renditions of photos, and cleaning up."""

import logging
import os
import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from clinic_site.photos.files import delete_abandoned_uploads
from clinic_site.photos.gone import settle_gone
from clinic_site.photos.renditions import make_next

logger = logging.getLogger(__name__)
PAUSE = 1  # seconds between two looks at the database
ROUND = 60  # seconds between two rounds of cleaning up
GENTLE = 10  # pages come first


class Command(BaseCommand):
    help = "Makes the renditions of uploaded photos, until it is stopped; several may run."

    def add_arguments(self, parser):
        parser.add_argument(
            "--parent",
            type=int,
            metavar="PID",
            help="End when this process, the parent, has ended.",
        )

    def handle(self, *, parent, **options):
        # Leaving in order hands back the photo at hand.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        os.nice(GENTLE)
        next_round = time.monotonic()
        try:
            while parent is None or os.getppid() == parent:
                if not attempt(make_next):
                    time.sleep(PAUSE)
                if time.monotonic() >= next_round:
                    attempt(delete_abandoned_uploads)
                    attempt(settle_gone)
                    next_round = time.monotonic() + ROUND
        except KeyboardInterrupt:
            sys.exit()


def attempt(job):
    """Do a job; a database or a storage that is down comes back, and what is due is due then."""
    close_old_connections()
    try:
        return job()
    except Exception as error:  # noqa: BLE001 -- each library has errors of its own
        logger.warning("The worker waits: %s", type(error).__name__)
        return None
