"""The front desk's whole way: from the sign-in page to a request that is answered."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import INBOX, sign_in
from tests.browser.tabbing import press_tab_until

WIDTHS = [390, 1440]
NOTE = "Would like to come on a Thursday."


@pytest.fixture
def page(open_browser, staff_cookies):
    return open_browser(storage_state=staff_cookies)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_front_desk_finds_a_caller_writes_a_note_and_marks_the_request_as_contacted(
    open_browser, make_request, width
):
    key, telephone = make_request()
    page = open_browser(width=width)
    sign_in(page)

    page.get_by_role("main").get_by_role("link", name="Consultation requests").first.click()
    page.goto(INBOX)
    page.get_by_label("Search requests").fill(telephone)
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"show=found$"))
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Robin Desk-Sample").click()
    expect(page).to_have_url(re.compile(f"/{key}/change/"))
    expect(page.get_by_text("Does it hurt?")).to_be_visible()
    page.get_by_label("New note").fill(NOTE)
    page.get_by_role("button", name="Mark contacted").click()

    expect(page.get_by_text("Marked as contacted.")).to_be_visible()
    timeline = page.get_by_role("region", name="What happened")
    expect(timeline.get_by_text(NOTE)).to_be_visible()
    expect(timeline.get_by_text("moved it from “New” to “Contacted”")).to_be_visible()
    expect(page.get_by_label("Stage")).to_have_value("contacted")


def test_the_same_works_with_the_keyboard_alone(page, make_request):
    key, telephone = make_request()
    page.goto(INBOX)

    press_tab_until(page, page.get_by_label("Search requests"))
    page.keyboard.type(telephone)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"show=found$"))
    press_tab_until(page, page.get_by_role("link", name="Robin Desk-Sample"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/{key}/change/"))
    press_tab_until(page, page.get_by_label("New note"))
    page.keyboard.type(NOTE)
    page.reload()  # nothing was saved by typing
    press_tab_until(page, page.get_by_role("button", name="Mark contacted"))
    page.keyboard.press("Enter")

    expect(page.get_by_text("Marked as contacted.")).to_be_visible()


def test_enter_in_a_field_saves_and_does_not_mark_as_contacted(page, make_request):
    key, _telephone = make_request()
    page.goto(f"{INBOX}{key}/change/")

    page.get_by_label("Next step").fill("Call again")
    page.keyboard.press("Enter")

    expect(page.get_by_text("was changed successfully")).to_be_visible()
    page.goto(f"{INBOX}{key}/change/")
    expect(page.get_by_label("Next step")).to_have_value("Call again")
    expect(page.get_by_label("Stage")).to_have_value("new")


def test_a_page_that_nobody_looks_at_leaves_by_itself_and_keeps_what_was_typed(page, make_request):
    key, _telephone = make_request()
    page.clock.install()
    page.goto(f"{INBOX}{key}/change/")
    page.get_by_label("New note").fill(NOTE)

    with page.expect_navigation():
        page.clock.fast_forward("15:10")

    expect(page.get_by_text("What you had typed stands below")).to_be_visible()
    expect(page.get_by_label("New note")).to_have_value(NOTE)


def test_a_page_on_which_somebody_works_says_so_once_a_minute(page, make_request):
    key, _telephone = make_request()
    page.clock.install()
    page.goto(f"{INBOX}{key}/change/")
    page.get_by_label("New note").press("a")
    page.clock.fast_forward("01:05")

    with page.expect_response(lambda response: "/keep-alive/" in response.url) as told:
        page.get_by_label("New note").press("b")

    assert told.value.status == 204


def test_the_list_shows_who_may_be_in_danger_first_and_in_words(page, make_request):
    make_request(urgency="words")
    page.goto(INBOX)

    row = page.locator("#result_list tbody tr").first

    expect(row).to_contain_text("Urgent: suicide or self-harm")


@pytest.mark.parametrize("width", WIDTHS)
def test_filters_open_over_the_list(page, make_request, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(INBOX)
    filters = page.get_by_role("navigation", name="Filter", exact=True)
    expect(filters).to_be_hidden()

    page.get_by_role("button", name="Filter").click()
    filters.get_by_role("link", name="Closed").click()

    expect(page).to_have_url(re.compile("stage__exact=closed"))


def test_after_signing_out_the_page_before_does_not_come_back(open_browser, make_request):
    key, _telephone = make_request()
    page = open_browser()
    sign_in(page)
    page.goto(f"{INBOX}{key}/change/")
    expect(page.get_by_text("Does it hurt?")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/logout/")

    page.go_back()

    expect(page.get_by_role("heading", name="Staff sign-in")).to_be_visible()
    assert "Does it hurt?" not in page.content()
