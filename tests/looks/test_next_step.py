"""The next step stands beside what would leave half of a wide page empty, and below it on a phone."""

import pytest

from tests.browser.public_pages import NOWHERE

WITH_NEXT_STEP = (
    "/people/",
    "/people/avery-sample/",
    "/people/jordan-sample/",
    "/privacy/",
    "/about/",
    "/search/",
    "/search/?q=ketamine",
    "/search/?q=quicksilver",
    NOWHERE,
)
LAST_WORDS = ".ruled-list, .article-text, .reading, .crisis-line"


@pytest.mark.parametrize("address", WITH_NEXT_STEP)
def test_the_next_step_stands_beside_the_words_where_there_is_room(open_browser, address):
    page = open_browser(width=1440, height=900)
    page.goto(address)
    heading = page.locator("h1").bounding_box()
    step = page.locator(".next-step").bounding_box()

    assert step["x"] > heading["x"] + 500
    assert step["y"] < 300
    assert step["x"] + step["width"] > 1300

    page.set_viewport_size({"width": 390, "height": 844})
    words = page.locator(LAST_WORDS).first.bounding_box()
    step = page.locator(".next-step").bounding_box()
    assert step["y"] >= words["y"] + words["height"]
