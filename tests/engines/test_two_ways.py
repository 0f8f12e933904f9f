"""A visitor's way and an author's, through the engines that are not Chromium."""

from selenium.webdriver.common.keys import Keys

from tests.browser.server import STAFF
from tests.engines.browser import DESK, PHONE

EDITOR = "#cke_id_body iframe.cke_wysiwyg_frame"


def test_a_visitor_reads_an_article_and_asks_for_a_consultation(browser):
    browser.resize(*PHONE)
    browser.open("/")
    browser.see_none("#site-nav a")
    browser.click(".menu-button")
    browser.click("#site-nav a", "Articles")
    browser.click("main a", "Morpheus8")
    browser.see("article h1", "Morpheus8")
    assert browser.is_drawn(".article-photo img")
    browser.see_none(".contents a")
    browser.click(".contents summary")
    browser.click(".contents a", "What could go wrong")
    browser.see("article h2", "What could go wrong")
    browser.click(".contents summary")
    browser.see_none(".contents a")
    browser.resize(*DESK)
    browser.see(".contents a", "What could go wrong")
    browser.see_none(".contents summary")
    browser.resize(*PHONE)

    browser.click("article a", "Request a consultation")
    browser.arrive("/contact/")
    browser.go_back()
    browser.see("article h2", "What could go wrong")
    browser.click("article a", "Request a consultation")
    browser.type("[name=name]", "Robin Reader")
    browser.click("button", "Send")
    browser.click(".error-summary a")
    assert browser.value_of("[name=name]") == "Robin Reader"
    browser.type("[name=email]", "robin.reader@example.com")
    browser.click("[name=has_consented]")
    browser.click("button", "Send")

    browser.arrive("/contact/received/")
    browser.see("h1", "Your request has arrived")
    browser.click("main a", "articles")
    browser.arrive("/blog/")


def test_an_author_writes_an_article_and_reads_it_on_the_site(browser, engine):
    title = f"A walk with {engine}"
    browser.resize(*DESK)
    sign_in(browser)
    browser.open("/admin/blog/post/add/")
    browser.type("#id_title", title)
    browser.type("#id_author_search", "Avery")
    browser.click(".field-author .found li", "Avery Sample, MD")
    browser.choose("#id_category", "Body")
    write(browser)
    browser.click("[name=_publish]")
    browser.see(".messagelist .success", title)

    browser.resize(*PHONE)
    browser.open(f"/blog/a-walk-with-{engine}/")
    browser.see("article h1", title)
    browser.see(".prose p", "Walk slowly and read about our treatments")
    browser.see(".prose strong", "slowly")
    assert browser.is_drawn(".prose img")
    browser.click(".prose a", "our treatments")
    browser.arrive("/services/")


def sign_in(browser):
    browser.open("/admin/")
    browser.type("#id_username", STAFF[0])
    browser.type("#id_password", STAFF[1])
    browser.click("[type=submit]")
    browser.see("#user-tools")


def write(browser):
    with browser.inside(EDITOR):
        browser.click("[contenteditable=true]")
        browser.type("body", "Walk ")
    browser.click(".cke_button__bold")
    with browser.inside(EDITOR):
        browser.type("body", "slowly")
    browser.click(".cke_button__bold")
    with browser.inside(EDITOR):
        browser.type("body", " and read about ")
    write_link(browser, "our treatments", "/services/")
    with browser.inside(EDITOR):
        browser.press("body", Keys.CONTROL, Keys.END)
        browser.press("body", Keys.ENTER)
    browser.click(".cke_button__photo")
    browser.click("dialog[open] .photo-tile")
    with browser.inside(EDITOR):
        assert browser.is_drawn("img")


def write_link(browser, words, address):
    browser.click(".cke_button__link")
    # The dialog empties its fields while it opens, and is ready once it has set the focus.
    browser.wait_for_focus(browser.labelled("URL"))
    browser.type(browser.labelled("Display Text"), words)
    browser.type(browser.labelled("URL"), address)
    browser.click(".cke_dialog_ui_button_ok")
    with browser.inside(EDITOR):
        browser.see("a", words)
