"""The two ways to ask: in reach wherever one reads, and never over the last words of a page."""

import pytest
from playwright.sync_api import expect

TREATMENT = "/services/morpheus8/"
SCREENS = [(360, 640), (390, 844), (844, 390), (667, 375), (768, 1024), (1024, 768), (1440, 900)]
TO_THE_MIDDLE = "scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })"
TO_THE_END = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })"
LAST_LINE = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".footer-note"));
  return Math.max(...[...range.getClientRects()].map(({ bottom }) => bottom));
}"""


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_one_can_ask_in_the_middle_of_a_treatments_page(open_browser, width, height):
    page = open_browser(width=width, height=height)
    page.goto(TREATMENT)

    page.evaluate(TO_THE_MIDDLE)

    bar = page.get_by_role("complementary", name="Ask the clinic")
    if width < 960:
        expect(bar.get_by_role("link", name="Call")).to_be_in_viewport(ratio=1)
        expect(bar.get_by_role("link", name="Request")).to_be_in_viewport(ratio=1)
        page.evaluate(TO_THE_END)
        assert page.evaluate(LAST_LINE) <= bar.bounding_box()["y"]
        assert bar.bounding_box()["height"] <= height / 6
    else:
        expect(bar).to_be_hidden()
        expect(page.get_by_role("link", name="Ask about this treatment")).to_be_in_viewport()


def test_a_page_enlarged_four_times_keeps_its_room_for_words(open_browser):
    page = open_browser(width=320, height=225)
    page.goto(TREATMENT)

    page.evaluate(TO_THE_MIDDLE)

    expect(page.get_by_role("complementary", name="Ask the clinic")).not_to_be_in_viewport()
