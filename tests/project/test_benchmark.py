"""`make bench`: what it reads, and what it says."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.drills import measuring
from tests.drills.benchmark import Goal

WRK = """Running 1s test @ http://127.0.0.1:8799/
  2 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.95ms    2.88ms  20.28ms   87.65%
    Req/Sec     1.66k   516.18     2.51k    60.00%
  Latency Distribution
     50%  500.00us
     75%    2.76ms
     90%    6.85ms
     99%    1.02s
  2000 requests in 1.00s, 701.90KB read
Requests/sec:   1654.33
Transfer/sec:    699.93KB
"""


def a_program(folder, said):
    (folder / "wrk").write_text(f"#!/bin/sh\ncat <<'END'\n{said}END\n")
    (folder / "wrk").chmod(0o755)


def test_a_run_is_read(tmp_path, monkeypatch):
    a_program(tmp_path, WRK)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    found = measuring.measured("http://127.0.0.1/", list, 1)

    assert found == measuring.Measured(cpu=0, per_second=1654.33, p50=0.5, p99=1020)


@pytest.mark.parametrize(
    "line", ["  Non-2xx or 3xx responses: 7", "  Socket errors: connect 0, read 1"]
)
def test_a_run_with_other_answers_is_none(tmp_path, monkeypatch, line):
    a_program(tmp_path, f"{WRK}{line}\n")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    with pytest.raises(SystemExit, match="Not every answer"):
        measuring.measured("http://127.0.0.1/", list, 1)


def test_work_of_children_that_have_ended_counts():
    before = measuring.processor_time([os.getpid()])
    subprocess.run([sys.executable, "-c", "sum(range(10**7))"], check=True)

    assert measuring.processor_time([os.getpid()]) - before >= 0.1


def test_memory_is_told_in_mebibytes():
    (share,) = measuring.memory([os.getpid()])

    assert 20 < share < 2000


@pytest.mark.parametrize(
    ("goal", "is_reached", "said"),
    [
        (
            Goal("A page", [0.5, 0.3, 0.45], least=0.4),
            True,
            "0.450 (0.300 to 0.500)  at least 0.4\n",
        ),
        (Goal("A page", [0.5, 0.3, 0.35], least=0.4), False, "at least 0.4   MISSED\n"),
        (Goal("A page", [21, 20.1], most=20), False, "at most 20   MISSED\n"),
        (Goal("A page", [0.1], least=0.6, is_held=False), True, "at least 0.6   missed\n"),
    ],
)
def test_a_goal_says_whether_it_is_reached(capsys, goal, is_reached, said):
    assert goal.show() is is_reached
    assert capsys.readouterr().out.endswith(said)


def test_what_is_missing_is_said_in_a_sentence(tmp_path):
    ended = subprocess.run(
        [sys.executable, "-c", "from tests.drills import benchmark; benchmark.need_programs()"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"PATH": str(tmp_path)},
        capture_output=True,
        check=False,
        text=True,
    )

    assert ended.returncode == 1
    assert "wrk" in ended.stderr
    assert ended.stderr.endswith("apt install nginx-light wrk), then try again.\n")
