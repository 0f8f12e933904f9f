"""Where the Tab key stops, an eye can see: on every kind of page, on a telephone and a desk."""

import pytest

from tests.browser.desk import send_request
from tests.browser.public_pages import NOWHERE
from tests.browser.tabbing import tab_through

# One of each kind: how the focus looks is a matter of style sheets, not of texts.
PAGES = (
    *(
        "/",
        "/services/",
        "/services/morpheus8/",
        "/blog/",
        "/blog/is-morpheus8-right-for-you/",
        "/blog/category/skin/",
    ),
    *("/people/", "/people/avery-sample/", "/about/", "/search/?q=ketamine", NOWHERE),
    "/contact/",
)


@pytest.fixture(params=[390, 1440])
def page(open_browser, request):
    return open_browser(width=request.param)


@pytest.mark.parametrize("address", PAGES)
def test_each_stop_of_the_tab_key_is_seen_and_they_come_in_the_order_of_the_page(page, address):
    page.goto(address)

    number, faults = tab_through(page)

    assert faults == []
    assert number > 10


def test_so_are_those_of_a_form_with_errors(page):
    page.goto("/contact/")
    with page.expect_navigation():
        send_request(page)

    _number, faults = tab_through(page)

    assert faults == []
