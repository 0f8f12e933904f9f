import pytest

from tests.browser.desk import INBOX, fill_request, send_request, sign_in, unfold
from tests.browser.editor import Editor
from tests.looks.axe import bring_axe, violations

POSTS = "/admin/blog/post/"
LISTS = (
    *("/admin/photos/photo/", "/admin/auth/user/", "/admin/auth/group/", POSTS, INBOX),
    *(
        "/admin/services/service/",
        "/admin/clinic/page/",
        "/admin/clinic/person/",
        "/admin/clinic/condition/",
    ),
    *(
        "/admin/clinic/treatment/",
        "/admin/clinic/menuitem/",
        "/admin/blog/category/",
        "/admin/outbox/outboxmessage/",
    ),
    *("/admin/forwarding/address/", "/admin/forwarding/missedaddress/"),
    "/admin/forwarding/checkedlink/",
    f"{POSTS}?q=nothing",
)
FORMS = (
    *("/admin/password_change/", "/admin/clinic/clinicprofile/", "/admin/photos/photo/add/"),
    *("/admin/clinic/clinicprofile/phone-numbers/", "/admin/services/service/add/"),
    *(
        "/admin/clinic/person/add/",
        "/admin/clinic/condition/add/",
        "/admin/clinic/treatment/add/",
        "/admin/clinic/menuitem/add/",
        "/admin/clinic/sitewords/",
        "/admin/auth/group/add/",
    ),
    *("/admin/auth/user/add/", "/admin/your-account/", "/admin/your-account/add/"),
    *("/admin/forwarding/address/add/", "/admin/forwarding/address/import/"),
    *("/admin/your-account/add/app/", "/admin/confirm/", "/admin/style-guide/"),
)
DOOR = (
    "/admin/forgotten-password/",
    "/admin/forgotten-password/sent/",
    "/admin/choose-password/MQ/x-y/",
)


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
        page.get_by_role("button", name="Publish", exact=True).last.click()
    Editor(page, "id_body")

    assert page.locator(".errornote").count() == 1
    assert violations(page) == {}


@pytest.mark.parametrize("what", ["history", "delete"])
def test_nor_do_the_pages_about_one_object(open_first, page, what):
    address = open_first(POSTS)
    page.goto(address.replace("/change/", f"/{what}/"))

    assert violations(page) == {}


def test_the_question_which_of_two_hours_keeps_nobody_out(page):
    page.goto("/admin/clinic/person/add/")
    unfold(page, "Plan")
    page.locator("#id_live_from_0").fill("11/5/2090")
    page.locator("#id_live_from_1").fill("1:30 am")
    page.get_by_role("radio", name="The second").check()

    assert violations(page) == {}
