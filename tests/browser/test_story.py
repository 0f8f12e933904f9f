import re

from playwright.sync_api import expect

from tests.browser.desk import (
    add_question,
    choose_author,
    choose_treatment,
    fill_request,
    found_in_inbox,
    save,
    send_request,
    sign_in,
)
from tests.browser.editor import Editor

CONFIRMATION = re.compile(r"/contact/received/[0-9a-f-]{36}/$")
ADDRESS = "/blog/a-week-with-a-sore-knee/"
HEADINGS = ["What we see first", "What you can do at home", "In the first two days"]


def test_an_article_goes_from_the_editor_to_a_reader_who_asks_and_to_the_inbox(open_browser):
    desk = open_browser()
    sign_in(desk)
    write_article(desk)
    save(desk, "Save and preview")
    expect_preview_of_draft(desk)
    assert open_browser().goto(ADDRESS).status == 404
    publish(desk)

    telephone = open_browser(width=390, height=800)
    read_article(telephone)
    ask_about_treatment(telephone)

    rows = found_in_inbox(desk, "robin.reader@example.com")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Robin Reader")
    expect(rows).to_contain_text("Body contouring")


def write_article(page):
    page.goto("/admin/blog/post/add/")
    page.locator("#id_title").press_sequentially("A week with a sore knee")
    expect(page.locator("#id_slug")).to_have_value("a-week-with-a-sore-knee")
    choose_author(page, "Avery Sample, MD")
    page.locator("#id_category").select_option(label="Body")
    body = Editor(page, "id_body")
    body.write("A knee can hurt for many reasons.")
    body.press("Enter")
    body.write_heading(2, HEADINGS[0])
    body.write("Most knees get better with time. ")
    body.write_link("Our treatments", "/services/")
    body.press("Control+End", "Enter")
    body.write_heading(2, HEADINGS[1])
    body.write_list("Rest it.", "Cool it.")
    body.write_heading(3, HEADINGS[2])
    body.write("Walk as much as it allows.")
    choose_treatment(page, "Body contouring")
    number = add_question(page)
    page.locator(f"#id_questions-{number}-question").fill("May I run?")
    Editor(page, f"id_questions-{number}-answer").write("Not this week.")


def expect_preview_of_draft(page):
    expect(page.get_by_role("heading", level=1)).to_have_text("A week with a sore knee")
    expect(page.get_by_role("complementary", name="Preview")).to_contain_text("draft")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    # Not even to those who may see the draft elsewhere.
    assert page.request.get(ADDRESS).status == 404


def publish(page):
    page.get_by_role("link", name="Back to editing").click()
    save(page, "Publish")


def read_article(page):
    assert page.goto(ADDRESS).status == 200
    expect(page.get_by_text("Avery Sample, MD").first).to_be_visible()
    prose = page.get_by_role("article").locator(".prose").first
    expect(prose.get_by_role("listitem")).to_have_text(["Rest it.", "Cool it."])
    expect(prose.get_by_role("link", name="Our treatments")).to_have_attribute(
        "href", "/services/"
    )
    contents = page.get_by_role("navigation", name="In this article")
    contents.locator("summary").click()  # on a phone the list is closed
    expect(contents.get_by_role("link")).to_have_text(HEADINGS)
    for title in HEADINGS:
        contents.get_by_role("link", name=title).click()
        expect(page).to_have_url(re.compile("#."))
        expect(prose.get_by_role("heading", name=title)).to_be_in_viewport()
    answer = page.get_by_text("Not this week.")
    expect(answer).to_be_hidden()
    page.get_by_text("May I run?").click()
    expect(answer).to_be_visible()


def ask_about_treatment(page):
    page.get_by_role("article").get_by_role("link", name="Request a consultation").click()
    expect(page.locator("[name=treatment]")).to_have_value("body-contouring")
    fill_request(page, name="Robin Reader", email="robin.reader@example.com")
    page.get_by_label("Email", exact=True).last.check()
    send_request(page)
    expect(page).to_have_url(CONFIRMATION)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
