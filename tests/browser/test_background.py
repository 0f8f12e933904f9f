"""What the running site does outside any request, and that a crash does not end it."""

import os
import signal

import pytest

SECONDS = 200  # on a busy machine
TAKE_RENDITIONS = """
from clinic_site.photos.models import Photo
first = Photo.objects.order_by("pk").values_list("pk", flat=True)[:15]
Photo.objects.filter(pk__in=list(first)).update(renditions="")
"""
# As if the twenty seconds had passed after which a dead worker's photo is free again.
LET_TIME_PASS = """
from datetime import timedelta
from django.db.models import F
from clinic_site.photos.models import Photo
claimed = Photo.objects.exclude(claimed_at=None)
print(claimed.update(claimed_at=F("claimed_at") - timedelta(seconds=20)))
"""


@pytest.fixture
def own_site(make_site):
    """A site where fifteen photos lack renditions; it may be killed, for nobody else uses it."""
    site = make_site("demo")
    site.run("shell", "--no-imports", "-c", TAKE_RENDITIONS)
    site.start()
    yield site
    site.stop()
    assert "Traceback" not in site.output, site.output


def pictures(site):
    """How many pictures visitors see on the lists, and how many of them come in all formats."""
    pages = [site.ask("GET", path)[1] for path in ("/blog/", "/services/")]
    return [sum(page.count(words) for page in pages) for words in (b"<img", b"image/avif")]


def kill_at_work(site):
    """Kill what makes renditions, again where it had just ended one; return the process's number."""
    for _try in range(5):
        site.wait_until(lambda: any(row["claimed_at"] for row in site.rows("photos.photo")))
        site.wait_until(lambda: site.background_ids)
        [killed] = site.background_ids
        os.kill(killed, signal.SIGKILL)
        if int(site.run("shell", "--no-imports", "-c", LET_TIME_PASS)):
            return killed
    raise AssertionError("It was never killed while it had a photo in hand.")


def test_renditions_are_made_even_when_their_maker_is_killed_at_it(own_site):
    killed = kill_at_work(own_site)
    shown, complete = pictures(own_site)
    assert shown > complete

    own_site.wait_until(lambda: pictures(own_site) == [shown, shown], SECONDS)

    assert len(own_site.background_ids) == 1
    assert own_site.background_ids != {killed}


def test_nothing_goes_on_when_the_site_was_stopped(own_site):
    own_site.wait_until(lambda: own_site.background_ids)

    own_site.end_in_order()

    assert own_site.background_ids == set()
