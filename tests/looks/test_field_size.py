"""A field of less than 16 pixels makes an iPhone enlarge the page, and the form is off the screen."""

from tests.browser.public_pages import NOWHERE, one_of_each_template
from tests.looks.test_accessibility_of_admin import FORMS, LISTS

PHONE = {"width": 390, "height": 844}
# Hidden ones too: a script or a tap may show them.
SMALL_FIELDS = """() => [...document.querySelectorAll("input, select, textarea")]
  .filter(field => !["hidden", "checkbox", "radio", "submit", "button", "file"].includes(field.type))
  .filter(field => parseFloat(getComputedStyle(field).fontSize) < 16)
  .map(field => `${field.name || field.id || field.className}: ${getComputedStyle(field).fontSize}`)"""


def small_fields(page, addresses):
    page.set_viewport_size(PHONE)
    found = {}
    for address in addresses:
        page.goto(address)
        found[address] = page.evaluate(SMALL_FIELDS)
    return {address: fields for address, fields in found.items() if fields}


def test_no_field_of_a_public_page_is_small(visitor, site):
    assert small_fields(visitor, [*one_of_each_template(site), NOWHERE, "/admin/login/"]) == {}


def test_nor_one_of_the_admin(staff_page):
    pages = ["/admin/", *LISTS, *FORMS, "/admin/blog/post/add/", "/admin/services/service/add/",
             "/admin/photos/photo/1/change/", "/admin/contact/records/export/"]  # fmt: skip

    assert small_fields(staff_page, pages) == {}


def test_a_small_field_would_be_seen(visitor):
    visitor.goto("/search/")
    visitor.evaluate("document.querySelector('main input').style.fontSize = '15px'")

    assert visitor.evaluate(SMALL_FIELDS) == ["q: 15px"]
