"""A PostgreSQL server of a drill's own, in a temporary folder: the machine's own is left alone."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from tests.outbox.mailing import free_port

MISSING = "PostgreSQL is missing: install it (on Debian and Ubuntu: apt install postgresql)."


class OwnPostgres:
    """A server that is started, restarted and gone at the end."""

    def __init__(self, folder):
        self._folder, self._port = folder, free_port()
        self.url = f"postgres://postgres@127.0.0.1:{self._port}/postgres"

    def start(self):
        data = ("--pgdata", self._folder / "cluster")
        kind = ("--encoding", "UTF8", "--locale", "C", "--auth", "trust")
        self._run("initdb", *data, *kind, "--username", "postgres")
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._folder}"
        self._control("start", "-o", options, "-l", self._folder / "log")

    def database(self, name):
        """Make a database beside the one that is there; its address."""
        address = self.url.removesuffix("postgres") + name
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return address

    def restart(self):
        """End every connection at once and start again, as an update of the machine does."""
        self._control("restart", "-m", "fast", "-l", self._folder / "log")

    def stop(self):
        self._control("stop", "-m", "immediate")

    @contextmanager
    def standing_still(self):
        """In here the server keeps its connections and says nothing, as on a disk that is gone."""
        cluster = (self._folder / "cluster" / "postmaster.pid").read_text().split()[0]
        children = subprocess.run(
            ["pgrep", "-P", cluster], capture_output=True, text=True, check=True
        )
        stopped = [int(number) for number in (cluster, *children.stdout.split())]
        for number in stopped:
            os.kill(number, signal.SIGSTOP)
        yield
        for number in stopped:
            os.kill(number, signal.SIGCONT)

    def _control(self, *words):
        self._run("pg_ctl", *words, "--wait", "--pgdata", self._folder / "cluster")

    def _run(self, program, *words):
        # It refuses to run as root.
        user = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
        command = [*user, _programs() / program, *words]
        subprocess.run(command, check=True, cwd=self._folder, stdout=subprocess.DEVNULL)


@contextmanager
def own_postgres():
    with TemporaryDirectory(prefix="postgres-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        server = OwnPostgres(Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _programs():
    """The folder of the newest one that is installed; Debian keeps it out of the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    program = found[-1] if found else shutil.which("initdb")
    return Path(program or sys.exit(MISSING)).parent
