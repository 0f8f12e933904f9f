"""A site of endless, tiny and foreign words, and one without any content, in the real browser."""

from collections import defaultdict
from itertools import product

import pytest

from tests.browser.desk import send_request
from tests.browser.layout_faults import EDGELESS_CONTROLS, LAYOUT_FAULTS, REMEMBER_CONTROLS
from tests.browser.public_pages import NOWHERE, public_addresses
from tests.browser.server import RunningSite

LEAST_WORDS = 6
SCREENS = {
    "a small telephone": {"width": 320, "height": 568},
    "a desk": {"width": 1280, "height": 900},
    "a desk at 200 percent": {"width": 640, "height": 450},
}
WISHES = {
    "forced colors": {"forced_colors": "active"},
    "more contrast": {"forced_colors": "none", "contrast": "more"},
}
NO_WISH = {"forced_colors": "none", "contrast": "no-preference", "color_scheme": "light"}


@pytest.fixture(scope="module", params=["hostile", "empty"])
def site(request, tmp_path_factory, make_database):
    """In this file `open_browser` opens these two instead of the demo site."""
    site = RunningSite(tmp_path_factory.mktemp(request.param), make_database())
    site.prepare_without_demo()
    if request.param == "hostile":
        site.fill_with_hostile_content()
    site.start()
    yield site
    site.stop()
    assert "Traceback" not in site.output, site.output


@pytest.fixture(scope="module")
def addresses(site):
    return [*public_addresses(site), NOWHERE]


def open_each(page, addresses):
    """Open one page after the other, the form with its errors too; yield each one's address."""
    for address in addresses:
        page.goto(address)
        yield address
    page.goto("/contact/")
    with page.expect_navigation():
        send_request(page)
    yield "the form with its errors"


def told(places):
    """Each fault in one line: most are those of a part that many pages have."""
    return [f"{fault}: {where[0]}, {len(where)} in all" for fault, where in places.items()]


def test_nothing_is_cut_off_or_covered(open_browser, addresses):
    page, places = open_browser(device_scale_factor=2), defaultdict(list)

    for address in open_each(page, addresses):
        for screen, size in SCREENS.items():
            page.set_viewport_size(size)
            for fault in page.evaluate(LAYOUT_FAULTS):
                places[fault].append(f"{address} on {screen}")

    assert told(places) == []


def test_buttons_and_fields_keep_an_edge_that_is_seen(open_browser, addresses):
    page, seen, places = open_browser(), 0, defaultdict(list)

    for address in open_each(page, addresses):
        page.emulate_media(**NO_WISH)
        seen += page.evaluate(REMEMBER_CONTROLS)
        for (wish, wished), scheme in product(WISHES.items(), ("light", "dark")):
            page.emulate_media(**wished, color_scheme=scheme)
            for control in page.evaluate(EDGELESS_CONTROLS):
                places[control].append(f"{address}, {scheme}, {wish}")

    assert told(places) == []
    assert seen > 50


@pytest.mark.parametrize("site", ["empty"], indirect=True)
def test_every_page_says_something_in_words_while_there_is_no_content(visitor, addresses):
    mute = []

    for address in addresses:
        answer = visitor.goto(address)
        words = visitor.locator("main").inner_text().split()
        if len(words) < LEAST_WORDS or not (answer.ok or address == NOWHERE):
            mute.append((address, answer.status, words))

    assert mute == []
