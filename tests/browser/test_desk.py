"""The form of a page is written with the keyboard alone, and its parts go where a hand puts them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import add_question, open_row, save, unfold
from tests.browser.editor import Editor

POSTS = "/admin/blog/post/"
IS_UNCOVERED = """field => {
  const { x, y } = field.getBoundingClientRect();
  return document.elementFromPoint(x + 4, y + 4) === field;
}"""
IS_BESIDE = """row => {
  const picture = row.querySelector("img"), words = document.createRange();
  words.selectNodeContents(picture.parentElement);
  words.setStartAfter(picture);
  return words.getBoundingClientRect().left > picture.getBoundingClientRect().right;
}"""
LONG = """option => {
  option.label = "A long name ".repeat(6);
  option.dataset.photo = "/static/clinic/img/icon.svg";
}"""
NAMES = "list => [...list.selectedOptions].map(option => option.label)"

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def form(staff_page):
    staff_page.goto(f"{POSTS}add/?stored")
    return staff_page


def test_an_article_is_written_and_published_without_a_mouse(form):
    keys = form.keyboard
    form.locator("#id_title").press_sequentially("Herons by keys")
    body = Editor(form, "id_body")
    body.text.focus()
    keys.type("They stand still.")
    form.get_by_role("combobox", name="Author").focus()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Enter")
    body.text.focus()
    with form.expect_navigation(url=re.compile(r"/\d+/change/")):
        keys.press("Control+s")
    expect(form.get_by_text("Saved as a draft. Visitors do not see this page.")).to_be_visible()

    with form.expect_navigation():
        keys.press("Control+Enter")

    expect(
        form.get_by_text(re.compile("Herons by keys: Published. Live now at http"))
    ).to_be_visible()
    expect(form.locator("#id_author option:checked")).not_to_have_text("---------")


def test_what_is_read_next_is_found_by_typing_and_put_in_order(form):
    unfold(form, "Read next")
    search = form.get_by_role("combobox", name="Read next")
    for words in ("ketamin", "MORPH"):
        search.fill(words)
        search.press("Enter")
    first, second = form.locator("#id_read_next").evaluate(NAMES)

    form.get_by_role("button", name=f"Move up: {second}").click()
    assert form.locator("#id_read_next").evaluate(NAMES) == [second, first]

    form.get_by_role("button", name=f"Remove {first}").click()
    assert form.locator("#id_read_next").evaluate(NAMES) == [second]
    expect(search).to_be_focused()


def test_a_question_that_is_moved_keeps_what_is_being_written_in_it(form):
    for number, question in enumerate(["One?", "Two?", "Three?"]):
        assert add_question(form) == number
        form.keyboard.type(question)
    form.keyboard.press("Tab")
    form.keyboard.type("The third answer.")
    Editor(form, "id_questions-0-answer").write("The first answer.")

    down = form.locator("#questions-0").get_by_role("button", name="Move down")
    down.click()
    down.press("Enter")

    expect(down).to_be_focused()
    names = form.locator(".page-rows .inline-related:not(.empty-form) .page-row-name")
    expect(names).to_have_text(["Two?", "Three?", "One?"])
    expect(form.locator(".page-rows-said")).to_have_text("Now in place 3 of 3.")
    places = [form.locator(f"#id_questions-{n}-position").input_value() for n in range(3)]
    assert places == ["3", "1", "2"]
    expect(Editor(form, "id_questions-0-answer").text).to_have_text("The first answer.")
    expect(Editor(form, "id_questions-2-answer").text).to_have_text("The third answer.")


def test_a_question_is_dragged_to_another_place(form):
    for number, question in enumerate(["One?", "Two?", "Three?"]):
        add_question(form)
        form.locator(f"#id_questions-{number}-question").fill(question)
        open_row(form, number)  # shuts it: short rows are dragged

    form.locator("#questions-2 .page-row-handle").drag_to(
        form.locator("#questions-0"), target_position={"x": 20, "y": 4}
    )

    names = form.locator(".page-rows .inline-related:not(.empty-form) .page-row-name")
    expect(names).to_have_text(["Three?", "One?", "Two?"])


def test_a_folded_part_opens_where_it_holds_an_error(form):
    form.locator("#id_title").fill("Herons some day")
    form.locator("summary", has_text="Plan").click()
    form.locator("#id_live_from_0").fill("some day")
    form.locator("summary", has_text="Plan").click()

    save(form, "Save draft")

    expect(form.locator("#id_live_from_0")).to_be_visible()
    expect(form.get_by_role("alert").first).to_be_focused()


def test_of_eight_texts_only_the_one_that_is_used_has_an_editor(staff_page):
    staff_page.goto("/admin/services/service/")
    staff_page.locator("#result_list tbody th a").first.click()
    frames = staff_page.locator("iframe.cke_wysiwyg_frame")
    expect(staff_page.get_by_role("button", name="Edit Risks and side effects")).to_be_visible()
    expect(frames).to_have_count(0)

    Editor(staff_page, "id_risks")

    expect(frames).to_have_count(1)


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("javascript", [True, False], ids=["", "without JavaScript"])
def test_each_line_of_what_keeps_a_page_back_leads_to_its_field(
    open_browser, staff_cookies, width, javascript
):
    page = open_browser(width=width, javascript=javascript, storage_state=staff_cookies)
    page.goto("/admin/services/service/")
    page.locator("#result_list tbody th a").first.click()
    page.goto(f"{page.url}?stored")
    page.locator("summary", has_text="Video").click()
    page.locator("#id_video_url").fill("no address")
    page.locator("summary", has_text="Search engines").click()
    page.locator("#id_canonical_url").fill("no address")
    page.locator("#prices-0 summary").click()
    page.locator("#id_prices-0-low").fill("0")
    save(page, "Publish changes")

    lines = page.locator("#form-errors li")
    expect(lines).to_have_text(
        [
            "Address of the video: Enter a valid URL.",
            re.compile("^Title of the video: Give the title"),
            re.compile("^Still of the video: Choose a still"),
            "Canonical address: Enter a valid URL.",
            re.compile("^Price 1, Price: The price must be more than zero.$"),
        ]
    )
    places = ["video_url", "video_title", "video_still", "canonical_url", "prices-0-low"]
    for number, place in enumerate(places):
        lines.nth(number).get_by_role("link").click()
        field = page.locator(f"#id_{place}")
        if place == "video_still" and javascript:
            field = page.locator(".field-video_still").get_by_role("button", name="Choose")
        expect(field).to_be_in_viewport()
        expect(field).to_be_focused()
        assert field.evaluate(IS_UNCOVERED)


def test_a_double_click_saves_what_is_new_once(form):
    form.locator("#id_title").fill("Herons by two clicks")

    with form.expect_navigation(url=re.compile(r"/\d+/change/")):
        form.get_by_role("button", name="Save draft").first.dblclick()

    form.goto(f"{POSTS}?q=Herons+by+two+clicks")
    expect(form.locator("#result_list tbody tr")).to_have_count(1)


def test_a_long_name_breaks_beside_its_picture(form):
    form.locator("#id_author option").last.evaluate(LONG)
    search = form.get_by_role("combobox", name="Author")

    search.fill("A long name")
    assert form.locator(".found:visible li").first.evaluate(IS_BESIDE)
    search.press("Enter")
    assert form.locator(".chosen li").first.evaluate(IS_BESIDE)
