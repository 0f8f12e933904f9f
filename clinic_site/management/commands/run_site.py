"""What `make run` does: prepares the site, then keeps its web server and worker running."""

import errno
import hashlib
import inspect
import os
import secrets
import socket
import sys
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from clinic_site.management import fitting, processes, stopping
from clinic_site.management.listening import host_port_workers, own_address, variable


class Command(BaseCommand):
    help = "Prepares database, demo content, staff account, and static files; starts the server."

    def add_arguments(self, parser):
        for name, words in {
            "--prepare-only": "Stop before the server starts.",
            "--autoreload": "Start Django's own server, for development.",
        }.items():
            parser.add_argument(name, action="store_true", help=words)

    def handle(self, *, prepare_only, autoreload, **options):
        host, port, workers = host_port_workers()
        if not prepare_only:
            refuse_taken(host, port)
        # Settings are read by now: this is for the server, which reads them afresh.
        os.environ["SITE_URL"] = site_url = variable("SITE_URL", own_address(host, port))
        with stopping.in_a_sentence(last_resort=stopping.UNKNOWN):
            self.prepare(site_url)
            fitting.refuse_wrong_keys()
        if prepare_only:
            return
        self.stdout.write(f"The site is at {site_url}/ and Ctrl-C stops it.")
        server = (
            processes.development_server(host, port)
            if autoreload
            else processes.server(host, port, workers)
        )
        processes.keep_running([server, processes.worker()])

    def prepare(self, site_url):
        with stopping.at_the_migration():
            call_command("migrate", interactive=False, verbosity=0)
        # Without any account nobody can have edited anything: this is the first start.
        if not get_user_model().objects.exists():
            self.stdout.write("Filling the new site with demo content ...")
            call_command("seed_demo", stdout=self.stdout)
            self.create_staff_account(site_url)
        # Django's own server reads static files from their sources.
        if not settings.DEBUG:
            self.publish_static_files()

    def create_staff_account(self, site_url):
        name = variable("DJANGO_SUPERUSER_USERNAME", "admin")
        given = os.environ.get("DJANGO_SUPERUSER_PASSWORD")
        password = given or secrets.token_hex(12)
        get_user_model().objects.create_superuser(name, password=password)
        shown = "the one in DJANGO_SUPERUSER_PASSWORD" if given else password
        self.stdout.write(
            "\nA staff account was made. This is shown only once:\n\n"
            f"    Address   {site_url}/admin/\n    Name      {name}\n    Password  {shown}\n\n"
        )

    def publish_static_files(self):
        stamp = Path(settings.STATIC_ROOT, "published-from")
        fingerprint = static_fingerprint()
        is_whole = Path(settings.STATIC_ROOT, staticfiles_storage.manifest_name).exists()
        if is_whole and stamp.exists() and stamp.read_text() == fingerprint:
            return
        self.stdout.write("Publishing the static files ...")
        # Cleared first: a file that is no longer published must not be served any more.
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(fingerprint)


def refuse_taken(host, port):
    # Said now in one sentence; from the server it would be a traceback.
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            # As the server will: connections of the last run that still fade away do not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            sys.exit(
                f"Port {port} of {host} is taken: stop the program that uses it, or choose "
                f"another port, for example with: make run PORT={port + 1}"
            )
        sys.exit(f"Port {port} of {host} cannot be used ({error.strerror}): change HOST or PORT.")
    except UnicodeError:  # of a name whose parts are too long, or empty as in "a..b"
        sys.exit(f"HOST is {host}, which is no name or address: change it.")


def static_fingerprint():
    """Changes with every change of the published files, of their sources or of their storage."""
    backend = settings.STORAGES["staticfiles"]["BACKEND"]
    lines = [backend, Path(inspect.getfile(import_string(backend))).read_text(encoding="utf-8")]
    for finder in get_finders():
        for path, storage in finder.list(apps.get_app_config("staticfiles").ignore_patterns):
            source = Path(storage.path(path)).stat()
            lines.append(f"{path} {source.st_size} {source.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
