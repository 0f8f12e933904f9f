"""Forty connections try wrong passwords while a visitor opens the form. Exit 1: it takes a second.

.venv/bin/python -m tests.drills.signins, and "--beside FOLDER" for the code of an earlier version too.
"""

import argparse
import multiprocessing
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, contextmanager
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from tests.browser.server import ROOT, STAFF
from tests.drills.drilled_site import DrilledSite, end_in_order_when_told
from tests.drills.posting import PATIENCE, address_of
from tests.drills.staff import CSRF, LOGIN

AT_ONCE, SECONDS = 40, 20
READY = 8  # seconds until the flood begins, so that every connection has opened the page
PAUSE = 0.05  # seconds until the visitor asks again
LONGEST = 1  # second that the form's page may take
ONE_ADDRESS = "198.51.100.7"
# Whom the flood names, and where it comes from, by the number of the try.
FLOODS = {
    "nobody": None,
    "one account, one address": lambda _number: (STAFF[0], ONE_ADDRESS),
    "many names, one address": lambda number: (f"name {number}", ONE_ADDRESS),
    "one account, many addresses": lambda number: (STAFF[0], address_of(number)),
    "many names, many addresses": lambda number: (f"name {number}", address_of(number)),
}


class SiteOf(DrilledSite):
    """The site of a version whose code is in a folder."""

    def __init__(self, folder, code):
        super().__init__(folder)
        self._code = code

    def _command(self, *words):
        return [sys.executable, self._code / "manage.py", *words]


@contextmanager
def site_of(code):
    with TemporaryDirectory(prefix="drill-") as name:
        site = SiteOf(Path(name), code)
        with chdir(code):  # else the server would take what stands in the folder of this drill
            site.prepare_without_demo()
            site.start()
        try:
            yield site
        finally:
            site.end_in_order()


def guess(port, flood, first, start):
    """Try one wrong password after the other over one connection; how many got which answer.

    Nobody who guesses opens the page each time: that is done before the flood begins.
    """
    answers = Counter()
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", LOGIN)
    response = connection.getresponse()
    token = CSRF.search(response.read())[1].decode()
    cookie = response.getheader("Set-Cookie").partition(";")[0]
    time.sleep(max(0, start - time.time()))
    for number in count(first, AT_ONCE):
        if time.time() > start + SECONDS:
            return answers
        name, address = FLOODS[flood](number)
        headers = {"X-Forwarded-For": address}
        try:
            form = {"csrfmiddlewaretoken": token, "username": name, "password": f"wrong {number}"}
            headers |= {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", LOGIN, urlencode(form), headers)
            response = connection.getresponse()
            response.read()
            answers[response.status] += 1
        except (OSError, HTTPException) as error:
            answers[type(error).__name__] += 1
            connection.close()
    return answers


def guess_at_once(port, flood, start, told):
    """All connections: in a process of its own, so that the visitor's waiting is the site's alone."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        parts = pool.map(lambda first: guess(port, flood, first, start), range(AT_ONCE))
        told.put(sum(parts, Counter()))


def measure(code, flood):
    """How long the form's page takes, each time, and how the flood was answered."""
    waits, answers = [], Counter()
    with site_of(code) as site:
        start = time.time() + READY
        told = multiprocessing.Queue()
        guessing = multiprocessing.Process(
            target=guess_at_once, args=(site.port, flood, start, told)
        )
        if FLOODS[flood]:
            guessing.start()
        time.sleep(READY)
        while time.time() < start + SECONDS:
            began = time.monotonic()
            status, _page = site.ask("GET", "/contact/", seconds=PATIENCE)
            waits.append(time.monotonic() - began)
            assert status == 200, f"The form answers {status}."
            time.sleep(PAUSE)
        if FLOODS[flood]:
            answers = told.get()
            guessing.join()
    return waits, answers


def show(version, flood, waits, answers):
    figures = (
        statistics.median(waits),
        statistics.quantiles(waits, n=20, method="inclusive")[-1],
        max(waits),
    )
    is_well = max(waits) < LONGEST
    tried = ", ".join(f"{many} x {answer}" for answer, many in sorted(answers.items(), key=str))
    sys.stdout.write(
        f"{version:9}{flood:29}"
        + "".join(f"{figure:8.2f}" for figure in figures)
        + f"  {tried}{'' if is_well else '  TOO LONG'}\n"
    )
    sys.stdout.flush()
    return is_well


def main():
    end_in_order_when_told()
    parser = argparse.ArgumentParser()
    parser.add_argument("--beside", type=Path, help="the folder of an earlier version")
    beside = parser.parse_args().beside
    sys.stdout.write(
        f"{AT_ONCE} connections for {SECONDS} seconds; the form's page in seconds.\n"
        f"{'':9}{'wrong sign-ins of':29}{'median':>8}{'p95':>8}{'worst':>8}  answers\n"
    )
    is_well = True
    for flood in FLOODS:
        if beside:
            show("earlier", flood, *measure(beside.resolve(), flood))
        is_well &= show("now", flood, *measure(ROOT, flood))
    sys.exit(not is_well)


if __name__ == "__main__":
    main()
