"""How long pages are on a phone: what they say first, and little around it."""

import pytest
from playwright.sync_api import expect

PHONE = {"width": 390, "height": 844}
ARTICLE = "/blog/first-ketamine-infusion/"
TREATMENT = "/services/morpheus8/"
WITH_CONTENTS = (ARTICLE, TREATMENT, "/conditions/depression/")
SCREENS = "document.documentElement.scrollHeight / innerHeight"
LINES = """words => {
  const range = document.createRange();
  range.selectNodeContents(words);
  return new Set([...range.getClientRects()].map(({ top }) => top)).size;
}"""
AROUND = """(document.documentElement.scrollHeight
  - document.querySelector(".article-text").offsetHeight) / innerHeight"""


def test_the_home_page_is_at_most_six_screens_of_a_phone(open_browser):
    page = open_browser(**PHONE)
    page.goto("/")

    assert page.evaluate(SCREENS) <= 6


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_the_home_page_names_each_treatment_with_one_line(open_browser, width):
    page = open_browser(width=width, height=844)
    page.goto("/")

    treatments = page.locator("section[aria-labelledby=treatments-title] .card")

    assert treatments.count() >= 6
    for treatment in treatments.all():
        expect(treatment.locator("dl")).to_be_hidden()
        words = treatment.locator("p:visible")
        assert words.count() == 1
        assert words.evaluate(LINES) == 1


@pytest.mark.parametrize(("address", "width"), [("/", 1440), ("/", 768), ("/services/", 390)])
def test_elsewhere_cards_say_all_that_they_have(open_browser, address, width):
    page = open_browser(width=width)
    page.goto(address)

    cards = page.locator(".ruled-list .card:has(dl)")

    assert cards.count() >= 6
    assert cards.locator("dl:visible").count() == cards.count()


def test_around_an_article_stands_less_than_five_screens_of_a_phone(open_browser):
    page = open_browser(**PHONE)
    page.goto(ARTICLE)

    assert page.evaluate(AROUND) < 4.5


@pytest.mark.parametrize("address", WITH_CONTENTS)
def test_on_a_phone_the_list_of_contents_opens_without_a_script(open_browser, address):
    page = open_browser(**PHONE, javascript=False)
    page.goto(address)
    contents = page.locator(".contents")
    links, toggle = contents.locator("li a"), contents.locator("summary")
    expect(links.first).to_be_hidden()

    toggle.press("Enter")
    expect(links.first).to_be_visible()
    toggle.click()
    expect(links.first).to_be_hidden()


@pytest.mark.parametrize("address", WITH_CONTENTS)
def test_beside_the_text_the_list_of_contents_is_open(open_browser, address):
    page = open_browser(width=960)
    page.goto(address)
    contents = page.locator(".contents")

    expect(contents.locator("li a").first).to_be_visible()
    expect(contents.locator("summary")).to_be_hidden()
    assert contents.locator("ol").count() == 1


@pytest.mark.parametrize("width", [390, 1440])
def test_of_a_single_part_there_is_no_list_of_contents(open_browser, width):
    page = open_browser(width=width)
    page.goto("/services/morpheus8/")
    contents = page.locator(".contents")

    contents.evaluate("nav => nav.querySelectorAll('li + li').forEach(part => part.remove())")

    expect(contents.locator("summary")).to_be_hidden()
    expect(contents.locator("li a")).to_be_hidden()
    expect(contents.get_by_role("link", name="Ask")).to_be_visible(visible=width > 960)
