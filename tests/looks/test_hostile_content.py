"""Sites of endless, tiny and foreign words, without any content and with the demo's, in the browser."""

from collections import defaultdict
from itertools import product

import pytest

from tests.browser.desk import send_request, sign_in
from tests.browser.public_pages import NOWHERE, one_of_each_template, public_addresses
from tests.looks.layout_faults import EDGELESS_CONTROLS, LAYOUT_FAULTS, REMEMBER_CONTROLS

LEAST_WORDS = 6
ADMIN_PAGES = (
    *("/admin/", "/admin/blog/post/", "/admin/blog/category/", "/admin/services/service/"),
    *(
        "/admin/clinic/person/",
        "/admin/clinic/page/",
        "/admin/clinic/condition/",
        "/admin/clinic/treatment/",
    ),
    *("/admin/photos/photo/", "/admin/auth/user/"),
)
SCREENS = {
    "a small telephone": {"width": 320, "height": 568},
    "a tablet": {"width": 768, "height": 1024},
    "a narrow desk": {"width": 1152, "height": 800},
    "a desk": {"width": 1280, "height": 900},
    "a desk at 200 percent": {"width": 640, "height": 450},
}
WISHES = {
    "forced colors": {"forced_colors": "active"},
    "more contrast": {"forced_colors": "none", "contrast": "more"},
}
NO_WISH = {"forced_colors": "none", "contrast": "no-preference", "color_scheme": "light"}


@pytest.fixture(scope="module", params=["hostile", "empty", "one of each", "demo"])
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def site(kind, make_site):
    """In this file `open_browser` opens these four."""
    site = make_site(kind)
    site.start()
    yield site
    site.stop()
    assert "Traceback" not in site.output, site.output


@pytest.fixture(scope="module")
def addresses(kind, site):
    # What strains the looks stands on a page of its own; of the demo's, one stands for a template.
    return [*(one_of_each_template if kind == "demo" else public_addresses)(site), NOWHERE]


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


@pytest.mark.parametrize("kind", ["hostile"], indirect=True)
def test_nor_is_it_where_staff_find_such_words(open_browser, site):
    page, places = open_browser(width=360), defaultdict(list)
    sign_in(page)

    for address in ADMIN_PAGES:
        page.goto(address)
        for width in (360, 1152):
            page.set_viewport_size({"width": width, "height": 800})
            for fault in page.evaluate(LAYOUT_FAULTS):
                places[fault].append(f"{address} at {width}")

    assert told(places) == []


@pytest.mark.parametrize("kind", ["hostile", "empty"], indirect=True)
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


@pytest.mark.parametrize("kind", ["empty"], indirect=True)
def test_every_page_says_something_in_words_while_there_is_no_content(visitor, addresses):
    mute = []

    for address in addresses:
        answer = visitor.goto(address)
        words = visitor.locator("main").inner_text().split()
        if len(words) < LEAST_WORDS or not (answer.ok or address == NOWHERE):
            mute.append((address, answer.status, words))

    assert mute == []
