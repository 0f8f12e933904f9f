"""The front desk's whole way: from the sign-in page to a request that is answered."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.axe import bring_axe, violations
from tests.browser.desk import INBOX, sign_in
from tests.browser.layout_faults import LAYOUT_FAULTS
from tests.browser.tabbing import press_tab_until, tab_through

WIDTHS = [390, 1440]
NOTE = "Would like to come on a Thursday."
MAKE = """
from clinic_site.clinic.models import Treatment
from contact.models import ConsultationRequest
found = ConsultationRequest.objects.create(
    name="Robin Desk-Sample", telephone="+1727555{number:04}", email="robin{number}@example.com",
    message="Does it hurt?\\nI have questions.", treatment=Treatment.objects.first(),
    has_consented=True, consent_text="The clinic may keep it.", consent_version="2026-11",
    source_page="/services/morpheus8/", **{fields},
)
print(found.pk)
"""
numbers = count(101)


@pytest.fixture(scope="module")
def make_request(site):
    """A function that stores a request and returns its key and how its number is read out."""

    def make(**fields):
        number = next(numbers)
        code = MAKE.format(number=number, fields=fields)
        key = site.run("shell", "--no-imports", "-c", code).strip()
        return key, f"727 555 {number:04}"

    return make


@pytest.fixture
def page(open_browser, staff_cookies):
    page = open_browser(storage_state=staff_cookies)
    bring_axe(page)
    return page


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


PAGES = [
    "",
    "?show=suspected",
    "?show=finished",
    "{}/change/",
    "{}/erase/",
    "export/",
    "reports/",
]


@pytest.mark.parametrize("address", PAGES)
def test_its_pages_keep_nobody_out_and_fit_on_every_screen(page, make_request, address):
    key, _telephone = make_request(urgency="words")
    page.goto(INBOX + address.format(key))

    assert violations(page) == {}
    for width in (390, 800, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LAYOUT_FAULTS) == []


@pytest.mark.parametrize("address", ["", "{}/change/"])
def test_the_tab_key_reaches_everything_and_shows_where_it_is(page, make_request, address):
    key, _telephone = make_request()
    page.goto(INBOX + address.format(key))

    stops, faults = tab_through(page)

    assert stops > 10
    assert faults == []


def test_the_confirmation_of_an_erasure_can_be_printed(page, make_request):
    key, _telephone = make_request()
    page.goto(f"{INBOX}{key}/erase/")
    page.get_by_role("button", name="Erase this person").click()

    expect(page.get_by_text("Erasure number")).to_be_visible()
    expect(page.locator(".erasure-number")).to_have_text(re.compile(r"^\d{4}-\d{4}$"))
    assert violations(page) == {}
    page.emulate_media(media="print")
    expect(page.locator("#nav-sidebar")).to_be_hidden()
