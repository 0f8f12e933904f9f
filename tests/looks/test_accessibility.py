import pytest

from tests.browser.desk import fill_request, send_request
from tests.browser.menu import open_menu
from tests.browser.public_pages import NOWHERE, one_of_each_template
from tests.looks.axe import bring_axe, violations

CHOSEN = "/contact/?treatment=morpheus8"
MALFORMED = "/search/?q=%"
ARTICLE = "/blog/is-morpheus8-right-for-you/"
TELEPHONE_VIEWS = [(390, "light"), (390, "dark")]


@pytest.fixture
def page(visitor):
    bring_axe(visitor)
    return visitor


def test_no_public_template_keeps_anybody_out(site, page):
    addresses = [*one_of_each_template(site), CHOSEN, NOWHERE, MALFORMED]
    found = {}

    for address in addresses:
        page.goto(address)
        found[address] = violations(page)

    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(addresses) >= 18


def test_nor_does_the_form_that_tells_of_errors(page):
    page.goto("/contact/")
    with page.expect_navigation():
        send_request(page)

    assert page.locator("[aria-invalid=true]").count() > 1
    assert violations(page) == {}


def test_nor_does_the_confirmation_of_a_request(page):
    page.goto("/contact/")
    fill_request(page, name="Ada Accessible", telephone="(727) 555-0141")
    with page.expect_navigation():
        send_request(page)

    page.locator(".reference").wait_for()
    assert violations(page) == {}


def test_nor_do_answers_that_are_open(page):
    page.goto(ARTICLE)
    page.locator(".questions summary").first.wait_for()

    page.evaluate("for (const answer of document.querySelectorAll('details')) answer.open = true")

    assert violations(page) == {}


def test_nor_does_the_open_menu_of_a_telephone(page):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto("/")
    open_menu(page)

    assert violations(page, TELEPHONE_VIEWS) == {}


@pytest.mark.parametrize("model", ["blog/post", "services/service"])
def test_nor_does_a_preview(open_browser, staff_cookies, model):
    page = open_browser(storage_state=staff_cookies)
    bring_axe(page)
    page.goto(f"/admin/{model}/")
    form = page.locator("#result_list tbody a").first.get_attribute("href")
    page.goto(form.replace("/change/", "/preview/"))

    page.get_by_role("complementary", name="Preview").wait_for()
    assert violations(page) == {}
