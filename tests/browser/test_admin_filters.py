import re

from playwright.sync_api import expect

POSTS = "/admin/blog/post/"


def test_filters_open_over_the_list_without_a_script(open_browser, staff_cookies):
    page = open_browser(width=390, height=800, storage_state=staff_cookies, javascript=False)
    page.goto(POSTS)
    filters = page.get_by_role("navigation", name="Filter")
    expect(filters).to_be_hidden()

    page.get_by_role("button", name="Filter").click()
    filters.get_by_role("link", name="Draft", exact=True).click()

    expect(page).to_have_url(re.compile("state=draft"))
    expect(page.get_by_role("button", name="Filter (in use)")).to_be_visible()
