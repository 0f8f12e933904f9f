"""The processes of a running site: the web server and the worker, kept running side by side."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.db import connections

# granian, but each process of it ends when what started it has ended, however that was: nothing is
# left that holds the port.
GRANIAN = """
import ctypes, os, sys, granian.cli
from signal import SIGKILL, SIGTERM
def end_with_parent(by):
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, by)
end_with_parent(SIGTERM)
os.register_at_fork(after_in_child=lambda: end_with_parent(SIGKILL))
granian.cli.entrypoint()
"""
WEB_SERVER = "web server"
ENDINGS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
LOOK_AGAIN = 0.5  # seconds
STEADY = 60  # seconds after which a program counts as running well
LONGEST_PAUSE = 30  # seconds before a program that ends again and again is started once more
SECONDS_TO_END = 10


class Program:
    """A program that is started again whenever it has ended.

    Ctrl-C reaches all that the terminal knows. One of a process group of its own is told to end by
    this process alone, once, and whoever presses twice, or early, sees no traceback of it.
    """

    def __init__(self, name: str, command: list[str], *, has_terminal: bool = False):
        self._name, self._command, self._has_terminal = name, command, has_terminal
        self._process = None
        self._pause = LOOK_AGAIN
        self._start_at = self._started_at = 0.0

    def look_after(self):
        """Start it when it does not run; after ever longer pauses when it keeps ending."""
        now = time.monotonic()
        if self._process and self._process.poll() is not None:
            self._process = None
            steady = now - self._started_at > STEADY
            self._pause = LOOK_AGAIN if steady else min(2 * self._pause, LONGEST_PAUSE)
            self._start_at = now + self._pause
            sys.stderr.write(f"The {self._name} ended and is started again.\n")
        if self._process is None and now >= self._start_at:
            self._started_at = now
            self._process = subprocess.Popen(  # noqa: S603 -- no word from outside
                self._command, process_group=None if self._has_terminal else 0
            )

    def end(self):
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def keep_running(programs: list[Program]) -> None:
    """Run programs side by side until this process is told to end; start again what ends."""
    connections.close_all()
    sys.stdout.flush()
    for number in ENDINGS:
        # What is ignored was meant to be: nohup does it, so that the site outlives its terminal.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)
    try:
        while True:
            for program in programs:
                program.look_after()
            time.sleep(LOOK_AGAIN)
    finally:
        for program in programs:
            program.end()


def _leave(*_):
    # Whoever is impatient, or closes the terminal as well, does not break off what ends here.
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    sys.exit()


def server(host, port, workers):
    # No access log: addresses and query strings are the visitors' own. A worker that dies is
    # replaced, and a visitor who holds a connection open does not hold up the end of the server.
    # More threads than processors: they wait for forms that arrive slowly, which granian warns of.
    command = _python(
        *("-c", GRANIAN, "--interface", "wsgi", "--no-ws", "--working-dir", settings.BASE_DIR),
        *("--host", host, "--port", port, "--workers", workers, "--blocking-threads", 16),
        *("--log-level", "error"),
        *("--respawn-failed-workers", "--workers-kill-timeout", 5, "clinic_site.wsgi:application"),
    )
    return Program(WEB_SERVER, command)


def development_server(host, port):
    host = f"[{host}]" if ":" in host else host
    # Whoever looks into a running page, with breakpoint(), types there.
    return Program(WEB_SERVER, _manage("runserver", f"{host}:{port}"), has_terminal=True)


def worker():
    return Program("worker", _manage("run_worker", "--parent", os.getpid()))


def _manage(*words):
    return _python(settings.BASE_DIR / "manage.py", *words)


def _python(*words):
    return [sys.executable, *map(str, words)]
