"""A running site, and pages of a real browser that remember everything that went wrong."""

import secrets
from collections import defaultdict
from contextlib import ExitStack
from itertools import count

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.chromium import NONE_TO_BE_HAD, find_chromium
from tests.browser.desk import make_requests, sign_in
from tests.browser.prepared import prepared_site
from tests.browser.watch import Watch

MOST_MILLISECONDS = 15_000
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # It would ask a host of its maker about every form.
    "--disable-features=AutofillServerCommunication",
]


@pytest.fixture(scope="session")
def make_site(tmp_path_factory):
    """A function that makes a site of a kind, ready to start; its database goes at the end."""
    with ExitStack() as sites:
        yield lambda kind: sites.enter_context(
            prepared_site(kind, tmp_path_factory.mktemp("site"))
        )


@pytest.fixture(scope="session")
def site(make_site):
    """The real site with its demo content, one for all tests of a process."""
    site = make_site("demo")
    site.start()
    yield site
    site.stop()
    # Whatever the tests asked: the server has met no error that it did not expect.
    assert "Traceback" not in site.output, site.output


# Not for the whole session: while Playwright runs, Django takes every other test for asynchronous
# and keeps it from the database.
@pytest.fixture(scope="package")
def browser():
    path = find_chromium()
    assert path, NONE_TO_BE_HAD
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(site, browser):
    """A function that returns a page of a browser which nobody has used before.

    At the end of the test no page may have reported a fault or asked another host.
    """
    site.forget_open_forms()
    watch = Watch(site.url)
    contexts = []

    def open_one(*, width=1280, height=900, javascript=True, **options):
        context = browser.new_context(
            **options,
            base_url=site.url,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            reduced_motion="reduce",
            extra_http_headers={
                "X-Forwarded-For": f"127.1.{len(contexts)}.{secrets.randbelow(250)}"
            },
        )
        contexts.append(context)
        context.set_default_timeout(MOST_MILLISECONDS)
        watch.follow(context)
        return context.new_page()

    yield open_one
    watch.close(contexts)
    assert watch.faults == []
    assert watch.foreign_requests == []


@pytest.fixture
def visitor(open_browser):
    return open_browser()


@pytest.fixture(scope="package")
def staff_cookies(site, browser):
    """What the browser of somebody keeps who has signed in."""
    with browser.new_context(base_url=site.url) as context:
        sign_in(context.new_page())
        return context.storage_state()


@pytest.fixture
def staff_page(open_browser, staff_cookies):
    """A page of somebody who has signed in."""
    return open_browser(storage_state=staff_cookies)


@pytest.fixture(scope="package")
def make_request(site):
    """A function that returns a new request's key, and how its telephone number is read out."""
    numbers, at_hand = count(101, step=10), defaultdict(list)

    def make(urgency=""):
        if not at_hand[urgency]:
            # Ten at once: to ask the site for one takes as long.
            at_hand[urgency] = make_requests(
                site, first=next(numbers), how_many=10, urgency=urgency
            )
        return at_hand[urgency].pop()

    return make
