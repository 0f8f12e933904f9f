"""The processes of a running site: the web server, and the worker beside it."""

import os
import subprocess
import sys
import time

from django.conf import settings
from django.db import connections

# granian, but Ctrl-C in a terminal reaches its main process alone. That one then sends each worker
# SIGTERM; a worker that gets both at once may lock itself up and has to be killed after seconds.
GRANIAN = """
import os, granian.cli
from signal import SIG_BLOCK, SIGINT, pthread_sigmask
os.register_at_fork(after_in_child=lambda: pthread_sigmask(SIG_BLOCK, {SIGINT}))
granian.cli.entrypoint()
"""


def become(command):
    """Put another program in the place of this one, so that signals reach it directly."""
    sys.stdout.flush()
    os.execv(command[0], command)  # noqa: S606 -- no shell wanted


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


def start_worker():
    """Keep a worker running beside the server that this process becomes, as long as that runs."""
    server_id = os.getpid()
    connections.close_all()
    sys.stdout.flush()
    if os.fork():
        return
    worker = None
    try:
        # A process whose parent has ended gets another one.
        while os.getppid() == server_id:
            if worker is None or worker.poll() is not None:
                command = _manage("run_worker", "--parent", os.getpid())
                worker = subprocess.Popen(command)  # noqa: S603 -- no word from outside
            time.sleep(1)
    except KeyboardInterrupt:
        pass
    finally:
        if worker:
            worker.terminate()
        os._exit(0)


def _manage(*words):
    return _python(settings.BASE_DIR / "manage.py", *words)


def _python(*words):
    return [sys.executable, *map(str, words)]
