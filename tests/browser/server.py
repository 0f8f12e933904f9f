"""The real site as a process of its own: what `make run` starts, with its own database and files."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import psycopg

SECONDS_TO_START = 120  # six on an idle machine
SECONDS_TO_STOP = 15
STAFF = ("receptionist", "a password that only these tests know")
# Known, so that the tests can sign what a form would carry that was opened a while ago.
SECRET_KEY = "only for these tests, and long enough: " + "0123456789" * 3
ROOT = Path(__file__).resolve().parents[2]  # without Django's settings: drills have none
DOCUMENTED_VARIABLES = re.findall(
    r"^#([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE
)


class RunningSite:
    """A site that is started, asked, killed and started again; `output` is what it printed."""

    def __init__(self, folder, database_url=""):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder / "output.txt"
        # Empty ones too: what `.env` on this machine says must not count.
        self._environment = (
            {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
            | dict.fromkeys(DOCUMENTED_VARIABLES, "")
            | {
                "DATA_DIR": str(folder / "data"),
                "DATABASE_URL": database_url,
                "DJANGO_SUPERUSER_USERNAME": STAFF[0],
                "DJANGO_SUPERUSER_PASSWORD": STAFF[1],
                "EMAIL_URL": "smtp://127.0.0.1:9",  # nobody listens there
                "PORT": str(self.port),
                "SITE_URL": self.url,
                "SECRET_KEY": SECRET_KEY,
                # Each thread of a worker keeps a connection, those of a killed one linger, and of
                # several sites side by side they would be more than PostgreSQL's hundred.
                "WORKERS": "1" if database_url else "2",
                # Every browser comes from an address of its own, by the proxy's header.
                "BEHIND_PROXY": "true",
            }
        )

    @property
    def data(self):
        """The folder of all that it keeps."""
        return Path(self._environment["DATA_DIR"])

    @property
    def output(self):
        return self._log.read_text(errors="replace")

    def call_it_localhost(self):
        """Before the start: passkeys belong to a name."""
        self.url = f"http://localhost:{self.port}"
        self._environment["SITE_URL"] = self.url

    def prepare_without_demo(self):
        """Before the first start: where an account is, no demo content comes."""
        self.run("migrate", "--verbosity=0")
        self.run("createsuperuser", "--no-input", "--email=")

    def start(self):
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command("run_site"),
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_until_it_answers()

    def wait_until_it_answers(self):
        self.wait_until(self._answers, SECONDS_TO_START)

    def wait_until(self, is_so, seconds=SECONDS_TO_STOP):
        """Ask again and again; when the answer stays false, show what the site said meanwhile."""
        deadline = time.monotonic() + seconds
        while not is_so():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(
                    f"The site did not do what it should. It said:\n{self.output}"
                )
            time.sleep(0.05)

    def _answers(self):
        try:
            return self.ask("GET", "/healthz/", seconds=5)[0] == 200
        except (OSError, HTTPException):
            return False

    def stop(self):
        """End it as an operator does; a server that does not go is an error."""
        try:
            self._process.terminate()
            self._process.wait(SECONDS_TO_STOP)
        finally:
            self.kill()

    def end_in_order(self):
        """End it as an operator does, and wait until nothing of it runs any more."""
        self._process.terminate()
        self.wait_until_nothing_runs()

    def wait_until_nothing_runs(self):
        self._process.wait(SECONDS_TO_STOP)
        deadline = time.monotonic() + SECONDS_TO_STOP
        while self._processes(""):
            assert time.monotonic() < deadline, "Something of the site goes on."
            time.sleep(0.05)

    def kill(self):
        """End the server and its workers at once, as a power cut does."""
        # The keeper first: it would start anew what ends.
        for process in sorted(self._processes(""), key=lambda own: own != self.id):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        self._process.wait(SECONDS_TO_STOP)

    @property
    def server_ids(self):
        """The id of the web server's own process; none in the moment in which it is started again."""
        return self._processes("granian").keys() - self.worker_ids

    @property
    def worker_ids(self):
        """The ids of the processes that answer requests now."""
        found = self._processes("granian")
        return {own for own, parent in found.items() if parent in found}

    @property
    def background_ids(self):
        """The ids of the processes that make the renditions of photos now."""
        return self._processes("run_worker").keys()

    @property
    def id(self):
        """The id of the process that keeps web server and worker running."""
        return self._process.pid

    def _processes(self, word):
        """The processes of this site whose command holds a word, by id, with their parents' ids."""
        lines = subprocess.run(
            ["ps", "-A", "-ww", "-o", "pid=,ppid=,sess=,args="],
            capture_output=True,
            check=True,
            text=True,
        ).stdout.splitlines()
        found = (line.split(maxsplit=3) for line in lines)
        return {
            int(own): int(parent)
            for own, parent, session, command in found
            if int(session) == self.id and word in command
        }

    def forget_open_forms(self):
        """Delete what was typed and not saved, and who types where: the next test begins without."""
        address = self._environment["DATABASE_URL"]
        database = self.data / "db.sqlite3"
        connect = psycopg.connect if address else sqlite3.connect
        with closing(connect(address or database)) as connection, connection:
            connection.execute("DELETE FROM editing_unsaved")
            connection.execute("DELETE FROM editing_openform")

    def rows(self, model):
        """The fields of all rows of a model, such as `blog.post`, as they are in the database."""
        dump = self.run("dumpdata", model)
        return [row["fields"] for row in json.loads(dump)]

    def run(self, *words):
        """What `manage.py` prints when it is run with these words, as if beside the site."""
        return subprocess.run(
            self._command(*words),
            env=self._environment,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        ).stdout

    def run_on_every_processor(self, *words):
        """The same as often at once as the machine has processors."""
        running = [
            subprocess.Popen(self._command(*words), env=self._environment)
            for _processor in range(os.cpu_count())
        ]
        assert [process.wait() for process in running] == [0] * len(running)

    @contextmanager
    def without_database(self):
        """In here the file of its database is somewhere else: of SQLite."""
        away = (file := self.data / "db.sqlite3").rename(self.data / "away.sqlite3")
        time.sleep(0.1)  # it is looked at so often
        try:
            yield
        finally:
            away.rename(file)

    @contextmanager
    def talking_to(self, code):
        """A function that tells a process of the site a line of JSON, and waits until it has done that."""
        process = subprocess.Popen(
            self._command("shell", "--no-imports", "-c", code),
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

        def tell(*words):
            process.stdin.write(json.dumps(words) + "\n")
            process.stdin.flush()
            assert process.stdout.readline() == "done\n", words

        try:
            yield tell
        finally:
            process.communicate()

    def ask(self, method, path, body=None, headers=(), seconds=20):
        """The status and the body of the answer to one request, without a browser."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=seconds)
        try:
            # Outside of what is suppressed: without a connection there is no answer to wait for.
            connection.connect()
            with suppress(BrokenPipeError, ConnectionResetError):
                # Refused before it was read to the end: the answer is there all the same.
                connection.request(method, path, body, dict(headers))
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def _command(self, *words):
        return [sys.executable, ROOT / "manage.py", *words]
