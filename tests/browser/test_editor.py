import pytest
from playwright.sync_api import expect

from tests.browser.desk import add_question, save
from tests.browser.editor import Editor

PASTED = (
    '<p onclick="alert(1)">Kept words.</p><script>document.title = "taken over"</script>'
    '<img src="https://elsewhere.example/pixel.png"><p><b>Bold</b> <span style="color:red">plain'
    "</span></p>"
)
PASTE = """(body, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  body.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def new_page(staff_page):
    """The form of a new article, open, with the title written."""

    def open_form(title):
        staff_page.goto("/admin/blog/post/add/")
        staff_page.locator("#id_title").press_sequentially(title)
        return staff_page

    return open_form


def stored(page, field="id_body"):
    """The HTML of a field as the server keeps it, after saving."""
    return page.locator(f"#{field}").text_content()


def test_bold_words_are_stored_as_strong(new_page):
    page = new_page("Bold words")
    body = Editor(page, "id_body")

    body.click_button("bold")
    body.write("Loud")
    save(page, "Save and continue editing")

    assert stored(page) == "<p><strong>Loud</strong></p>"


def test_an_added_question_gets_an_editor_of_its_own(new_page):
    page = new_page("Two editors")
    Editor(page, "id_body").write("About the body.")

    number = add_question(page)
    page.locator(f"#id_questions-{number}-question").fill("Why?")
    Editor(page, f"id_questions-{number}-answer").write("Because.")
    save(page, "Save and continue editing")

    assert stored(page) == "<p>About the body.</p>"
    assert stored(page, f"id_questions-{number}-answer") == "<p>Because.</p>"


def test_of_what_is_pasted_only_words_and_their_structure_are_kept(new_page):
    page = new_page("Pasted words")
    body = Editor(page, "id_body")

    body.text.evaluate(PASTE, PASTED)
    expect(body.text).to_contain_text("Kept words.")
    save(page, "Save and continue editing")

    assert stored(page) == ("<p>Kept words.</p>\n\n<p><strong>Bold</strong> plain</p>")


def test_what_is_written_into_the_source_is_cleaned_too(new_page):
    page = new_page("Source words")
    body = Editor(page, "id_body")

    body.click_button("source")
    page.locator("textarea.cke_source").fill(PASTED)
    save(page, "Save and continue editing")

    assert stored(page) == ("<p>Kept words.</p><p><strong>Bold</strong> plain</p>")


def test_an_editor_can_be_used_on_a_telephone(staff_page):
    staff_page.set_viewport_size({"width": 390, "height": 800})
    staff_page.goto("/admin/blog/post/add/")
    body = Editor(staff_page, "id_body")

    body.write("Typed with a thumb.")

    expect(body.text).to_have_text("Typed with a thumb.")
    box = staff_page.locator("#cke_id_body").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
