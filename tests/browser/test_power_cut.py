"""What the visitor was told has arrived is there, whatever happens to the server."""

import os
import signal
import threading
from http.client import HTTPException
from itertools import count
from urllib.parse import urlencode

import pytest

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ENOUGH = 40


class Visitors:
    """Visitors who send requests until the site is gone; `told` are the names that it thanked."""

    def __init__(self, site):
        self._site = site
        self._numbers = count()
        self._over = threading.Event()
        self.told = []
        self.enough = threading.Event()
        self._threads = [threading.Thread(target=self._send) for _number in range(8)]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *problem):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _send(self):
        while not self._over.is_set():
            name = f"Visitor {next(self._numbers)}"
            form = {"name": name, "telephone": "(727) 555-0140", "preferred_way": "telephone"}
            form |= {"preferred_time": "any", "has_consented": "on"}
            try:
                status, _body = self._site.ask("POST", "/contact/", urlencode(form), FORM)
            except (OSError, HTTPException):
                continue
            assert status == 302
            self.told.append(name)
            if len(self.told) >= ENOUGH:
                self.enough.set()


@pytest.fixture(scope="module")
def own_site(make_site):
    """A site that may be killed, for nobody else uses it."""
    site = make_site("empty")
    site.start()
    yield site
    site.stop()


def names_in_the_database(site):
    return {row["name"] for row in site.rows("contact.consultationrequest")}


def test_no_request_that_was_thanked_for_is_lost_when_the_power_fails(own_site):
    with Visitors(own_site) as visitors:
        assert visitors.enough.wait(30)
        own_site.kill()

    own_site.start()

    assert set(visitors.told) <= names_in_the_database(own_site)


def test_the_site_goes_on_when_one_of_its_processes_dies(own_site):
    with Visitors(own_site) as visitors:
        assert visitors.enough.wait(30)
        started = own_site.worker_ids
        os.kill(max(started), signal.SIGKILL)
        own_site.wait_until(lambda: own_site.worker_ids - started)
        assert len(own_site.worker_ids) == len(started)
        own_site.wait_until_it_answers()

    assert set(visitors.told) <= names_in_the_database(own_site)


def test_the_server_comes_back_when_all_of_it_ends(own_site):
    with Visitors(own_site) as visitors:
        assert visitors.enough.wait(30)
        [ended] = own_site.server_ids
        os.kill(ended, signal.SIGKILL)
        own_site.wait_until(lambda: own_site.server_ids - {ended})
        own_site.wait_until_it_answers()

    assert set(visitors.told) <= names_in_the_database(own_site)
    assert "The web server ended and is started again." in own_site.output


def test_nothing_holds_the_port_when_the_keeper_of_the_server_is_killed(own_site):
    os.kill(own_site.id, signal.SIGKILL)

    own_site.wait_until_nothing_runs()
    own_site.start()
