"""The calendar on paper: the month alone, in words, without what only a screen can do."""

import re

import pytest
from playwright.sync_api import expect

CALENDAR = "/admin/calendar/"
# Six weeks, and in each of five of them two entries on one day.
MAKE_BUSY = """
from datetime import date, timedelta
from blog.models import Post
from clinic_site.teamwork.steps import task_of
from django.db import transaction
for week in range(5):
    for number in range(2):
        title = f"Curlews: what to ask before a longer treatment {week}.{number}"
        page = Post.objects.create(title=title, slug=f"curlews-{week}-{number}", body="<p>Hm.</p>")
        with transaction.atomic():
            task = task_of(page)
            task.planned_on = date(2091, 9, 3) + timedelta(days=7 * week)
            task.save()
"""
FORGET_BUSY = """
from blog.models import Post
Post.objects.filter(title__startswith="Curlews").delete()
"""
EDGES = "entry => getComputedStyle(entry).borderInlineStartStyle"


@pytest.fixture
def printed(staff_page):
    """A function that opens a view of the calendar as it comes on paper."""
    staff_page.emulate_media(media="print")
    staff_page.set_viewport_size({"width": 960, "height": 720})  # US letter across, with margins

    def open_one(query=""):
        staff_page.goto(CALENDAR + query)
        return staff_page

    return open_one


@pytest.mark.parametrize("query", ["", "?as=list"])
def test_what_stands_there_is_printed_and_what_only_a_screen_can_do_is_not(printed, query):
    page = printed(query)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    entries = page.locator(".entry")
    assert entries.count()
    for entry in entries.all():
        expect(entry.locator("a").first).to_be_visible()
        expect(entry.locator(".quiet").first).to_be_visible()
        assert entry.evaluate(EDGES) != "none"
    for part in ("#header", ".breadcrumbs", "#nav-sidebar", ".month nav", ".how", "details"):
        expect(page.locator(part).locator("visible=true")).to_have_count(0)


def test_a_month_is_printed_as_a_table_no_wider_than_the_paper(printed):
    page = printed()

    expect(page.locator(".month thead th").first).to_be_visible()
    cells = page.locator(".month tbody tr").first.locator("td")
    tops = {round(cell.bounding_box()["y"]) for cell in cells.all()}
    assert (cells.count(), len(tops)) == (7, 1)
    widths = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    scroll, client = page.evaluate(widths)
    assert scroll == client


def test_it_comes_out_as_a_page_that_lies_across(printed):
    sheet = printed().pdf(prefer_css_page_size=True)

    assert sheet.startswith(b"%PDF")
    assert b"/MediaBox [0 0 792 612]" in sheet
    assert pages_of(sheet) == 1


def test_so_does_a_busy_month_of_six_weeks(printed, site):
    site.run("shell", "--no-imports", "-c", MAKE_BUSY)
    page = printed("?month=2091-09")
    rows, entries = page.locator(".month tbody tr").count(), page.locator(".entry").count()
    sheet = page.pdf(prefer_css_page_size=True)
    site.run("shell", "--no-imports", "-c", FORGET_BUSY)

    assert (rows, entries) == (6, 10)
    assert pages_of(sheet) == 1


def pages_of(sheet):
    return len(re.findall(rb"/Type /Page\b", sheet))
