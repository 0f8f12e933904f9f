"""The servers that `make bench` compares: each runs on a port of its own, and is gone at the end."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, chdir, contextmanager
from http.client import HTTPConnection, HTTPException

from clinic_site.private_files import FOLDER
from tests.browser.prepared import KEPT, copy_of, make_kept
from tests.browser.server import ROOT, RunningSite
from tests.outbox.mailing import free_port

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SECONDS_TO_START = 30
# The quickest way in which nginx sends a file: nothing is looked up twice, logged or compressed.
OF_NGINX = """
daemon off; worker_processes 2; pid {folder}/pid; error_log stderr crit;
events {{ worker_connections 512; }}
http {{
  types {{ text/html html; }}
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; gzip_static on;
  open_file_cache max=100; client_body_temp_path {folder}; proxy_temp_path {folder};
  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}; }}
}}
"""


class Server:
    """A program with its children, in a session of its own."""

    def __init__(self, command, port, **options):
        self.url = f"http://127.0.0.1:{port}"
        self._port = port
        self._process = subprocess.Popen(command, start_new_session=True, **options)

    def processes(self):
        """The numbers of all of them."""
        listed = subprocess.run(
            ["ps", "-s", str(self._process.pid), "-o", "pid="],
            capture_output=True,
            check=True,
            text=True,
        )
        return list(map(int, listed.stdout.split()))

    def wait_until_it_answers(self, path):
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers(path):
            if self._process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{self._process.args[0]} does not answer.")
            time.sleep(0.1)

    def _answers(self, path):
        connection = HTTPConnection("127.0.0.1", self._port, timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def end(self):
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait()


@contextmanager
def nginx(folder, pages):
    """Sends the bytes of answers by their paths, each as (plain, compressed)."""
    folder.mkdir()
    folder.chmod(0o755)  # its workers are another user's
    for path, (plain, compressed) in pages.items():
        file = folder / path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(plain)
        file.with_name("index.html.gz").write_bytes(compressed)
    for each in folder.rglob("*"):
        each.chmod(0o755 if each.is_dir() else 0o644)
    port = free_port()
    (folder / "conf").write_text(OF_NGINX.format(folder=folder, port=port))
    with _running(Server([NGINX, "-c", folder / "conf"], port), next(iter(pages))) as server:
        yield server


@contextmanager
def bare_view():
    """Django with one view, served as the site is."""
    port = free_port()
    command = [
        *(
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--no-ws",
            "--host",
            "127.0.0.1",
        ),
        *(
            "--port",
            str(port),
            "--workers",
            "2",
            "--blocking-threads",
            "16",
            "--log-level",
            "error",
        ),
        "tests.drills.bare_view:application",
    ]
    with _running(Server(command, port, cwd=ROOT), "/") as server:
        yield server


@contextmanager
def _running(server, path):
    try:
        server.wait_until_it_answers(path)
        yield server
    finally:
        server.end()


class BenchSite(RunningSite):
    """The site as `make run` starts it, of this version or of another."""

    def __init__(self, folder, root=ROOT, **variables):
        super().__init__(folder)
        self.root = root
        self._environment |= {"BEHIND_PROXY": ""} | variables

    def processes(self):
        """Those that answer visitors, without the worker, which does other things."""
        return [*self.server_ids, *self.worker_ids]

    def begin_beside(self, *words):
        """Start a command of its own, and wait for the first line that it says; whoever began it ends it."""
        command = self._command(*words)
        begun = subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, text=True)
        begun.stdout.readline()
        return begun

    def _command(self, *words):
        return [self.root / ".venv/bin/python", self.root / "manage.py", *words]


@contextmanager
def site(folder, **variables):
    """This version's site with the demo content, whose photos have all their sizes."""
    folder.mkdir(mode=FOLDER)
    with copy_of("demo", folder / "data"), _started(BenchSite(folder, **variables)) as running:
        yield running


@contextmanager
def earlier_site(folder, commit):
    """The site of a commit with its demo content, and with the packages that it asks for."""
    folder.mkdir(mode=FOLDER)
    running = BenchSite(folder, _code_of(commit))
    running.run("run_site", "--prepare-only")
    running.run("make_renditions")
    with ExitStack() as stack:
        with chdir(running.root):  # Python would find this version's files first
            stack.enter_context(_started(running))
        yield running


def _code_of(commit):
    """The files of a commit with an environment of their own; kept, for installing takes a minute."""
    make_kept()
    code = KEPT.parent / f"bench-{commit}"
    if not code.exists():
        code.mkdir(mode=FOLDER)
        packed = code.with_suffix(".tar")
        git = ["git", "-C", ROOT, "archive", "--output", packed, commit]
        if subprocess.run(git, check=False).returncode:
            code.rmdir()
            sys.exit(f"Commit {commit} is missing: git fetch --unshallow, then try again.")
        subprocess.run(["tar", "-x", "-C", code, "-f", packed], check=True)
        packed.unlink()
    make = ["make", "--silent", "-C", code, ".venv/.runtime", f"PYTHON={sys._base_executable}"]
    subprocess.run(make, check=True, stdout=sys.stderr)
    return code


@contextmanager
def _started(running):
    running.start()
    try:
        yield running
    finally:
        running.kill()
