"""What is run after a deployment, so that no visitor is the first of a page."""

from http.client import HTTPException

from django.core.management.base import BaseCommand, CommandError

from clinic_site.management.listening import host_port_workers
from clinic_site.warming import Server


class Command(BaseCommand):
    help = "Has the running site make its pages before visitors ask for them."

    def handle(self, **options):
        host, port, workers = host_port_workers()
        try:
            ready = Server(host, port, workers).warm()
        except (OSError, HTTPException) as error:
            raise CommandError(
                f"No site answers at {host}, port {port}: start it, or set HOST and PORT as it has them."
            ) from error
        self.stdout.write(f"{ready} pages are ready.")
