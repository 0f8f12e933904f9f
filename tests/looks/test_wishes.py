"""What a visitor asked of the device: its own colors, or that nothing moves."""

import pytest
from playwright.sync_api import expect

# The elements that would move, and how long.
MOVING = """() => [...document.querySelectorAll("*")].flatMap(element =>
  ["", "::before", "::after"].flatMap(part => {
    const { transitionDuration, animationDuration } = getComputedStyle(element, part);
    const isStill = durations => durations.split(", ").every(one => parseFloat(one) === 0);
    return isStill(transitionDuration) && isStill(animationDuration)
      ? [] : [`${element.tagName}.${element.className}${part} ${transitionDuration}`];
  }))"""


@pytest.mark.parametrize("address", ["/", "/services/morpheus8/", "/admin/blog/post/add/"])
def test_nothing_moves_for_who_asked_for_less_motion(staff_page, address):
    staff_page.goto(address)

    assert staff_page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert staff_page.evaluate(MOVING) == []
    if address == "/":
        assert (
            staff_page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
            == "auto"
        )


@pytest.mark.parametrize("part", [".call-to-action", ".at-a-glance"])
def test_where_the_device_chooses_the_colors_no_edge_touches_words(visitor, part):
    visitor.emulate_media(forced_colors="active")
    visitor.goto("/services/morpheus8/")

    box = visitor.locator(part).first
    expect(box).to_have_css("border-top-width", "3px")
    expect(box).to_have_css("border-left-width", "0px")
