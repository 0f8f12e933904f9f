import re

import pytest
from playwright.sync_api import expect

from tests.browser.menu import menu_button, menu_links
from tests.browser.public_pages import NOWHERE
from tests.browser.tabbing import press_tab_until

ARTICLE = "/blog/is-morpheus8-right-for-you/"
TREATMENT = "/services/morpheus8/"
RECEIVED = re.compile(r"/contact/received/[0-9a-f-]{36}/$")
FORM_STOPS = [
    "name",
    "telephone",
    "voicemail_or_text",
    "email",
    "preferred_way",
    "preferred_time",
    "treatment",
    "message",
    "has_consented",
]


@pytest.fixture(params=[390, 1440])
def page(open_browser, request):
    return open_browser(width=request.param)


@pytest.mark.parametrize("address", [TREATMENT, NOWHERE])
def test_the_skip_link_is_the_first_stop_and_leads_past_the_header(page, address):
    page.goto(address)

    page.keyboard.press("Tab")

    skip_link = page.locator(":focus")
    expect(skip_link).to_have_attribute("href", "#main-content")
    expect(skip_link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_every_link_of_the_menu_is_reached_and_the_menu_holds_nobody(page):
    page.goto("/")
    links = menu_links(page)
    if links.count() == 0:
        press_tab_until(page, menu_button(page))
        page.keyboard.press("Enter")

    assert links.count() > 3
    for link in links.all():
        press_tab_until(page, link)
    press_tab_until(page, page.locator("main").get_by_role("link").first)


def test_a_link_of_the_menu_is_followed(page):
    page.goto("/")
    link = menu_links(page).get_by_text("Treatments")
    if not link.is_visible():
        press_tab_until(page, menu_button(page))
        page.keyboard.press("Enter")

    press_tab_until(page, link)
    page.keyboard.press("Enter")

    expect(page).to_have_url("/services/")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_question_opens_and_closes_with_the_keyboard(page, key):
    page.goto(ARTICLE)
    question = page.locator("main .questions details").first
    answer = question.locator("p").first
    expect(answer).to_be_hidden()

    press_tab_until(page, question.locator("summary"))
    page.keyboard.press(key)

    expect(answer).to_be_visible()
    page.keyboard.press(key)
    expect(answer).to_be_hidden()


def test_one_of_several_choices_is_chosen_with_the_arrows(page):
    page.goto("/contact/")
    ways = page.locator("[name=preferred_way]")
    chosen = [way.is_checked() for way in ways.all()].index(True)

    press_tab_until(page, ways.nth(chosen))
    page.keyboard.press("ArrowDown")

    expect(ways.nth((chosen + 1) % ways.count())).to_be_checked()
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") != "preferred_way"


def test_a_request_can_be_sent_with_the_keyboard_alone(page):
    page.goto("/contact/")
    typed = {"name": "Kay Board", "telephone": "(727) 555-0137", "has_consented": " "}
    press_tab_until(page, page.locator("[name=name]"))

    stops = []
    while (stop := page.locator(":focus")).get_attribute("type") != "submit":
        name = stop.get_attribute("name")
        stops.append(name)
        page.keyboard.type(typed.get(name, ""))
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    # The honeypot is not among them.
    assert sorted(stops) == sorted(FORM_STOPS)
    expect(page).to_have_url(RECEIVED)
