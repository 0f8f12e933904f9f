"""A difference is told without colors: on screen, where the device chooses them, and on paper."""

import pytest

LINES = """() => Object.fromEntries(["ins", "del", "mark"].map(name => {
  const look = getComputedStyle(document.querySelector(`.difference p ${name}`));
  return [name, `${look.textDecorationLine} ${look.textDecorationStyle}`];
}))"""
WITHOUT_COLORS = {
    "ins": "underline solid",
    "del": "line-through solid",
    "mark": "underline dotted",
}


@pytest.mark.parametrize(
    "media",
    [{"color_scheme": "dark"}, {"forced_colors": "active"}, {"media": "print"}],
    ids=["by night", "with the device's colors", "on paper"],
)
def test_each_mark_has_a_line_of_its_own(staff_page, media):
    staff_page.emulate_media(**media)
    staff_page.goto("/admin/style-guide/")

    assert staff_page.evaluate(LINES) == WITHOUT_COLORS


def test_what_stayed_is_folded_on_screen_and_opens_without_a_script(staff_page):
    staff_page.goto("/admin/style-guide/")
    folded = staff_page.locator(".difference-folded")
    assert not folded.locator("p").first.is_visible()

    folded.locator("summary").click()

    assert folded.locator("p").first.is_visible()
