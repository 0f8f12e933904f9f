"""The processes of a running site: the web server and the worker, kept running side by side."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.db import connections

# granian, but Ctrl-C in a terminal reaches its main process alone. That one then sends each worker
# SIGTERM; a worker that gets both at once may lock itself up and has to be killed after seconds.
# Each ends when what started it has ended, however that was: nothing is left that holds the port.
GRANIAN = """
import ctypes, os, sys, granian.cli
from signal import SIG_BLOCK, SIGINT, SIGKILL, SIGTERM, pthread_sigmask
def end_with_parent(by):
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, by)
def begin():
    pthread_sigmask(SIG_BLOCK, {SIGINT})
    end_with_parent(SIGKILL)
end_with_parent(SIGTERM)
os.register_at_fork(after_in_child=begin)
granian.cli.entrypoint()
"""
LOOK_AGAIN = 0.5  # seconds
STEADY = 60  # seconds after which a program counts as running well
LONGEST_PAUSE = 30  # seconds before a program that ends again and again is started once more
SECONDS_TO_END = 10
SECONDS_TO_BE_TOLD = 3  # by the terminal


class Program:
    """A program that is started again whenever it has ended."""

    def __init__(self, name, command):
        self._name, self._command = name, command
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
            self._process = subprocess.Popen(self._command)  # noqa: S603 -- no word from outside

    def end(self, *, tell):
        if self._process is None:
            return
        try:
            if not tell:
                self._process.wait(SECONDS_TO_BE_TOLD)
        except subprocess.TimeoutExpired:
            tell = True  # the signal came from a program, to this process alone
        if tell:
            self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def keep_running(programs: dict[str, list[str]]) -> None:
    """Run programs side by side until this process is told to end; start again what ends."""
    connections.close_all()
    sys.stdout.flush()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit())
    kept = [Program(name, command) for name, command in programs.items()]
    was_told_alone = True
    try:
        while True:
            for program in kept:
                program.look_after()
            time.sleep(LOOK_AGAIN)
    except KeyboardInterrupt:
        was_told_alone = False  # a terminal tells all of its programs
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is impatient sees no traceback
        for program in kept:
            program.end(tell=was_told_alone)


def server(host, port, workers):
    # No access log: addresses and query strings are the visitors' own. A worker that dies is
    # replaced, and a visitor who holds a connection open does not hold up the end of the server.
    # More threads than processors: they wait for forms that arrive slowly, which granian warns of.
    return _python(
        *("-c", GRANIAN, "--interface", "wsgi", "--no-ws", "--working-dir", settings.BASE_DIR),
        *("--host", host, "--port", port, "--workers", workers, "--blocking-threads", 16),
        *("--log-level", "error"),
        *("--respawn-failed-workers", "--workers-kill-timeout", 5, "clinic_site.wsgi:application"),
    )


def development_server(host, port):
    host = f"[{host}]" if ":" in host else host
    return _manage("runserver", f"{host}:{port}")


def worker():
    return _manage("run_worker", "--parent", os.getpid())


def _manage(*words):
    return _python(settings.BASE_DIR / "manage.py", *words)


def _python(*words):
    return [sys.executable, *map(str, words)]
