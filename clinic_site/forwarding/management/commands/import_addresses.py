"""`manage.py import_addresses`: brings in a list of old addresses, and where they lead."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from clinic_site.forwarding.importing import read_list, store


class Command(BaseCommand):
    help = (
        "Brings in a CSV file of old addresses: in its first column the old one, in its second where it "
        "leads; empty, it is gone for good. Where a line is amiss nothing is brought in."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what is amiss, and bring nothing in."
        )

    def handle(self, *, file, dry_run, **options):
        try:
            outcome = read_list(file.read_bytes())
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if outcome.amiss:
            for sentence in outcome.sentences:
                self.stderr.write(sentence)
            raise CommandError(f"Nothing was brought in: {len(outcome.amiss):,} lines are amiss.")
        if not dry_run:
            store(outcome)
        done = "Would lead on" if dry_run else "Lead on"
        self.stdout.write(f"{done}: {outcome.leading:,}. Gone for good: {outcome.gone:,}.")
