"""What it costs a server to answer: processor time and memory from /proc, times from wrk."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

CONNECTIONS, THREADS = 16, 2
TICK = 1 / os.sysconf("SC_CLK_TCK")
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}  # in milliseconds
FAILED = re.compile(r"Non-2xx|Socket errors")


@dataclass(frozen=True)
class Measured:
    """Of one run: the processor time of a request, requests per second, and two percentiles."""

    cpu: float  # microseconds
    per_second: float
    p50: float  # milliseconds
    p99: float


def load(url: str, seconds: float) -> str:
    """What wrk says after it has asked for an address as often as it could."""
    command = [
        "wrk",
        f"-t{THREADS}",
        f"-c{CONNECTIONS}",
        f"-d{seconds}",
        "--timeout",
        "30",
        "--latency",
    ]
    said = subprocess.run(
        [*command, "-H", "Accept-Encoding: gzip", url], capture_output=True, check=True, text=True
    ).stdout
    if FAILED.search(said):
        sys.exit(f"Not every answer of {url} was one:\n{said}")
    return said


def measured(url: str, processes, seconds: int) -> Measured:
    """Ask for a while, and see what that costs all processes of the server, by their numbers."""
    load(url, 1)
    before = processor_time(processes())
    said = load(url, seconds)
    spent = processor_time(processes()) - before
    many = int(re.search(r"(\d+) requests in", said)[1])
    return Measured(
        spent / many * 1e6,
        float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]),
        *(_milliseconds(said, part) for part in ("50%", "99%")),
    )


def processor_time(processes) -> float:
    """Seconds that they have worked, with those of their children that have ended."""
    return sum(_of_process(process) for process in processes) * TICK


def _of_process(process):
    # Its name, which may hold anything, ends with the last bracket; user, system, and both of children.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def memory(processes) -> list[float]:
    """The proportional share of memory of each, in MiB."""
    return [_share(Path(f"/proc/{process}/smaps_rollup").read_text()) for process in processes]


def _share(rollup):
    return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[1]) / 1024


def _milliseconds(said, part):
    found = re.search(rf"^\s+{part}\s+([\d.]+)(us|ms|s|m)\s*$", said, re.MULTILINE)
    if found is None:
        sys.exit(f"wrk tells no times:\n{said}")
    return float(found[1]) * UNITS[found[2]]
