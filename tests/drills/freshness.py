"""Edits a site while visitors read it. Exit 1: one of them saw what was not so, or an error.

.venv/bin/python -m tests.drills.freshness
"""

import random
import re
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from threading import Event, Thread

from tests.drills.drilled_site import drilled_site, end_in_order_when_told
from tests.drills.own_postgres import own_postgres
from tests.drills.two_hosts import two_hosts
from tests.drills.what_was_so import Place

SLUG = "drilled"
EDITOR = f"from tests.drills import an_editor; an_editor.edit_as_told({SLUG!r})"
READERS, EDITS = 16, 200
AHEAD = 0.8  # seconds until something begins or ends by itself
OTHER_HOST = 0.1  # seconds in which it learns of a change
PAUSE = 0.05
DRAFT = "Unseen"
# 301: there was no page when the answer was begun, and it leads to the one that there is at its end.
STATUSES = {200, 301, 404, 410}
# Where it stands, and how it is found there; nothing found is "".
PLACES = {
    "article": (f"/blog/{SLUG}/", re.compile(r"<h1[^>]*>\s*Title (\d+)")),
    "in the list": ("/blog/", re.compile(rf'href="/blog/{SLUG}/"[^>]*>\s*Title (\d+)')),
    "lead": ("/blog/", re.compile(r"Said (\d+) times")),
    "hours": ("/", re.compile(r"<dt>Sunday</dt>\s*<dd>[^<]*?(\d+:\d\d)")),
}


class Drill:
    """A site that is edited and read; `seen` counts what readers saw, `wrong` tells of what was not so."""

    def __init__(self, sites):
        self._sites = sites
        self.places = {name: Place("") for name in PLACES}
        self.seen, self.wrong = Counter(), []
        self._is_over = Event()

    @contextmanager
    def readers(self, many):
        threads = [
            Thread(target=self._read, args=[self._sites[n % len(self._sites)]])
            for n in range(many)
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            for thread in threads:
                thread.join()

    def edit(self, many):
        """So many changes by somebody in a process of their own."""
        with self._sites[0].talking_to(EDITOR) as told:
            self._tell = told
            deeds = (
                self._publish, self._save_draft, self._publish, self._take_down, self._open_until,
                self._begin_later, self._say, self._end_later, self._publish, self._open_until,
            )  # fmt: skip
            for number in range(1, many + 1):
                deeds[(number - 1) % len(deeds)](number)
                time.sleep(PAUSE * random.random())

    def _read(self, site):
        pages = sorted({path for path, _pattern in PLACES.values()})
        grace = 0 if site is self._sites[0] else OTHER_HOST
        with closing(HTTPConnection("127.0.0.1", site.port, timeout=20)) as connection:
            while not self._is_over.is_set():
                path, asked = random.choice(pages), time.time()
                try:
                    connection.request("GET", path, headers={"Host": site.url.partition("//")[2]})
                    answer = connection.getresponse()
                    words = answer.read().decode()
                except OSError as error:
                    self.wrong.append(f"{path}: {type(error).__name__}")
                    connection.close()
                else:
                    self._judge(path, answer.status, words, (asked, time.time(), grace))

    def _judge(self, path, status, words, when):
        self.seen[path] += 1
        if status not in STATUSES:
            self.wrong.append(f"{path}: {status}")
        if DRAFT in words:
            self.wrong.append(f"{path}: a draft")
        for name, (its_path, pattern) in PLACES.items():
            if its_path == path:
                found = pattern.search(words)
                says = found[1] if found else ""
                if not self.places[name].may_say(says, *when):
                    self.wrong.append(f"{path}: {name} says {says or 'nothing'} at {when[1]:.3f}")

    @contextmanager
    def _changing(self, says, *names):
        for name in names:
            self.places[name].begin(time.time(), says)
        yield
        for name in names:
            self.places[name].acknowledge(time.time())

    def _publish(self, number):
        with self._changing(str(number), "article", "in the list"):
            self._tell("publish", f"Title {number}")

    def _save_draft(self, number):
        self._tell("save a draft", f"{DRAFT} {number}")

    def _take_down(self, _number):
        with self._changing("", "article", "in the list"):
            self._tell("take down")

    def _open_until(self, number):
        minute = number % 59 + 1
        with self._changing(f"1:{minute:02}", "hours"):
            self._tell("open until", 13, minute)

    def _say(self, number):
        with self._changing(str(number), "lead"):
            self._tell("say of articles", f"Said {number} times.")

    def _begin_later(self, number):
        at = self._set_for(str(number))
        self._tell("publish", f"Title {number}", at.isoformat())
        self._wait_for(at)

    def _end_later(self, number):
        until = datetime.fromtimestamp(time.time() + AHEAD, UTC)
        with self._changing(str(number), "article", "in the list"):
            self._tell("publish", f"Title {number}", None, until.isoformat())
        self._set_for("", until)
        self._wait_for(until)

    def _set_for(self, says, at=None):
        at = at or datetime.fromtimestamp(time.time() + AHEAD, UTC)
        for name in ("article", "in the list"):
            self.places[name].begin(at.timestamp(), says, at.timestamp())
        return at

    def _wait_for(self, moment):
        time.sleep(max(0, moment.timestamp() - time.time()) + 0.2)


def drilled(sites, *, readers=READERS, edits=EDITS) -> Drill:
    """Read sites that show one database while the first is edited; the drill, which is over."""
    drill = Drill(sites)
    with drill.readers(readers):
        drill.edit(edits)
    return drill


def show(name, drill):
    many = sum(drill.seen.values())
    sys.stdout.write(f"{name:24} {many:,} answers, {len(drill.wrong)} of them wrong\n")
    for words, times in Counter(drill.wrong).most_common(20):
        sys.stdout.write(f"    {times} x {words}\n")
    sys.stdout.flush()
    return not drill.wrong


def main():
    end_in_order_when_told()
    sys.stdout.write(f"{EDITS} edits while {READERS} visitors read.\n")
    with drilled_site() as site:
        is_well = show("SQLite", drilled([site]))
    with own_postgres() as server, two_hosts(server.url) as sites:
        is_well &= show("PostgreSQL, two hosts", drilled(sites))
    sys.exit(not is_well)


if __name__ == "__main__":
    main()
