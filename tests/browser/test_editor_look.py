import pytest
from playwright.sync_api import expect

from tests.browser.editor import Editor

LOOK = """element => {
  const { color, fontFamily, fontWeight, lineHeight, fontSize, backgroundColor } =
    getComputedStyle(element);
  const ground = getComputedStyle(element.ownerDocument.documentElement).backgroundColor;
  const measure = getComputedStyle(element.parentElement).maxWidth;
  const leading = (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2);
  return { color, fontFamily, fontWeight, leading, backgroundColor, ground, measure };
}"""
SMALLEST_TARGET = 24
TELEPHONE = {"width": 390, "height": 800}
ARTICLE = "/blog/efficacy-of-rf-microneedling/"
OTHER = {"light": "dark", "dark": "light"}


def look(prose):
    return [prose.locator(tag).first.evaluate(LOOK) for tag in ("p", "h2")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_text_looks_in_the_editor_as_on_the_site_in_the_theme_of_the_admin(
    open_browser, staff_cookies, theme
):
    # The system wishes the other: what a person chose in the admin counts.
    staff = open_browser(storage_state=staff_cookies, color_scheme=OTHER[theme])
    staff.goto("/admin/blog/post/add/")
    body = Editor(staff, "id_body")
    body.paste("<p>Rest well.</p><h2>At home</h2>")
    staff.get_by_role("button", name="Toggle theme").click()
    expect(staff.locator("html")).to_have_attribute("data-theme", theme)

    reader = open_browser(color_scheme=theme)
    reader.goto(ARTICLE)

    assert look(body.text) == look(reader.get_by_role("article").locator(".prose").first)


def test_a_chosen_theme_is_there_when_the_editor_opens(open_browser, staff_cookies):
    page = open_browser(storage_state=staff_cookies, color_scheme="light")
    page.goto("/admin/")
    page.get_by_role("button", name="Toggle theme").click()

    page.goto("/admin/blog/post/add/")

    body = Editor(page, "id_body")
    expect(body.text.locator("xpath=..")).to_have_css("background-color", "rgb(14, 26, 31)")
    body.format_button.click()
    menu = page.frame_locator("iframe.cke_panel_frame").locator("body")
    expect(menu).to_have_css("background-color", "rgb(14, 26, 31)")


def test_an_editor_can_be_used_on_a_telephone(staff_page):
    staff_page.set_viewport_size(TELEPHONE)
    staff_page.goto("/admin/blog/post/add/")
    body = Editor(staff_page, "id_body")

    body.write("Typed with a thumb.")

    expect(body.text).to_have_text("Typed with a thumb.")
    assert is_inside(staff_page.locator("#cke_id_body").bounding_box())
    boxes = [button.bounding_box() for button in body.frame.get_by_role("button").all()]
    assert len(boxes) >= 13
    assert [box for box in boxes if min(box["width"], box["height"]) < SMALLEST_TARGET] == []
    assert [box for box in boxes if not is_inside(box)] == []


@pytest.mark.parametrize("button", ["link", "table", "specialchar"])
def test_a_dialog_fits_on_a_telephone(staff_page, button):
    staff_page.set_viewport_size(TELEPHONE)
    staff_page.goto("/admin/blog/post/add/")

    dialog = Editor(staff_page, "id_body").open_dialog(button).locator(".cke_dialog_body")

    expect(dialog).to_be_visible()
    assert is_inside(dialog.bounding_box())


def is_inside(box):
    return box["x"] >= 0 and box["x"] + box["width"] <= TELEPHONE["width"]
