"""How near pages come to a file that nginx sends. Exit 1: processor time or memory is more than it may be.

Everything runs on this machine at once, and each round asks one server after the other, so what else
the machine does meets all of them. Ratios of processor time hold on a busy machine too, requests per
second on a quiet one alone.

.venv/bin/python -m tests.drills.benchmark [ROUNDS]
"""

import os
import platform
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.drills import bench_servers
from tests.drills.drilled_site import end_in_order_when_told
from tests.drills.measuring import CONNECTIONS, measured, memory

BEFORE = "d22e195"  # the commit with which the uncached article is compared
ARTICLE = "/blog/first-ketamine-infusion/"
PAGES = {
    "home": "/", "article": ARTICLE, "treatment": "/services/ketamine-infusion-depression/",
    "list": "/blog/",
}  # fmt: skip
ROUNDS, SECONDS = 5, 4
ASKED_FOR_MEMORY, MOST_MEMORY = 120, 120  # pages, MiB
EDIT = f"from tests.drills import in_the_bench; in_the_bench.edit_each_second('{ARTICLE.split('/')[2]}')"
MISSING = (
    "{} missing: install it (on Debian and Ubuntu: apt install nginx-light wrk), then try again."
)


@dataclass(frozen=True)
class Goal:
    """A ratio that is at least or at most a number; only some hold on a busy machine, too."""

    name: str
    ratios: list[float]
    least: float = 0
    most: float = float("inf")
    is_held: bool = True

    def show(self) -> bool:
        """Print it; whether it is reached or cannot be told."""
        middle, low, high = median(self.ratios), min(self.ratios), max(self.ratios)
        is_well = self.least <= middle <= self.most
        asked = f"at least {self.least}" if self.least else f"at most {self.most:g}"
        mark = "" if is_well else "   MISSED" if self.is_held else "   missed"
        sys.stdout.write(
            f"{self.name:58} {middle:8.3f} ({low:.3f} to {high:.3f})  {asked}{mark}\n"
        )
        return is_well or not self.is_held


def need_programs():
    lacking = [
        name
        for name, path in (("nginx", bench_servers.NGINX), ("wrk", shutil.which("wrk")))
        if not path
    ]
    if lacking:
        sys.exit(MISSING.format(" and ".join(lacking) + (" are" if lacking[1:] else " is")))


@contextmanager
def editing(site):
    """In here another process publishes the article anew each second."""
    editor = site.begin_beside("shell", "--no-imports", "-c", EDIT)
    try:
        yield
    finally:
        editor.terminate()
        edits = editor.communicate()[0].count("edited")
    if edits < SECONDS - 1:
        sys.exit(f"Only {edits} edits came to pass meanwhile: the machine is too busy.")


def memory_after_pages(site):
    for number in range(ASKED_FOR_MEMORY):
        assert site.ask("GET", list(PAGES.values())[number % len(PAGES)])[0] == 200
    return memory(site.processes())


def run_rounds(servers, edited, rounds):
    """What each round measured, by server and page."""
    found = {}
    for number in range(1, rounds + 1):
        sys.stderr.write(f"\rround {number} of {rounds}, load {os.getloadavg()[0]:.1f} ")
        for name, (server, pages) in servers.items():
            for page in pages:
                took = measured(f"{server.url}{PAGES.get(page, '/')}", server.processes, SECONDS)
                found.setdefault((name, page), []).append(took)
        with editing(edited):
            took = measured(f"{edited.url}{ARTICLE}", edited.processes, SECONDS)
        found.setdefault(("edited", "article"), []).append(took)
    sys.stderr.write("\n")
    return found


def goals(found):
    def ratios(one, other, what="cpu"):
        pairs = zip(found[one], found[other], strict=True)
        return [getattr(a, what) / getattr(b, what) for a, b in pairs]

    for page in PAGES:
        cached, file = ("cached", page), ("nginx", page)
        yield Goal(
            f"{page} from the cache, nginx' processor time by its own",
            ratios(file, cached),
            least=0.40,
        )
        yield Goal(
            f"{page} from the cache, requests per second by nginx'", ratios(cached, file, "per_second"),
            least=0.6, is_held=False,
        )  # fmt: skip
    uncached = ("uncached", "article")
    yield Goal(
        "article, uncached, by a bare view: processor time",
        ratios(uncached, ("bare", "view")),
        most=20,
    )
    yield Goal(f"the same by commit {BEFORE}", ratios(uncached, ("before", "article")), most=1 / 8)
    edited, still = ("edited", "article"), ("cached", "article")
    yield Goal(
        "article, one edit a second, by none: processor time", ratios(edited, still), most=1.5
    )
    yield Goal(
        "the same: requests per second",
        ratios(edited, still, "per_second"),
        least=0.7,
        is_held=False,
    )


def show_machine():
    nginx = subprocess.run([bench_servers.NGINX, "-v"], capture_output=True, check=True, text=True)
    wrk = subprocess.run(["wrk", "-v"], capture_output=True, check=False, text=True).stdout.split()
    sys.stdout.write(
        f"{os.cpu_count()} cores, {platform.machine()}, load {os.getloadavg()[0]:.1f};"
        f" Python {platform.python_version()}, Django {version('django')}, granian {version('granian')},"
        f" {nginx.stderr.strip().rpartition(': ')[2]}, wrk {wrk[1]}; 2 workers, {CONNECTIONS} connections\n"
    )


def show_all(found):
    sys.stdout.write(
        f"\n{'':24} {'µs/request':>22} {'requests/s':>11} {'p50 ms':>8} {'p99 ms':>8}\n"
    )
    for (name, page), runs in found.items():
        cpu = [run.cpu for run in runs]
        others = (
            median(getattr(run, what) for run in runs) for what in ("per_second", "p50", "p99")
        )
        sys.stdout.write(
            f"{name:10} {page:13} {median(cpu):8.0f} ({min(cpu):.0f} to {max(cpu):.0f})".ljust(48)
            + "{:10.0f} {:8.2f} {:8.2f}\n".format(*others)
        )


def main(rounds=ROUNDS):
    need_programs()
    end_in_order_when_told()
    with TemporaryDirectory(prefix="bench-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o711)  # nginx' workers are another user's
        cached = stack.enter_context(bench_servers.site(folder / "cached"))
        shares = memory_after_pages(cached)
        plain, packed = ({}, {"Accept-Encoding": "gzip"})
        answers = {
            path: tuple(cached.ask("GET", path, headers=headers)[1] for headers in (plain, packed))
            for path in PAGES.values()
        }
        uncached = bench_servers.site(folder / "uncached", PAGE_CACHE="false")
        servers = {
            "nginx": (stack.enter_context(bench_servers.nginx(folder / "nginx", answers)), PAGES),
            "cached": (cached, PAGES),
            "uncached": (stack.enter_context(uncached), PAGES),
            "bare": (stack.enter_context(bench_servers.bare_view()), ["view"]),
            "before": (
                stack.enter_context(bench_servers.earlier_site(folder / "before", BEFORE)),
                ["article"],
            ),
        }
        show_machine()
        found = run_rounds(servers, cached, rounds)
    show_all(found)
    sys.stdout.write("\n")
    named = " + ".join(f"{share:.0f}" for share in shares)
    memory_used = Goal(
        f"MiB after {ASKED_FOR_MEMORY} pages ({named})", [sum(shares)], most=MOST_MEMORY
    )
    reached = [goal.show() for goal in (memory_used, *goals(found))]
    sys.exit(not all(reached))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
