import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import save
from tests.browser.editor import Editor

LOOK = """element => {
  const { color, fontFamily, fontWeight, fontStyle, lineHeight, fontSize, backgroundColor,
    textAlign, textTransform, listStyleType } = getComputedStyle(element);
  const ground = getComputedStyle(element.ownerDocument.documentElement).backgroundColor;
  const measure = getComputedStyle(element.closest(".prose")).maxWidth;
  const leading = (parseFloat(lineHeight) / parseFloat(fontSize)).toFixed(2);
  return { color, fontFamily, fontWeight, fontStyle, fontSize, leading, backgroundColor, textAlign,
    textTransform, listStyleType, ground, measure };
}"""
TAGS = ("p", "h2", "h3", "h4", "ul > li", "ol > li", "blockquote", "caption", "th", "td", "a")
EVERYTHING = """
<p>Rest <a href="/services/">well</a>.</p><h2>At home</h2><h3>Before</h3><h4>In the evening</h4>
<ul><li>Water</li></ul><ol><li>Soup</li></ol><blockquote><p>Slowly.</p></blockquote>
<table><caption>The first hours</caption><thead><tr><th scope="col">When</th></tr></thead>
<tbody><tr><td>Now</td></tr></tbody></table>
"""
SMALLEST_TARGET = 24
TELEPHONE = {"width": 390, "height": 800}
OTHER = {"light": "dark", "dark": "light"}
TOOLBAR = [
    "Format", "Bold", "Italic", "Insert/Remove Bulleted List",
    "Insert/Remove Numbered List", "Block Quote", "Link", "Unlink", "Photo from the library",
    "Table", "Insert Special Character", "Undo", "Redo", "Maximize", "Source",
]  # fmt: skip
EACH_THEME = pytest.mark.parametrize("theme", ["light", "dark"])
# How light a color is, from 0 to 1: the mean of its parts.
LIGHTNESS = """element => {
  const [red, green, blue] = getComputedStyle(element).backgroundColor.match(/[0-9.]+/g);
  return (Number(red) + Number(green) + Number(blue)) / 3 / 255;
}"""


def look(prose):
    return {tag: prose.locator(tag).first.evaluate(LOOK) for tag in TAGS}


@EACH_THEME
def test_a_text_looks_in_the_editor_as_on_the_site_in_the_theme_of_the_admin(
    open_browser, staff_cookies, theme
):
    # The system wishes the other: what a person chose in the admin counts.
    staff = open_browser(storage_state=staff_cookies, color_scheme=OTHER[theme])
    staff.goto("/admin/blog/post/add/")
    staff.locator("#id_title").press_sequentially(f"Everything, {theme}")
    body = Editor(staff, "id_body")
    body.paste(EVERYTHING)
    expect(body.text.locator("td")).to_have_text("Now")
    save(staff, "Save draft")
    staff.get_by_role("button", name="Toggle theme").click()
    expect(staff.locator("html")).to_have_attribute("data-theme", theme)

    # Letters grow with the width of the page, so the same is compared.
    width = Editor(staff, "id_body").text.evaluate("() => innerWidth")
    reader = open_browser(storage_state=staff_cookies, color_scheme=theme, width=width)
    reader.goto(staff.url.replace("/change/", "/preview/"))

    written = look(Editor(staff, "id_body").text)
    shown = look(reader.get_by_role("article").locator(".prose").first)
    unlike = {
        f"{name} of {tag}": (value, shown[tag][name])
        for tag in TAGS
        for name, value in written[tag].items()
        if value != shown[tag][name]
    }
    assert unlike == {}
    assert len({words["fontSize"] for words in shown.values()}) >= 4


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


def test_the_toolbar_offers_what_an_article_needs_and_no_more(staff_page):
    staff_page.goto("/admin/blog/post/add/")
    toolbars = Editor(staff_page, "id_body").frame.get_by_role("group", name="Editor toolbars")

    names = re.findall(r'button "(.*?)"', toolbars.aria_snapshot())

    assert names == TOOLBAR
    assert toolbars.get_by_role("button").count() == len(TOOLBAR)


# --- On a telephone -------------------------------------------------------------------------------


@pytest.fixture
def telephone(open_browser, staff_cookies, theme):
    """A page of somebody who writes on a telephone, by day or by night."""
    page = open_browser(**TELEPHONE, storage_state=staff_cookies, color_scheme=theme)
    page.goto("/admin/blog/post/add/")
    return page


@EACH_THEME
def test_an_editor_can_be_used_on_a_telephone(telephone, theme):
    body = Editor(telephone, "id_body")

    body.write("Typed with a thumb.")

    expect(body.text).to_have_text("Typed with a thumb.")
    assert is_inside(telephone.locator("#cke_id_body").bounding_box())
    boxes = [button.bounding_box() for button in body.frame.get_by_role("button").all()]
    assert len(boxes) == len(TOOLBAR)
    assert [box for box in boxes if min(box["width"], box["height"]) < SMALLEST_TARGET] == []
    assert [box for box in boxes if not is_inside(box)] == []
    assert is_in_theme(body.frame.locator(".cke_top"), theme)
    assert is_in_theme(body.text.locator("xpath=.."), theme)


@EACH_THEME
@pytest.mark.parametrize("button", ["link", "table", "specialchar"])
def test_a_dialog_fits_on_a_telephone(telephone, theme, button):
    dialog = Editor(telephone, "id_body").open_dialog(button).locator(".cke_dialog_body")

    expect(dialog).to_be_visible()
    assert is_inside(dialog.bounding_box())
    assert is_in_theme(dialog, theme)
    assert is_in_theme(dialog.locator(".cke_dialog_contents"), theme)


@EACH_THEME
def test_the_dialog_of_photos_fits_on_a_telephone(telephone, theme):
    dialog = Editor(telephone, "id_body").open_dialog("photo")

    expect(dialog.get_by_label("Search")).to_be_focused()
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    assert is_inside(dialog.bounding_box())
    assert telephone.evaluate("document.documentElement.scrollWidth") == TELEPHONE["width"]
    assert is_in_theme(dialog, theme)


def is_inside(box):
    return box["x"] >= 0 and box["x"] + box["width"] <= TELEPHONE["width"]


def is_in_theme(place, theme):
    lightness = place.evaluate(LIGHTNESS)
    return lightness > 0.8 if theme == "light" else lightness < 0.25
