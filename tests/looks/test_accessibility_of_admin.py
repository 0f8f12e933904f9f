import json

import pytest

from tests.browser.desk import fill_request, send_request, sign_in, unfold
from tests.browser.editor import Editor
from tests.looks.admin_pages import BY_NAME, DOOR, FORMS, LISTS, OBJECTS, POSTS, WRITTEN
from tests.looks.axe import bring_axe, violations

TWO_VIEWS = [(1440, "light"), (390, "dark")]
IN_SITE = "from tests.looks import prepared_desk; prepared_desk.{}()"


@pytest.fixture(scope="module", autouse=True)
def _somebody_asked(site, browser):
    with browser.new_context(base_url=site.url) as context:
        page = context.new_page()
        page.goto("/contact/")
        fill_request(page, name="Ada Accessible", telephone="(727) 555-0141")
        with page.expect_navigation():
            send_request(page)


@pytest.fixture
def page(open_browser):
    # Signed in a moment ago: pages that change accounts ask who it is after five minutes.
    page = open_browser()
    sign_in(page)
    bring_axe(page)
    return page


@pytest.fixture
def open_first(page):
    """A function that opens the first object of a list of the admin, and returns its address."""

    def open_one(address):
        page.goto(address)
        page.goto(page.locator("#result_list tbody a").first.get_attribute("href"))
        return page.url

    return open_one


def test_the_door_of_the_admin_keeps_nobody_out(visitor):
    bring_axe(visitor)
    visitor.goto("/admin/")
    before = violations(visitor)
    with visitor.expect_navigation():
        visitor.evaluate("document.querySelector('form').submit()")

    assert (before, violations(visitor)) == ({}, {})
    for address in DOOR:
        assert visitor.goto(address).ok
        assert violations(visitor) == {}, address


def test_nor_do_its_pages(page):
    found = {}

    for address in ("/admin/", *LISTS, *FORMS):
        assert page.goto(address).ok
        found[address] = violations(page)

    assert {address: faults for address, faults in found.items() if faults} == {}


@pytest.mark.parametrize("model", OBJECTS)
def test_nor_do_its_forms(open_first, page, model):
    open_first(f"/admin/{model}/")

    assert violations(page) == {}


@pytest.mark.parametrize(("model", "field"), WRITTEN)
def test_nor_do_forms_with_an_editor(open_first, page, model, field):
    open_first(f"/admin/{model}/")
    Editor(page, f"id_{field}")

    assert violations(page) == {}


def test_nor_does_a_form_that_tells_of_errors(page):
    page.goto(f"{POSTS}add/")
    with page.expect_navigation():
        page.get_by_role("button", name="Publish", exact=True).last.click()
    Editor(page, "id_body")

    assert page.locator(".errornote").count() == 1
    assert violations(page) == {}


@pytest.mark.parametrize("what", ["history", "delete"])
def test_nor_do_the_pages_about_one_object(open_first, page, what):
    address = open_first(POSTS)
    page.goto(address.replace("/change/", f"/{what}/"))

    assert violations(page) == {}


@pytest.fixture
def desk(site):
    """The addresses of the admin by their names, and of a review link, in a site with a draft that is talked about."""
    yield json.loads(site.run("shell", "--no-imports", "-c", IN_SITE.format("fill")))
    site.run("shell", "--no-imports", "-c", IN_SITE.format("empty"))


def beside_the_form(page, desk):
    page.goto(desk["blog_post_change"])
    page.get_by_role("button", name="Preview beside").click()
    page.locator(".showing iframe").wait_for()


def found(page, desk):
    page.goto("/admin/")
    page.get_by_role("searchbox", name="Search everything").fill("egrets")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_role("link", name="Egrets at noon").wait_for()


def look_through(page, desk, lines):
    page.goto(desk["forwarding_address_import"])
    file = {"name": "old.csv", "mimeType": "text/csv", "buffer": lines}
    page.get_by_label("The list").set_input_files(file)
    with page.expect_navigation():
        page.get_by_role("button", name="Look through the list").click()


def a_list_to_bring_in(page, desk):
    look_through(page, desk, b"/about-us.html,/services/\n/nobody.html,\n")
    page.get_by_role("button", name="Bring them in").wait_for()


def a_list_with_a_fault(page, desk):
    look_through(page, desk, b"/services/,/blog/\n")
    page.get_by_text("Line 1:").wait_for()


def a_review_link(page, desk):
    page.goto(desk["review"])


def a_review(page, desk):
    a_review_link(page, desk)
    page.get_by_label("Your name").fill("Dr. Rowan Sample")
    with page.expect_navigation():
        page.get_by_role("button", name="Read the draft").click()


def an_answered_review(page, desk):
    a_review(page, desk)
    with page.expect_navigation():
        page.get_by_role("button", name="Approve this version").click()
    page.get_by_text("Thank you.").wait_for()


STATES = (
    beside_the_form, found, a_list_to_bring_in, a_list_with_a_fault, a_review_link, a_review,
    an_answered_review,
)  # fmt: skip


def test_nor_does_any_other_page_or_what_is_opened_there(desk, page):
    faults = {}
    for name in BY_NAME:
        bare, *query = name.partition("?")
        assert page.goto(desk[bare] + "".join(query)).ok, name
        faults[name] = violations(page, TWO_VIEWS)
    for open_it in STATES:
        open_it(page, desk)
        faults[open_it.__name__] = violations(page, TWO_VIEWS)

    assert {name: found for name, found in faults.items() if found} == {}


def test_the_question_which_of_two_hours_keeps_nobody_out(page):
    page.goto("/admin/clinic/person/add/")
    unfold(page, "Plan")
    page.locator("#id_live_from_0").fill("11/5/2090")
    page.locator("#id_live_from_1").fill("1:30 am")
    page.get_by_role("radio", name="The second").check()

    assert violations(page) == {}
