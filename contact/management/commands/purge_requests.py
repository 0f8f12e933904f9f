"""`manage.py purge_requests`: what the worker does every day, at once; `--dry-run` only counts."""

from django.core.management.base import BaseCommand

from contact.records.retention import expired, purge


class Command(BaseCommand):
    help = "Wipes finished consultation requests that are older than REQUEST_RETENTION_DAYS."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Count them, wipe none.")

    def handle(self, *, dry_run, **options):
        if dry_run:
            self.stdout.write(f"Requests that would be wiped: {expired().count():,}")
        else:
            self.stdout.write(f"Requests wiped: {purge():,}")
