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
    choose(page, "Author", name)


def choose_treatment(page, name):
    choose(page, "Treatments", name)


def choose(page, label, name):
    """Find something by typing the beginning of its name, and choose it."""
    search = page.get_by_role("combobox", name=label)
    search.fill(name[:8])
    page.get_by_role("listbox", name=label).get_by_role("option", name=name, exact=True).click()
    expect(page.get_by_role("button", name=f"Remove {name}")).to_be_visible()


def unfold(page, name):
    """Open a part of a form that is folded."""
    page.locator("summary", has_text=re.compile(f"^\\s*{name}\\s*$")).click()


SAVE = re.compile("^Save( and close)?$")  # as the button is called on a page, and elsewhere


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


def open_row(page, number):
    """Open a row for a question by its number."""
    page.locator(f"#questions-{number} summary").click()


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
