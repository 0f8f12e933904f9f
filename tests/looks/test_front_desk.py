"""The pages of the inbox on every screen, for every eye and hand, and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import INBOX
from tests.browser.tabbing import tab_through
from tests.looks.axe import bring_axe, violations
from tests.looks.layout_faults import LAYOUT_FAULTS

PAGES = [
    "",
    "?show=suspected",
    "?show=finished",
    "{}/change/",
    "{}/erase/",
    "export/",
    "reports/",
]


@pytest.fixture
def page(open_browser, staff_cookies):
    page = open_browser(storage_state=staff_cookies)
    bring_axe(page)
    return page


@pytest.mark.parametrize("address", PAGES)
def test_its_pages_keep_nobody_out_and_fit_on_every_screen(page, make_request, address):
    key, _telephone = make_request(urgency="words")
    page.goto(INBOX + address.format(key))

    assert violations(page) == {}
    for width in (390, 800, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LAYOUT_FAULTS) == []


@pytest.mark.parametrize("address", ["", "{}/change/"])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(page, make_request, address):
    key, _telephone = make_request()
    page.goto(INBOX + address.format(key))

    stops, faults = tab_through(page)

    assert stops > 10
    assert faults == []


def test_the_confirmation_of_an_erasure_can_be_printed(page, make_request):
    key, _telephone = make_request()
    page.goto(f"{INBOX}{key}/erase/")
    page.get_by_role("button", name="Next").click()
    delete = page.get_by_role("button", name="Delete this person’s data")
    expect(delete).to_be_visible()  # axe finds no document in a page that is leaving
    assert violations(page) == {}
    delete.click()

    expect(page.get_by_text("Reference number")).to_be_visible()
    expect(page.locator(".erasure-number")).to_have_text(re.compile(r"^\d{4}-\d{4}$"))
    assert violations(page) == {}
    page.emulate_media(media="print")
    expect(page.locator("#nav-sidebar")).to_be_hidden()
