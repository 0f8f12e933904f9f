import re

from playwright.sync_api import expect

from tests.browser.menu import menu_button, menu_links


def test_the_menu_opens_without_a_script_and_leads_on(open_browser):
    page = open_browser(width=390, javascript=False)
    page.goto("/")
    link = menu_links(page).get_by_text("Treatments")
    expect(link).to_be_hidden()

    menu_button(page).click()
    link.click()

    expect(page).to_have_url(re.compile("/services/$"))
    expect(link).to_be_hidden()
