"""Breaks what the site depends on while requests come in. Exit 1: one is lost, or worse.

.venv/bin/python -m tests.drills.faults [WORD ...]
"""

import sys
import time

from tests.drills import (
    faults_of_locks,
    faults_of_mail,
    faults_of_processes,
    faults_of_storage,
)
from tests.drills.bench import bench
from tests.drills.drilled_site import end_in_order_when_told
from tests.drills.outcome import HEADS, write

FAULTS = (
    *faults_of_mail.FAULTS,
    *faults_of_processes.FAULTS,
    *faults_of_storage.FAULTS,
    *faults_of_locks.FAULTS,
)


def try_out(fault, shared):
    """Print what came of one fault; the number of problems."""
    try:
        outcome = fault(shared)
    except AssertionError as error:
        sys.stdout.write(f"{fault.__name__}: {error}\n")
        shared.site.start_again_if_down()
        return 1
    outcome.show()
    return len(outcome.problems)


def main():
    end_in_order_when_told()
    began, wanted = time.monotonic(), sys.argv[1:]
    write("", HEADS)
    problems = 0
    with bench() as shared:
        for fault in FAULTS:
            if not wanted or any(word in fault.__name__ for word in wanted):
                problems += try_out(fault, shared)
    sys.stdout.write(f"{problems} problems, {time.monotonic() - began:.0f} seconds.\n")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
