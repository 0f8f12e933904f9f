"""Times and days in the admin: typed as people write them, or chosen with Django's clock and calendar."""

import re

from playwright.sync_api import expect

from tests.browser.desk import save, sign_in

ADD = "/admin/clinic/person/add/"


def test_the_clock_and_the_calendar_write_what_the_form_reads(open_browser):
    page = open_browser()
    sign_in(page)
    page.goto(ADD)
    page.locator("#id_name").fill("Robin Sample")
    page.locator("#id_slug").fill("robin-with-a-time")
    day, clock = page.locator("#id_publish_at_0"), page.locator("#id_publish_at_1")

    page.locator(".field-publish_at").get_by_role("link", name="Now").click()
    expect(clock).to_have_value(re.compile(r"^\d\d:\d\d [AP]M$"))
    page.locator(".field-publish_at").get_by_role("link", name="Choose a time").click()
    page.get_by_role("link", name="Noon").click()
    expect(clock).to_have_value("12:00 PM")
    page.locator(".field-publish_at").get_by_role("link", name="Today").click()
    expect(day).to_have_value(re.compile(r"^\d\d/\d\d/20\d\d$"))
    page.locator(".field-publish_at").get_by_role("link", name="Choose a Date").click()
    page.locator(".calendar td.selected a").first.click()
    page.locator("#id_expire_at_0").fill("Nov 27, 2090")
    page.locator("#id_expire_at_1").fill("5pm")
    save(page, "Save and continue editing")

    expect(page.locator("#id_publish_at_1")).to_have_value("12:00 PM")
    expect(page.locator("#id_expire_at_0")).to_have_value("11/27/2090")
    expect(page.locator("#id_expire_at_1")).to_have_value("5:00 PM")
