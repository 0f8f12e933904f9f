"""In the form the crisis line comes into view while somebody writes of it."""

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
