"""Compares how long pages take among 100 articles and among 100,000, on SQLite and on PostgreSQL.

Before each answer all that was kept is dropped. Exit 1: a page is slower than its limit allows.

.venv/bin/python -m tests.drills.growth [MANY]
"""

import json
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

from tests.drills.own_postgres import own_postgres

FEW, MANY, ROUNDS = 100, 100_000, 3
MOST = 1.5  # times as long
OF_THE_ARCHIVE = 3  # times
ARCHIVE = ("any page of the list", "last page", "last of category")
MANAGE = (sys.executable, "-W", "ignore", "manage.py")


def run(site, *words):
    return subprocess.run(
        [*MANAGE, *words], env=os.environ | site, stdout=subprocess.PIPE, check=True, text=True
    ).stdout


def shell(site, code):
    return run(site, "shell", "--no-imports", "-c", code)


def fill(site, many):
    run(site, "migrate", "--verbosity=0")
    shell(site, f"from tests.drills import scale; scale.fill({many})")
    return site


def compared(few, many):
    """The medians of all rounds by kind of page, of the one site and of the other, which take turns."""
    took = [{}, {}]
    for _round in range(ROUNDS):
        for site, found in zip((few, many), took, strict=True):
            for kind, times in json.loads(
                shell(site, "from tests.drills import in_the_growth; in_the_growth.measure()")
            ).items():
                found.setdefault(kind, []).extend(times)
    return {kind: (median(took[0][kind]), median(took[1][kind])) for kind in took[0]}


def show(name, found, many):
    """Print a table; whether no page is slower than it may be."""
    sys.stdout.write(f"\n{name:24} {FEW:>12,} {many:>12,}   times\n")
    is_well = True
    for kind, (before, after) in found.items():
        most = OF_THE_ARCHIVE if kind in ARCHIVE else MOST
        is_well &= after <= most * before
        mark = "" if after <= most * before else f"  more than {most}"
        sys.stdout.write(
            f"{kind:24} {before:9.2f} ms {after:9.2f} ms {after / before:7.2f}{mark}\n"
        )
    return is_well


def main(many=MANY):
    with TemporaryDirectory(prefix="growth-") as folder, own_postgres() as server:
        servers = {
            "SQLite": ("", ""),
            "PostgreSQL": (server.database("few"), server.database("many")),
        }
        is_well = True
        for name, addresses in servers.items():
            few, much = (
                fill({"DATA_DIR": f"{folder}/{name}{size}", "DATABASE_URL": address}, size)
                for size, address in zip((FEW, many), addresses, strict=True)
            )
            is_well &= show(name, compared(few, much), many)
        sys.exit(not is_well)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
