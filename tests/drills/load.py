"""Sends 1,600 requests by 64 visitors at once, on SQLite and on PostgreSQL. Exit 1: one is lost.

.venv/bin/python -m tests.drills.load
"""

import sys
from collections import Counter

from tests.drills.drilled_site import drilled_site, end_in_order_when_told
from tests.drills.mail_faults import Post, mail_server
from tests.drills.own_postgres import own_postgres
from tests.drills.posting import Visitors, opened_forms

MANY, AT_ONCE = 1600, 64
RESTARTS = 3
HEADS = ("acknowledged", "stored", "errors", "seen twice", "seconds", "p50", "p95", "longest")


def measure(server=None):
    """Send all requests to a site of its own, on SQLite or on a server that is restarted."""
    with drilled_site(server.url if server else "") as site, mail_server(site.mail_port, Post()):
        contexts = opened_forms(site, AT_ONCE)
        with Visitors(site, "Load", contexts, many=MANY) as visitors:
            for number in range(1, RESTARTS + 1) if server else ():
                visitors.wait_for(MANY * number // (RESTARTS + 1))
                server.restart()
        return visitors, site.have("show_stored", "Load")["names"]


def show(name, visitors, names):
    """Print one line; whether everything that was sent is there once."""
    twice = sum(many - 1 for many in Counter(names).values())
    waits = sorted(visitors.acknowledged.values()) or [0]
    numbers = [len(visitors.acknowledged), len(set(names)), len(visitors.errors), twice]
    seconds = [
        visitors.seconds,
        *(waits[int(len(waits) * part)] for part in (0.5, 0.95)),
        waits[-1],
    ]
    fields = [f"{number:,}" for number in numbers] + [f"{number:.2f}" for number in seconds]
    write(name, fields)
    for kind, many in Counter(visitors.errors).items():
        sys.stdout.write(f"    {many} x {kind}\n")
    return numbers == [MANY, MANY, 0, 0] and visitors.acknowledged.keys() == set(names)


def write(name, fields):
    columns = (f"{field:>{len(head)}}" for field, head in zip(fields, HEADS, strict=True))
    sys.stdout.write(f"{name:29}  " + "  ".join(columns) + "\n")
    sys.stdout.flush()


def main():
    end_in_order_when_told()
    sys.stdout.write(f"{MANY:,} requests by {AT_ONCE} visitors at once; times in seconds.\n")
    write("", HEADS)
    is_well = show("SQLite", *measure())
    with own_postgres() as server:
        is_well &= show(f"PostgreSQL, {RESTARTS} restarts", *measure(server))
    sys.exit(not is_well)


if __name__ == "__main__":
    main()
