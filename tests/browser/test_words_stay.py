"""No word is lost in the admin: two browsers on one article, an older tab, and rows amiss."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import INBOX, add_question, save, sign_in
from tests.browser.editor import Editor
from tests.browser.library import a_file, describe, paste

LATE = "These words came too late."


@pytest.fixture
def draft(staff_page):
    """The address of the form of a draft that was written a moment ago."""

    def make(title):
        staff_page.goto("/admin/blog/post/add/")
        staff_page.locator("#id_title").press_sequentially(title)
        Editor(staff_page, "id_body").write("The first words.")
        save(staff_page, "Save draft")
        return staff_page.url

    return make


def test_two_who_write_at_once_lose_nothing(staff_page, open_browser, staff_cookies, draft):
    address = draft("Written by two")
    other = open_browser(storage_state=staff_cookies)
    other.goto(address)
    theirs = Editor(other, "id_body")
    expect(theirs.text).to_have_text("The first words.")
    staff_page.get_by_label("Excerpt").fill("A colleague's excerpt")
    save(staff_page, "Save draft")

    theirs.press("Control+End")
    theirs.write(" And more.")
    other.get_by_role("button", name="Save draft").click()

    note = other.get_by_role("alert")
    expect(note).to_be_focused()
    expect(note).to_contain_text("Nothing of yours is saved yet")
    expect(note).to_contain_text("A colleague's excerpt")
    expect(note).not_to_contain_text("you both changed")
    expect(Editor(other, "id_body").text).to_have_text("The first words. And more.")
    save(other, "Save draft")
    expect(other.get_by_label("Excerpt")).to_have_value("A colleague's excerpt")
    expect(Editor(other, "id_body").text).to_have_text("The first words. And more.")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_paragraph_that_both_wrote_in_is_chosen_beside_the_other(
    staff_page, open_browser, staff_cookies, draft, javascript
):
    address = draft(f"A paragraph of two {javascript}")
    other = open_browser(storage_state=staff_cookies, javascript=javascript, width=390)
    other.goto(address)
    if javascript:
        Editor(other, "id_body")
    theirs = Editor(staff_page, "id_body")
    theirs.press("Control+End")
    theirs.write(" A colleague's.")
    save(staff_page, "Save draft")

    if javascript:
        mine = Editor(other, "id_body")
        mine.press("Control+End")
        mine.write(" Mine.")
    else:
        other.locator("#id_body").fill("<p>The first words. Mine.</p>")
    save(other, "Save draft")
    note = other.get_by_role("alert")
    expect(note.get_by_text("The first words. Mine.")).to_be_visible()
    expect(note.get_by_text("The first words. A colleague's.")).to_be_visible()
    box = note.bounding_box()
    assert box["x"] + box["width"] <= 390
    note.get_by_label("Take this instead of mine").check()
    save(other, "Save draft")

    assert other.locator("#id_body").text_content() == "<p>The first words. A colleague's.</p>"


def test_who_writes_an_article_keeps_an_open_page_of_requests_awake(open_browser):
    inbox = open_browser()
    sign_in(inbox)
    inbox.context.clock.install()
    inbox.goto(INBOX)
    inbox.evaluate("document.body.dataset.stays = ''")
    article = inbox.context.new_page()
    article.goto("/admin/blog/post/add/")
    body = Editor(article, "id_body")

    for minutes in range(3):
        inbox.context.clock.fast_forward("10:00")
        with article.expect_response(re.compile("/keep-alive/")) as told:
            body.write(f"Ten minutes and {minutes}. ")
        assert told.value.status == 204

    expect(inbox.locator("body")).to_have_attribute("data-stays", "")
    with inbox.expect_navigation():
        inbox.context.clock.fast_forward("15:10")
    expect(body.text).to_contain_text("Ten minutes and 2.")


def test_an_older_tab_goes_on_after_signing_in_anew_in_another(open_browser):
    older = open_browser()
    sign_in(older)
    older.context.clock.install()
    older.goto("/admin/blog/post/add/")
    body = Editor(older, "id_body")
    older.locator("#id_title").press_sequentially("From an older tab")
    newer = older.context.new_page()
    newer.goto("/admin/")
    newer.get_by_role("button", name="Log out").click()
    sign_in(newer)

    older.context.clock.fast_forward("02:00")
    with older.expect_response(re.compile("/keep-alive/")) as told:
        body.write(LATE)
    assert told.value.status == 204
    with older.expect_response(re.compile("/photo/upload/")) as told:
        paste(body.text, a_file())
    assert told.value.status == 201
    describe(older, "A fern")
    save(older, "Save draft")

    expect(body.text.get_by_role("img")).to_be_visible()
    expect(body.text).to_contain_text(LATE)
    expect(older.locator("#id_title")).to_have_value("From an older tab")
    expect(older.get_by_text("Saved as a draft.")).to_be_visible()


def test_each_error_leads_to_its_field_also_in_a_row_and_in_the_editor(staff_page):
    page = staff_page
    page.goto("/admin/blog/post/add/")
    for _row in range(2):
        add_question(page)
    page.locator("#id_questions-0-question").fill("Why?")
    Editor(page, "id_questions-0-answer").write("So.")
    Editor(page, "id_questions-1-answer").write("An answer without a question.")

    page.get_by_role("button", name="Publish", exact=True).click()

    note = page.get_by_role("alert")
    expect(note).to_be_focused()
    note.get_by_role("link", name="Question 2, Question").click()
    expect(page.locator("#id_questions-1-question")).to_be_focused()
    Editor(page, "id_body")
    note.get_by_role("link", name="Body").click()
    assert page.evaluate("CKEDITOR.instances.id_body.focusManager.hasFocus")
