"""Times and days in the admin: typed as people write them, or chosen with Django's clock and calendar."""

import re

from playwright.sync_api import expect

from tests.browser.desk import save, sign_in, unfold

ADD = "/admin/clinic/person/add/"


def test_the_clock_and_the_calendar_write_what_the_form_reads(open_browser):
    page = open_browser()
    sign_in(page)
    page.goto(ADD)
    unfold(page, "Plan")
    page.locator("#id_name").fill("Robin Sample")
    page.locator("#id_slug").fill("robin-with-a-time")
    day, clock = page.locator("#id_live_from_0"), page.locator("#id_live_from_1")

    page.locator(".field-live_from").get_by_role("link", name="Now").click()
    expect(clock).to_have_value(re.compile(r"^\d\d:\d\d [AP]M$"))
    page.locator(".field-live_from").get_by_role("link", name="Choose a time").click()
    page.get_by_role("link", name="Noon").click()
    expect(clock).to_have_value("12:00 PM")
    page.locator(".field-live_from").get_by_role("link", name="Today").click()
    expect(day).to_have_value(re.compile(r"^\d\d/\d\d/20\d\d$"))
    page.locator(".field-live_from").get_by_role("link", name="Choose a Date").click()
    page.locator(".calendar td.selected a").first.click()
    page.locator("#id_live_until_0").fill("Nov 27, 2090")
    page.locator("#id_live_until_1").fill("5pm")
    save(page, "Save draft")

    expect(page.locator("#id_live_from_1")).to_have_value("12:00 PM")
    expect(page.locator("#id_live_until_0")).to_have_value("11/27/2090")
    expect(page.locator("#id_live_until_1")).to_have_value("5:00 PM")


def test_what_is_typed_is_said_in_words_and_which_of_two_hours_is_asked_at_once(open_browser):
    page = open_browser()
    sign_in(page)
    page.goto(ADD)
    unfold(page, "Plan")
    page.locator("#id_name").fill("Robin Sample")
    page.locator("#id_slug").fill("robin-in-the-night")
    day, clock = page.locator("#id_live_from_0"), page.locator("#id_live_from_1")
    words, question = page.locator("#id_live_from_words"), page.locator(".moment-twice")

    day.fill("11/24/2090")
    clock.fill("9:00")
    expect(words).to_have_text(
        re.compile(r"^Friday, November 24, 9:00 a.m. in .+, in 6\d\syears$")
    )
    expect(question).to_have_count(0)
    page.locator(".field-live_from").get_by_role("link", name="Choose a time").click()
    page.get_by_role("link", name="Noon").click()
    expect(words).to_have_text(re.compile("12:00 p.m."))
    day.fill("11/5/2090")
    clock.fill("1:30 am")
    expect(words).to_be_hidden()
    page.get_by_role("radio", name="The first").focus()
    page.keyboard.press("ArrowDown")
    expect(words).to_have_text(re.compile("^Sunday, November 5, 1:30 a.m."))
    expect(page.get_by_role("radio", name="The second")).to_be_focused()
    save(page, "Save draft")

    expect(page.get_by_role("radio", name="The second")).to_be_checked()


def test_a_button_says_the_time_that_is_typed(open_browser):
    page = open_browser()
    sign_in(page)
    page.goto(ADD)
    unfold(page, "Plan")
    page.locator("#id_name").fill("Robin Sample")
    page.locator("#id_slug").fill("robin-on-the-button")
    day, end = page.locator("#id_live_from_0"), page.locator("#id_live_until_0")
    publish, take_down = page.locator("[name=_publish]"), page.locator("[name=_take_down]")

    page.locator("#id_live_from_1").fill("9:00 am")
    day.fill("11/24/2090")
    expect(publish).to_have_value("Plan for November 24, 2090, 9 a.m.")
    day.fill("11/24/2020")
    expect(publish).to_have_value("Publish")
    page.locator("#id_live_until_1").fill("noon")
    end.fill("11/27/2090")
    save(page, "Publish")
    expect(take_down).to_have_value("Take down now")
    end.fill("11/28/2090")
    expect(take_down).to_have_value("Take down on November 28, 2090, noon")
    end.fill("11/27/2090")
    expect(take_down).to_have_value("Take down now")
