"""The desk in the engines that are not Chromium: choosing, rows, the live preview, the walk, a review link."""

from selenium.webdriver.common.keys import Keys

from tests.engines.browser import DESK
from tests.engines.test_two_ways import sign_in

ADD = "/admin/blog/post/add/?stored"
THEN = "/admin/site-as-of/2090-01-01T12:00:00Z/"
ANSWER = "id_questions-1-answer"  # of the second question
READY = "return CKEDITOR.instances[arguments[0]]?.status === 'ready'"
ROWS = ".page-rows .inline-related:not(.empty-form)"


def test_an_author_sees_the_page_while_writing_and_somebody_else_approves_it(browser, engine):
    title = f"Herons by {engine}"
    browser.resize(*DESK)
    sign_in(browser)
    browser.open(ADD)
    browser.type("#id_title", title)
    look_beside(browser, title)
    browser.type("#id_author_search", "Avery")
    browser.type("#id_author_search", Keys.ENTER)
    browser.see(".field-author .chosen li", "Avery Sample, MD")
    write(browser, "id_body", "They stand still.")
    order_questions(browser)
    browser.click("[name=_continue]")
    browser.see(".messagelist .success", "Saved as a draft")
    browser.see(f"{ROWS} .page-row-name", "Second?")
    assert names(browser) == ["Second?", "First?"]

    answer_by_link(browser, title)
    look_ahead(browser)


def look_beside(browser, title):
    browser.click("[data-show]")
    browser.click("[data-width='768']")
    with browser.inside(".showing iframe"):
        browser.see("h1", title)
    browser.type("#id_title", ", typed on")
    with browser.inside(".showing iframe"):
        browser.see("h1", f"{title}, typed on")
    browser.click("[data-close]")
    browser.see_none(".showing")


def order_questions(browser):
    """Two, with the second moved before the first by keys, and an answer that goes along."""
    for number, question in enumerate(["First?", "Second?"]):
        browser.click(".add-row a")
        browser.type(f"#id_questions-{number}-question", question)
    write(browser, "id_questions-0-answer", "The first answer.")
    write(browser, ANSWER, "The second answer.")
    browser.type("#questions-1 [data-by='-1']", Keys.SPACE)
    browser.wait(lambda: names(browser) == ["Second?", "First?"], "move a question")
    browser.wait(lambda: browser.driver.execute_script(READY, ANSWER), "have the editor again")
    with browser.inside(f"#cke_{ANSWER} iframe"):
        browser.see("body", "The second answer.")


def write(browser, field, words):
    # What is typed before is written over by the text that the editor begins with.
    browser.wait(lambda: browser.driver.execute_script(READY, field), "have an editor")
    with browser.inside(f"#cke_{field} iframe"):
        browser.click("body")
        browser.type("body", words)


def names(browser):
    found = browser.driver.find_elements("css selector", f"{ROWS} .page-row-name")
    return [name.text for name in found]


def answer_by_link(browser, title):
    browser.open(browser.path.replace("/change/", "/review-links/"))
    browser.type("[name=for_whom]", "The advisor")
    browser.click("#content-main button", "Make a review link")
    link = browser.value_of("#content-main textarea")
    browser.open(f"/{link.split('/', 3)[3]}")
    browser.type("[name=who]", "Dr. Rowan Sample")
    browser.click("main button", "Read the draft")
    browser.see("h1", title)
    browser.see(".preview-bar", "Dr. Rowan Sample")
    browser.click("[value=approved]")
    browser.see(".preview-bar [role=status]", "approved this version")


def look_ahead(browser):
    browser.open(THEN)
    browser.click(".preview-bar summary")
    browser.see(".preview-bar details p", "Nothing is sent from here.")
    browser.click("main a", "Morpheus8")
    browser.see(".preview-bar", "The site as of")
    assert browser.path.startswith(THEN)
