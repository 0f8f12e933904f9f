"""Back, then Send at once: the form stays the one that was opened first, and its sender a person."""

from tests.engines.browser import PHONE

MESSAGE = "I saw your free consultation. My photos are at https://photos.example/betty"
TOKEN = "return document.querySelector('.request-form').elements.token.value"


def fill_in(browser):
    browser.type("[name=name]", "Betty Back")
    browser.type("[name=email]", "betty.back@example.com")
    browser.type("[name=message]", MESSAGE)
    browser.click("[name=has_consented]")


def test_a_form_that_comes_anew_stays_the_one_that_was_opened_first(browser, site):
    browser.resize(*PHONE)  # as WebKit begins, its window is too small for a tick
    browser.open("/contact/")
    first = browser.driver.execute_script(TOKEN)
    fill_in(browser)
    browser.open("/")
    browser.go_back()
    if not browser.value_of("[name=name]"):
        fill_in(browser)
    browser.click("button", "Send")
    browser.arrive("/contact/received/")

    stored = site.rows("contact.consultationrequest")[-1]
    assert (stored["token"], stored["suspicion"]) == (first, "")
