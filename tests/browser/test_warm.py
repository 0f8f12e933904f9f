"""Pages are made before visitors ask for them: where the database is gone, it is seen which ones."""

import re
import time

import pytest

from tests.drills.freshness import EDITOR, SLUG

SECONDS = 60  # on a busy machine


@pytest.fixture
def own_site(make_site):
    """A site whose database may go, for nobody else uses it."""
    site = make_site("empty")
    site.start()
    yield site
    site.stop()


def statuses(site, path):
    """What several visitors get, of whom each process answers some."""
    return {site.ask("GET", path)[0] for _ in range(8)}


def test_the_command_has_the_pages_of_a_running_site_made(own_site):
    said = own_site.run("warm")

    assert int(re.fullmatch(r"(\d+) pages are ready.\n", said)[1]) >= 2

    def is_made():
        own_site.run("warm")  # once more: what the worker does at its start may be a change
        with own_site.without_database():
            assert statuses(own_site, "/contact/") == {503}
            return 200 in statuses(own_site, "/people/")

    own_site.wait_until(is_made, SECONDS)


def test_what_was_published_is_made_by_the_worker(own_site):
    path = f"/blog/{SLUG}/"
    with own_site.talking_to(EDITOR) as tell:
        tell("publish", "Title 1")

    def is_made():
        time.sleep(3)  # in which the worker has a database
        with own_site.without_database():
            return 200 in statuses(own_site, path)

    own_site.wait_until(is_made, SECONDS)
