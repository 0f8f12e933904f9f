"""Does what nobody should wait for in front of a page: emails, renditions of photos, cleaning up."""

import logging
import os
import signal
import sys
import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from clinic_site.access.devices import forget_unseen
from clinic_site.access.guessing import forget_old_tries
from clinic_site.access.records import forget_old_records
from clinic_site.access.session_store import SessionStore
from clinic_site.database import count_rows_hourly, empty_journal, keep_to_what_is_there
from clinic_site.editing.kept import forget_unsaved
from clinic_site.editing.presence import forget_gone
from clinic_site.forwarding.missed import count_missed
from clinic_site.freshness.changes import forget_old_changes
from clinic_site.management.listening import host_port_workers
from clinic_site.outbox.delivery import deliver_next, forget_old
from clinic_site.outbox.presence import Presence
from clinic_site.photos.files import delete_abandoned_uploads
from clinic_site.photos.gone import settle_gone
from clinic_site.photos.orphans import delete_orphans_hourly
from clinic_site.photos.renditions import make_next
from clinic_site.publishing.editions import mark_the_past
from clinic_site.publishing.trash import empty_trash
from clinic_site.reviewing.limits import forget_wrong_keys
from clinic_site.search.entries import enter_missing_hourly
from clinic_site.search.missed import count_missed_words
from clinic_site.sharing.kept import delete_unused_hourly
from clinic_site.teamwork.due import remind_of_due
from clinic_site.teamwork.talk import tell_of_comments
from clinic_site.warming import AfterChanges, Server
from contact.inbox.reminders import remind_once
from contact.records.retention import purge, warn_of_ending
from contact.telling import tell_staff

logger = logging.getLogger(__name__)
PAUSE = 1  # seconds between two looks at the database
ROUND = 60  # seconds between two rounds of cleaning up
GENTLE = 10  # pages come first
# One email, then one photo: a mail server that hangs holds up no photo for long, nor the reverse.
JOBS_IN_TURN = (tell_staff, deliver_next, make_next)
# Each does nothing when nothing is due, so several workers may run them.
JOBS_OF_A_ROUND = (
    delete_abandoned_uploads,
    settle_gone,
    delete_orphans_hourly,
    delete_unused_hourly,
    remind_once,
    tell_of_comments,
    remind_of_due,
    warn_of_ending,
    purge,
    forget_old,
    forget_old_records,
    SessionStore.clear_expired,
    forget_unsaved,
    forget_gone,
    mark_the_past,
    empty_trash,
    forget_unseen,
    forget_old_tries,
    forget_wrong_keys,
    count_missed,
    count_missed_words,
    forget_old_changes,
    enter_missing_hourly,
    count_rows_hourly,
    empty_journal,  # of what all of these wiped
)


class Command(BaseCommand):
    help = "Sends emails and makes renditions of photos, until it is stopped; several may run."

    def add_arguments(self, parser):
        parser.add_argument(
            "--parent",
            type=int,
            metavar="PID",
            help="End when this process, the parent, has ended.",
        )

    def handle(self, *, parent, **options):
        # Leaving in order hands back the photo or the email at hand.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        os.nice(GENTLE)
        keep_to_what_is_there()
        next_round = time.monotonic()
        presence, warm = Presence(), AfterChanges(Server(*host_port_workers()))
        try:
            while parent is None or os.getppid() == parent:
                attempt(presence.show)
                attempt(warm)
                if not take_turns():
                    time.sleep(PAUSE)
                if time.monotonic() >= next_round:
                    for job in JOBS_OF_A_ROUND:
                        attempt(job)
                    next_round = time.monotonic() + ROUND
        except KeyboardInterrupt:
            sys.exit()


def take_turns():
    """Do what is due next of each kind; false when nothing was."""
    # A list: each has its turn, whatever the one before had to do.
    outcomes = [attempt(job) for job in JOBS_IN_TURN]
    return any(outcomes)


def attempt(job):
    """Do a job; a database or a storage that is down comes back, and what is due is due then."""
    close_old_connections()
    try:
        return job()
    except Exception as error:  # noqa: BLE001 -- each library has errors of its own
        logger.warning("The worker waits: %s", type(error).__name__)
        return None
