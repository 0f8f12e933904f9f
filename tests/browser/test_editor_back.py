"""Unsaved words survive a link that was followed, and the browser's way back."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import save
from tests.browser.editor import Editor

AWAY = "/admin/blog/category/"
BACK = "What you had typed stands below; it is not saved yet."


@pytest.fixture
def asked(staff_page):
    """Whether to leave, each time that the browser asked."""
    found = []
    staff_page.on("dialog", lambda dialog: (found.append(dialog.type), dialog.accept()))
    return found


def leave_and_come_back(page):
    page.goto(AWAY)
    page.go_back()
    return Editor(page, "id_body")


def test_what_was_typed_is_there_again_after_the_way_back(staff_page, asked):
    staff_page.goto("/admin/blog/post/add/")
    body = Editor(staff_page, "id_body")
    staff_page.locator("#id_title").press_sequentially("Half a title")
    body.write("Half an article.")

    body = leave_and_come_back(staff_page)

    expect(body.text).to_have_text("Half an article.")
    expect(staff_page.locator("#id_title")).to_have_value("Half a title")
    expect(staff_page.get_by_role("alert").first).to_contain_text(BACK)
    assert asked == ["beforeunload"]
    save(staff_page, "Save draft")
    assert staff_page.locator("#id_body").text_content() == "<p>Half an article.</p>"
    assert asked == ["beforeunload"]


def test_who_has_typed_nothing_is_not_asked(staff_page, asked):
    staff_page.goto("/admin/blog/post/add/")
    Editor(staff_page, "id_body").text.click()

    leave_and_come_back(staff_page)

    assert asked == []


def test_what_comes_back_is_not_saved_over_what_a_colleague_saved_meanwhile(
    staff_page, asked, open_browser, staff_cookies
):
    staff_page.goto("/admin/blog/post/add/")
    staff_page.locator("#id_title").press_sequentially("First title")
    Editor(staff_page, "id_body").write("Before.")
    save(staff_page, "Save draft")
    address = staff_page.url
    Editor(staff_page, "id_body").write("Mine. ")
    staff_page.goto(AWAY)
    colleague = open_browser(storage_state=staff_cookies)
    colleague.goto(address)
    Editor(colleague, "id_body")
    colleague.locator("#id_title").fill("Title of a colleague")
    save(colleague, "Save draft")

    staff_page.go_back()
    body = Editor(staff_page, "id_body")
    expect(body.text).to_contain_text("Mine.")
    staff_page.get_by_role("button", name="Save draft").click()

    expect(Editor(staff_page, "id_body").text).to_contain_text("Mine.")
    colleague.goto(address)
    expect(colleague.locator("#id_title")).to_have_value("Title of a colleague")
