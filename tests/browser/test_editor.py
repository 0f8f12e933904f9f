import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import add_question, save
from tests.browser.editor import Editor

PASTED = (
    '<p onclick="alert(1)">Kept words.</p><script>document.title = "taken over"</script>'
    '<p><b>Bold</b> <span style="color:red">plain</span></p>'
)


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


WRITTEN = """
<p>Rest <strong>well</strong> and <em>slowly</em>.</p>
<h2>At home</h2>
<ul> <li>Water</li> <li>Soup</li> </ul>
<p><a href="/services/">Our treatments</a>, at 20°. <strong>Gently</strong></p>
<table> <caption>The first hours</caption>
<thead> <tr> <th scope="col">When</th> </tr> </thead>
<tbody> <tr> <td>Now</td> </tr> <tr> <td></td> </tr> </tbody> </table>
"""


def test_an_article_is_written_with_every_tool_and_no_script_inside_the_page(new_page):
    page = new_page("Every tool")
    body = Editor(page, "id_body")

    write_paragraphs(body)
    bold_by_keyboard(page, body)
    write_table(body)
    take_back_and_again(body)
    look_at_source_and_whole_screen(page, body)
    save(page, "Save draft")

    assert stored(page).split() == WRITTEN.split()


def write_paragraphs(body):
    body.write("Rest ")
    body.click_button("bold")
    body.write("well")
    body.click_button("bold")
    body.write(" and ")
    body.press("Control+i")
    body.write("slowly")
    body.press("Control+i")
    body.write(".")
    body.press("Enter")
    body.write_heading(2, "At home")
    body.write_list("Water", "Soup")
    body.write_link("Our treatments", "/services/")
    body.press("Control+End")
    body.write(", at 20")
    body.insert_character("Degree sign")
    body.write(". ")


def bold_by_keyboard(page, body):
    body.press("Alt+F10")
    expect(body.format_button).to_be_focused()
    page.keyboard.press("Tab")
    expect(body.button("bold")).to_be_focused()
    page.keyboard.press("Enter")
    body.write("Gently")
    body.press("Control+b", "Enter")


def write_table(body):
    body.insert_table("The first hours")
    cells = body.text.locator("th, td")
    cells.nth(0).click()
    body.write("When")
    body.choose_from_menu(cells.nth(1), "Column", "Delete Columns")
    expect(cells).to_have_count(2)
    cells.nth(1).click()
    body.write("Now")
    body.choose_from_menu(cells.nth(1), "Row", "Insert Row After")
    expect(cells).to_have_count(3)


def take_back_and_again(body):
    rows = body.text.locator("tr")
    expect(rows).to_have_count(3)
    body.click_button("undo")
    expect(rows).to_have_count(2)
    body.click_button("redo")
    expect(rows).to_have_count(3)


def look_at_source_and_whole_screen(page, body):
    body.click_button("source")
    expect(page.locator("textarea.cke_source")).to_have_value(re.compile("<h2>At home</h2>"))
    body.click_button("source")
    body.click_button("maximize")
    expect(body.frame.locator(".cke_maximized")).to_have_css("width", "1280px")
    body.click_button("maximize")
    expect(body.frame.locator(".cke_maximized")).to_have_count(0)
    expect(body.text.get_by_role("heading")).to_have_text("At home")


def test_the_keys_are_explained(staff_page):
    staff_page.goto("/admin/blog/post/add/")
    body = Editor(staff_page, "id_body")

    body.press("Alt+0")

    expect(body.dialog).to_contain_text("Press Alt+F10 to navigate to the toolbar.")


def test_an_added_question_gets_an_editor_of_its_own(new_page):
    page = new_page("Two editors")
    Editor(page, "id_body").write("About the body.")

    number = add_question(page)
    page.locator(f"#id_questions-{number}-question").fill("Why?")
    Editor(page, f"id_questions-{number}-answer").write("Because.")
    save(page, "Save draft")

    assert stored(page) == "<p>About the body.</p>"
    assert stored(page, f"id_questions-{number}-answer") == "<p>Because.</p>"


def test_of_what_is_pasted_only_words_and_their_structure_are_kept(new_page):
    page = new_page("Pasted words")
    body = Editor(page, "id_body")

    body.paste(PASTED)
    expect(body.text).to_contain_text("Kept words.")
    save(page, "Save draft")

    assert stored(page) == ("<p>Kept words.</p>\n\n<p><strong>Bold</strong> plain</p>")


def test_what_is_written_into_the_source_is_cleaned_too(new_page):
    page = new_page("Source words")
    body = Editor(page, "id_body")

    body.click_button("source")
    page.locator("textarea.cke_source").fill(PASTED)
    save(page, "Save draft")

    assert stored(page) == ("<p>Kept words.</p><p><strong>Bold</strong> plain</p>")


def test_a_blank_that_holds_a_number_to_a_bold_word_stays(staff_page):
    staff_page.goto("/admin/blog/post/add/")
    body = Editor(staff_page, "id_body")

    body.write("after 20 ")
    body.click_button("bold")
    body.write("mg")
    body.click_button("bold")
    body.write(" slowly ")
    body.click_button("bold")
    body.write("rest")

    assert body.html.strip() == (
        "<p>after 20&nbsp;<strong>mg</strong> slowly <strong>rest</strong></p>"
    )
