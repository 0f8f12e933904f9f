"""In the form the crisis line comes into view while somebody writes of it."""

import pytest
from playwright.sync_api import expect

from tests.crisis_examples import IN_DANGER, NOT_IN_DANGER

TYPE_EACH = """(texts) => {
  const message = document.querySelector("[name=message]");
  return texts.filter((text) => {
    message.value = text;
    message.dispatchEvent(new Event("input", { bubbles: true }));
    return message.form.classList.contains("speaks-of-crisis");
  });
}"""


def test_the_script_knows_the_same_words_as_the_server(visitor):
    visitor.goto("/contact/")

    seen = visitor.evaluate(TYPE_EACH, IN_DANGER + NOT_IN_DANGER)

    assert seen == IN_DANGER


def test_the_crisis_line_is_there_while_somebody_writes_of_it(visitor):
    visitor.goto("/contact/")
    line = visitor.get_by_role("form").get_by_role("link", name="Call 988")

    visitor.locator("[name=message]").press_sequentially("I want to d")
    expect(line).to_be_hidden()
    visitor.locator("[name=message]").press_sequentially("ie")
    expect(line).to_be_visible()


# Where the field stands in what a phone's keyboard leaves of the screen.
SCROLLED = """(where) => {
  const message = document.querySelector("[name=message]");
  const bar = document.querySelector(".reach").getBoundingClientRect();
  message.scrollIntoView({ block: "start", behavior: "instant" });
  const { top, height } = message.getBoundingClientRect();
  const wanted = { top: 0, middle: (bar.top - height) / 2, bottom: bar.top - height }[where];
  window.scrollBy({ top: top - wanted, behavior: "instant" });
  message.focus({ preventScroll: true });
}"""
SEEN = """() => {
  const message = document.querySelector("[name=message]");
  const { left, top, bottom, width } = message.form.querySelector("a[href='tel:988']").getBoundingClientRect();
  const touched = [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + width / 2, y)?.textContent);
  const field = message.getBoundingClientRect();
  const seen = Math.min(field.bottom, window.innerHeight) - Math.max(field.top, 0);
  return { touched, fieldIsSeen: seen >= 40 };
}"""


@pytest.mark.parametrize("where", ["top", "middle", "bottom"])
def test_it_is_seen_beside_the_keyboard_of_a_phone_and_so_is_the_field(open_browser, where):
    page = open_browser(width=390, height=420)
    page.goto("/contact/")
    page.evaluate(SCROLLED, where)

    page.keyboard.type("I want to die")

    expect(page.locator(".speaks-of-crisis")).to_be_visible()
    assert page.evaluate(SEEN) == {"touched": ["Call 988"] * 2, "fieldIsSeen": True}
    page.keyboard.type(" today")
    expect(page.locator("[name=message]")).to_have_value("I want to die today")
    assert page.evaluate(SEEN) == {"touched": ["Call 988"] * 2, "fieldIsSeen": True}
