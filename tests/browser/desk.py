"""What staff do in the admin, and what visitors fill in: steps that several tests take."""

import re

from playwright.sync_api import expect

from tests.browser.server import STAFF

INBOX = "/admin/contact/consultationrequest/"
MAKE_REQUESTS = """
from clinic_site.clinic.models import Treatment
from contact.models import ConsultationRequest
for number in range({first}, {first} + {how_many}):
    print(ConsultationRequest.objects.create(
        name="Robin Desk-Sample", telephone=f"+1727555{{number:04}}",
        email=f"robin{{number}}@example.com", message="Does it hurt?\\nI have questions.",
        treatment=Treatment.objects.first(), has_consented=True,
        consent_text="The clinic may keep it.", consent_version="2026-11",
        source_page="/services/morpheus8/", urgency="{urgency}",
    ).pk, number)
"""


def sign_in(page):
    page.goto("/admin/")
    page.get_by_label("Username").fill(STAFF[0])
    page.get_by_label("Password").fill(STAFF[1])
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")


def choose_author(page, name):
    page.get_by_label("Author").select_option(label=name)


def choose_treatment(page, name):
    page.get_by_role("listbox", name="Available treatments").select_option(name)
    page.get_by_role("button", name="Choose selected treatments").click()


SAVE = re.compile("^Save( draft)?$")  # as the button is called on a page, and elsewhere


def save(page, button=SAVE):
    """Press a button below the form and wait until the page that follows is there."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).last.click()


def add_question(page):
    """Open an empty row for a question and return the number of the row."""
    rows = page.locator(".inline-related:not(.empty-form)")
    number = rows.count()
    page.locator(".add-row").get_by_role("button").click()
    expect(rows).to_have_count(number + 1)
    return number


def fill_request(page, **words):
    """Fill in the consultation form as it is open in the browser, consent included."""
    for label, text in words.items():
        page.locator(f"[name={label}]").fill(text)
    page.get_by_role("checkbox").check()


def send_request(page):
    page.get_by_role("button", name="Send").click()


def make_requests(site, *, first, how_many, urgency=""):
    """Store requests; the key of each, and how its telephone number is read out."""
    code = MAKE_REQUESTS.format(first=first, how_many=how_many, urgency=urgency)
    made = (line.split() for line in site.run("shell", "--no-imports", "-c", code).splitlines())
    return [(key, f"727 555 {int(number):04}") for key, number in made]


def found_in_inbox(page, words):
    """The rows of the inbox in which staff find these words."""
    page.goto(INBOX)
    search = page.get_by_role("searchbox", name="Search requests")
    search.fill(words)
    search.press("Enter")
    page.wait_for_url("**/?show=found")
    return page.locator("#result_list tbody tr")
