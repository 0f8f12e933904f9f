import pytest

from tests.browser.axe import bring_axe, violations
from tests.browser.desk import INBOX
from tests.browser.editor import Editor

REQUEST = (
    b"name=Ada+Accessible&telephone=(727)+555-0141&preferred_way=telephone&preferred_time=any"
    b"&has_consented=on"
)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
POSTS = "/admin/blog/post/"
LISTS = ("/admin/photos/photo/", "/admin/auth/user/", POSTS, INBOX)
FORMS = ("/admin/password_change/", "/admin/clinic/clinicprofile/")


@pytest.fixture(scope="module", autouse=True)
def _somebody_asked(site):
    status, _page = site.ask("POST", "/contact/", REQUEST, FORM)
    assert status == 302


@pytest.fixture
def page(open_browser, staff_cookies):
    page = open_browser(storage_state=staff_cookies)
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


@pytest.mark.parametrize("address", ["/admin/", *LISTS, *FORMS])
def test_nor_do_its_pages(page, address):
    page.goto(address)

    assert violations(page) == {}


@pytest.mark.parametrize("model", ["photos/photo", "auth/user", "contact/consultationrequest"])
def test_nor_do_its_forms(open_first, page, model):
    open_first(f"/admin/{model}/")

    assert violations(page) == {}


@pytest.mark.parametrize(
    ("model", "field"), [("blog/post", "body"), ("services/service", "risks")]
)
def test_nor_do_forms_with_an_editor(open_first, page, model, field):
    open_first(f"/admin/{model}/")
    Editor(page, f"id_{field}")

    assert violations(page) == {}


def test_nor_does_a_form_that_tells_of_errors(page):
    page.goto(f"{POSTS}add/")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).last.click()
    Editor(page, "id_body")

    assert page.locator(".errornote").count() == 1
    assert violations(page) == {}


@pytest.mark.parametrize("what", ["history", "delete"])
def test_nor_do_the_pages_about_one_object(open_first, page, what):
    address = open_first(POSTS)
    page.goto(address.replace("/change/", f"/{what}/"))

    assert violations(page) == {}
