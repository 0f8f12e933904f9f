"""The admin on screens of every size: nothing sticks out, and what matters is in reach."""

import re

import pytest
from playwright.sync_api import expect

TELEPHONE = {"width": 390, "height": 800}
POSTS = "/admin/blog/post/"
LISTS_AND_FORMS = ("/admin/", POSTS, f"{POSTS}add/", "/admin/photos/photo/", "/admin/auth/user/")


# The page, and the frame around a list, which scrolls by itself.
WIDER_THAN_THEIR_FRAME = """() =>
  [document.documentElement, ...document.querySelectorAll(".results")]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length"""


def test_the_sign_in_page_fits_and_wears_the_look_of_the_clinic(open_browser):
    page = open_browser(**TELEPHONE, color_scheme="dark")
    page.goto("/admin/login/")

    assert page.evaluate(WIDER_THAN_THEIR_FRAME) == 0
    expect(page.get_by_role("heading", level=1)).to_have_css(
        "font-family", re.compile("^Newsreader")
    )
    expect(page.locator("svg.horizon")).to_be_visible()
    expect(page.locator("html")).to_have_css("background-color", "rgb(14, 26, 31)")


@pytest.mark.parametrize("address", LISTS_AND_FORMS)
def test_its_pages_fit_on_every_screen(staff_page, address):
    staff_page.goto(address)
    wide = {}

    for width in (360, 390, 800, 1024, 1280, 1440):
        staff_page.set_viewport_size({"width": width, "height": 900})
        wide[width] = staff_page.evaluate(WIDER_THAN_THEIR_FRAME)

    assert {width for width, number in wide.items() if number} == set()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_headings_of_a_sorted_list_stand_on_one_line(staff_page, width):
    staff_page.set_viewport_size({"width": width, "height": 900})
    staff_page.goto(f"{POSTS}?o=-3")

    sorted_by = staff_page.get_by_role("columnheader", name="Author")
    boxes = [link.bounding_box() for link in staff_page.locator("thead .text a").all()]

    assert len(boxes) > 3
    assert len({box["y"] + box["height"] / 2 for box in boxes}) == 1
    assert sorted_by.get_by_role("link").count() == 1  # and it says the order
    assert (
        staff_page.evaluate(
            "getComputedStyle(document.querySelector('thead .sorted .text a'), '::after').content"
        )
        == '" ↓"'
    )


@pytest.mark.parametrize("width", [1024, 1440])
def test_a_long_title_stands_beside_the_tools_of_its_page(staff_page, width):
    staff_page.set_viewport_size({"width": width, "height": 900})
    staff_page.goto(POSTS)
    staff_page.locator("#result_list tbody a").first.click()
    title = staff_page.locator("#content > h2")

    title.evaluate("title => { title.textContent = 'Words that go on '.repeat(9); }")
    left, right = title.bounding_box(), staff_page.locator(".object-tools").bounding_box()

    assert left["x"] + left["width"] <= right["x"]
    assert left["y"] < right["y"] + right["height"] / 2 < left["y"] + left["height"]
    assert left["width"] >= 320


def test_a_plain_off_is_not_red(staff_page):
    staff_page.goto("/admin/clinic/treatment/")

    off = staff_page.locator("#result_list [alt=False]").first

    expect(off).to_have_css("filter", "grayscale(1)")


@pytest.mark.parametrize("width", [390, 1440])
def test_saving_is_always_in_reach_and_hides_no_field_at_hand(open_browser, staff_cookies, width):
    page = open_browser(width=width, height=480, storage_state=staff_cookies)
    page.goto("/admin/clinic/treatment/add/")
    save = page.get_by_role("button", name="Save", exact=True)
    expect(save).to_be_in_viewport(ratio=1)

    page.get_by_label("Name").focus()
    edges = []
    while page.locator(".form-row :focus").count():
        box = page.locator(":focus").bounding_box()
        edges.append(box["y"] + box["height"])
        page.keyboard.press("Tab")

    assert len(edges) >= 4
    assert max(edges) <= save.bounding_box()["y"]
