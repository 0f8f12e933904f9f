import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import fill_request, found_in_inbox, send_request

SECONDS_UNTIL_TRIED = 60  # two; on a busy machine the worker gives way to all else
TYPED = {
    "name": "Kim Half-Done",
    "telephone": "727 12",
    "email": "kim@half",
    "message": "Two lines,\nand a <b>third</b> & more.",
}
CONFIRMATION = re.compile(r"/contact/received/[0-9a-f-]{36}/$")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_request_arrives_in_the_inbox_with_and_without_javascript(
    open_browser, staff_page, javascript
):
    name = f"Sam Asks {javascript}"
    page = open_browser(width=390, javascript=javascript)
    page.goto("/services/morpheus8/")

    page.get_by_role("main").get_by_role("link", name="Request a consultation").last.click()
    fill_request(page, name=name, telephone="(727) 555-0134", message="Is it sore?")
    page.locator("[name=preferred_time]").select_option("afternoon")
    send_request(page)

    expect(page).to_have_url(CONFIRMATION)
    rows = found_in_inbox(staff_page, name)
    expect(rows).to_have_count(1)
    rows.get_by_role("link", name=name).click()
    what_they_wrote = staff_page.get_by_role("group", name="What the visitor wrote")
    for words in (name, "(727) 555-0134", "afternoon", "Morpheus8", "Is it sore?"):
        expect(what_they_wrote).to_contain_text(words)
    expect(staff_page.get_by_role("group", name="Where it came from")).to_contain_text(
        "The clinic may keep what I wrote here"
    )


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_crisis_line_is_there_as_soon_as_a_treatment_of_depression_is_chosen(
    open_browser, width, javascript
):
    page = open_browser(width=width, javascript=javascript)
    page.goto("/contact/")
    line = page.get_by_role("form").get_by_role("link", name="Call 988")
    expect(line).to_be_hidden()

    page.locator("[name=treatment]").select_option("ketamine-infusion-depression")

    expect(line).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_confirmation_tells_a_number_and_how_to_reach_help(open_browser, width):
    page = open_browser(width=width, javascript=False)
    page.goto("/contact/?treatment=ketamine-infusion-depression")
    fill_request(page, name="Rita Reference", telephone="(727) 555-0149")
    send_request(page)

    expect(page).to_have_url(CONFIRMATION)
    expect(page.locator(".reference")).to_have_text(re.compile(r"^\d{4}-\d{4}$"))
    expect(page.get_by_role("main").get_by_role("link", name="Call 988")).to_be_in_viewport()
    page.reload()
    expect(page.locator(".reference")).to_be_visible()


def test_a_double_click_on_send_leaves_one_request(visitor, staff_page):
    visitor.goto("/contact/")
    fill_request(visitor, name="Double Clicker", telephone="(727) 555-0135")

    visitor.get_by_role("button", name="Send").dblclick()

    expect(visitor).to_have_url(CONFIRMATION)
    expect(found_in_inbox(staff_page, "Double Clicker")).to_have_count(1)


def test_sending_again_because_no_answer_came_leaves_one_request(visitor, staff_page):
    arrived = []

    def lose_the_answer(route):
        arrived.append(route.fetch(max_redirects=0).status)
        route.abort("aborted")

    visitor.goto("/contact/")
    fill_request(visitor, name="Twice Sent", telephone="(727) 555-0138")
    visitor.route("**/contact/", lose_the_answer, times=1)

    send_request(visitor)
    send_request(visitor)

    expect(visitor).to_have_url(CONFIRMATION)
    assert arrived == [302]
    expect(found_in_inbox(staff_page, "Twice Sent")).to_have_count(1)


def test_after_an_error_everything_typed_is_still_in_the_form(open_browser):
    page = open_browser(width=390, javascript=False)
    page.goto("/contact/?treatment=morpheus8")
    fill_request(page, **TYPED)
    page.get_by_label("Email", exact=True).last.check()
    page.locator("[name=preferred_time]").select_option("morning")

    with page.expect_response("**/contact/") as answer:
        send_request(page)

    assert answer.value.status == 422
    for name, text in TYPED.items():
        expect(page.locator(f"[name={name}]")).to_have_value(text)
    expect(page.locator("[name=preferred_way]:checked")).to_have_value("email")
    expect(page.locator("[name=preferred_time]")).to_have_value("morning")
    expect(page.locator("[name=treatment]")).to_have_value("morpheus8")
    expect(page.get_by_role("checkbox")).to_be_checked()


def test_the_summary_of_errors_leads_the_keyboard_to_each_field(open_browser):
    page = open_browser(width=390, javascript=False)
    page.goto("/contact/")
    fill_request(page, **TYPED)

    send_request(page)

    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator(".error-summary")).to_be_in_viewport()
    links = page.get_by_role("alert").get_by_role("link")
    expect(links).to_have_count(2)
    for link, name in zip(links.all(), ("telephone", "email"), strict=True):
        link.focus()
        page.keyboard.press("Enter")
        field = page.locator(f"[name={name}]")
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        for part in (
            field,
            page.locator(f"label[for=id_{name}]"),
            page.locator(f"#id_{name}_error"),
        ):
            expect(part).to_be_in_viewport(ratio=1)


def test_a_dead_mail_server_changes_nothing_for_the_visitor(site, visitor, staff_page):
    staff_page.goto("/admin/clinic/clinicprofile/")
    staff_page.locator("#id_notify_email").fill("desk@example.com")
    with staff_page.expect_navigation():
        staff_page.get_by_role("button", name="Save", exact=True).last.click()
    visitor.goto("/contact/")
    fill_request(visitor, name="Mona Unmailed", telephone="(727) 555-0136", message="Zanzibar")

    send_request(visitor)

    expect(visitor).to_have_url(CONFIRMATION)
    expect(found_in_inbox(staff_page, "Mona Unmailed")).to_have_count(1)
    site.wait_until(
        lambda: "An email was not sent: Connection" in site.output, SECONDS_UNTIL_TRIED
    )
    waiting = [row for row in site.rows("outbox.outboxmessage") if row["tries"]]
    assert {row["last_error"] for row in waiting} == {
        "Nothing answers where the mail server should be."
    }
    for private in ("Mona", "Unmailed", "555-0136", "5550136", "Zanzibar"):
        assert private not in site.output


def test_back_brings_what_was_typed_and_the_form_that_was_opened_first(visitor):
    def hidden():
        return [
            visitor.locator(f"[name={name}]").input_value() for name in ("token", "form_context")
        ]

    visitor.goto("/contact/")
    first = hidden()
    visitor.locator("[name=name]").fill("Betty Back")
    visitor.goto("/")
    visitor.go_back()

    expect(visitor.locator("[name=name]")).to_have_value("Betty Back")
    assert hidden() == first
    visitor.goto("/contact/?again")
    assert hidden() != first


def test_back_and_send_again_leaves_one_request(visitor, staff_page):
    visitor.goto("/contact/")
    fill_request(visitor, name="Sendy Again", telephone="(727) 555-0136")
    send_request(visitor)
    expect(visitor).to_have_url(CONFIRMATION)
    visitor.go_back()
    visitor.get_by_role("button", name="Send").wait_for()
    if visitor.locator("[name=name]").input_value():
        send_request(visitor)
        expect(visitor).to_have_url(CONFIRMATION)

    expect(found_in_inbox(staff_page, "Sendy Again")).to_have_count(1)
