from playwright.sync_api import expect

ADDRESS_WITH_QUESTIONS = "/blog/is-morpheus8-right-for-you/"
MOST_STOPS = 60
FORM_STOPS = [
    "name",
    "telephone",
    "email",
    "preferred_way",
    "preferred_time",
    "treatment",
    "message",
    "has_consented",
]


def press_tab_until(page, locator):
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{locator} is not among the first {MOST_STOPS} stops.")


def test_the_skip_link_is_the_first_stop_and_leads_past_the_header(visitor):
    visitor.goto("/")

    visitor.keyboard.press("Tab")

    skip_link = visitor.locator(":focus")
    expect(skip_link).to_have_attribute("href", "#main-content")
    expect(skip_link).to_be_in_viewport()
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    expect(visitor.locator("main :focus")).to_have_count(1)


def test_a_question_opens_with_the_keyboard(visitor):
    visitor.goto(ADDRESS_WITH_QUESTIONS)
    question = visitor.locator("details").first
    answer = question.locator("div")
    expect(answer).to_be_hidden()

    press_tab_until(visitor, question.locator("summary"))
    visitor.keyboard.press("Enter")

    expect(answer).to_be_visible()


def test_a_request_can_be_sent_with_the_keyboard_alone(visitor):
    visitor.goto("/contact/")
    typed = {"name": "Kay Board", "telephone": "(727) 555-0137", "has_consented": " "}
    press_tab_until(visitor, visitor.locator("[name=name]"))

    stops = []
    while (stop := visitor.locator(":focus")).get_attribute("type") != "submit":
        name = stop.get_attribute("name")
        stops.append(name)
        visitor.keyboard.type(typed.get(name, ""))
        visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")

    # The trap for programs is not among them.
    assert sorted(stops) == sorted(FORM_STOPS)
    expect(visitor).to_have_url("/contact/thanks/")
