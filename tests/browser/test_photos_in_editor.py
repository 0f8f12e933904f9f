import pytest
from playwright.sync_api import expect

from tests.browser.desk import add_question, save
from tests.browser.editor import Editor
from tests.browser.library import a_file, add_photo, choose, describe, drop, paste
from tests.photos.pictures import plain


def stored(page, field="id_body"):
    """The HTML of a field as the server keeps it, after saving."""
    return page.locator(f"#{field}").text_content()


def open_form(page, title):
    page.goto("/admin/blog/post/add/")
    page.locator("#id_title").press_sequentially(title)
    return Editor(page, "id_body")


def picture_loads(image):
    expect(image).to_be_visible()
    return image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_a_photo_of_the_library_stands_in_the_text_as_a_reference(staff_page):
    number = add_photo(staff_page, "A fern in the text")
    body = open_form(staff_page, "With a fern")
    body.write("Before.")

    body.click_button("photo")
    choose(staff_page, "A fern in the text")
    body.write("After.")
    assert picture_loads(body.text.get_by_role("img", name="A fern in the text"))
    save(staff_page, "Save draft")

    reference = f'<p><img data-photo="{number}"></p>'
    assert stored(staff_page) == f"<p>Before.</p>\n\n{reference}\n\n<p>After.</p>"
    again = Editor(staff_page, "id_body")
    assert picture_loads(again.text.locator(f'img[data-photo="{number}"]'))


def test_a_photo_splits_the_paragraph_in_which_it_is_put(staff_page):
    number = add_photo(staff_page, "Between two words")
    body = open_form(staff_page, "Split")
    body.write("one two")
    body.press(*["ArrowLeft"] * 3)

    body.click_button("photo")
    choose(staff_page, "Between two words")
    save(staff_page, "Save draft")

    assert stored(staff_page) == (
        f'<p>one</p>\n\n<p><img data-photo="{number}"></p>\n\n<p>two</p>'
    )


# The editor as it opens with a text that was stored.
SET = """html =>
  new Promise(callback => CKEDITOR.instances.id_body.setData(html, { callback }))"""
TOOLS = {
    "a heading": lambda body: body.choose_format("Heading 2"),
    "a list": lambda body: body.click_button("bulletedlist"),
    "a numbered list": lambda body: body.click_button("numberedlist"),
    "a quote": lambda body: body.click_button("blockquote"),
}
SELECTIONS = {
    "the photo": lambda body: body.text.get_by_role("img").click(),
    "everything": lambda body: body.press("Control+a"),
}


def test_no_tool_takes_a_selected_photo_away(staff_page):
    number = add_photo(staff_page, "Under every tool")
    body = open_form(staff_page, "Tools")

    for tool, use in TOOLS.items():
        for selection, select in SELECTIONS.items():
            staff_page.evaluate(SET, f'<p>a</p><p><img data-photo="{number}"></p><p>b</p>')
            select(body)
            use(body)

            assert f'<img data-photo="{number}" />' in body.html, (tool, selection)


def test_one_undo_takes_a_photo_out_again(staff_page):
    add_photo(staff_page, "Not for long")
    body = open_form(staff_page, "Undone")
    body.write("Words.")
    body.click_button("photo")
    choose(staff_page, "Not for long")
    expect(body.text.get_by_role("img")).to_have_count(1)

    body.click_button("undo")

    expect(body.text.get_by_role("img")).to_have_count(0)
    expect(body.text).to_have_text("Words.")


def test_a_double_click_exchanges_a_photo(staff_page):
    add_photo(staff_page, "The first choice")
    other = add_photo(staff_page, "The second choice")
    body = open_form(staff_page, "Exchanged")
    body.click_button("photo")
    choose(staff_page, "The first choice")

    body.text.get_by_role("img", name="The first choice").dblclick()
    choose(staff_page, "The second choice")
    save(staff_page, "Save draft")

    assert stored(staff_page) == f'<p><img data-photo="{other}"></p>'


@pytest.mark.parametrize("bring", [paste, drop])
def test_files_that_are_brought_go_through_the_same_door_one_after_the_other(staff_page, bring):
    body = open_form(staff_page, "Brought")
    body.write("Words.")
    expect(body.text).to_have_text("Words.")

    bring(body.text.locator("p"), a_file("image.jpg"), a_file("another.jpg"))
    for words in ("Brought first", "Brought second"):
        describe(staff_page, words)
        expect(body.text.get_by_role("img", name=words)).to_be_visible()
    save(staff_page, "Save draft")
    assert stored(staff_page).count("<img data-photo=") == 2


@pytest.mark.parametrize("name", ["IMG_1.HIF", "IMG_2.heic", "IMG_3.heif"])
def test_a_telephones_picture_is_known_by_its_name_where_its_type_has_none(staff_page, name):
    body = open_form(staff_page, "From a telephone")
    body.write("Words.")
    expect(body.text).to_have_text("Words.")

    file = {"name": name, "mimeType": "", "buffer": plain("HEIF")}
    paste(body.text.locator("p"), file)
    describe(staff_page, f"Pasted as {name}")

    assert picture_loads(body.text.get_by_role("img", name=f"Pasted as {name}"))


def test_who_gives_up_an_upload_goes_on_writing_where_it_was(staff_page):
    body = open_form(staff_page, "Given up")
    body.write("Words.")

    paste(body.text.locator("p"), a_file("image.jpg"))
    expect(staff_page.get_by_label("What the photo shows")).to_be_focused()
    staff_page.keyboard.press("Escape")
    expect(body.text).to_be_focused()
    staff_page.keyboard.type(" More.")

    expect(body.text).to_have_text("Words. More.")


def test_a_question_has_photos_too(staff_page):
    number = add_photo(staff_page, "In an answer")
    open_form(staff_page, "Asked").write("Words.")
    row = add_question(staff_page)
    staff_page.locator(f"#id_questions-{row}-question").fill("Why?")

    answer = Editor(staff_page, f"id_questions-{row}-answer")
    answer.click_button("photo")
    choose(staff_page, "In an answer")
    save(staff_page, "Save draft")

    assert stored(staff_page) == "<p>Words.</p>"
    assert stored(staff_page, f"id_questions-{row}-answer") == (
        f'<p><img data-photo="{number}"></p>'
    )


def test_the_source_shows_the_reference_alone_and_comes_back_as_a_picture(staff_page):
    number = add_photo(staff_page, "There and back")
    body = open_form(staff_page, "Source")
    body.click_button("photo")
    choose(staff_page, "There and back")

    body.click_button("source")
    source = staff_page.locator("textarea.cke_source")
    assert f'<p><img data-photo="{number}" /></p>' in source.input_value()
    body.click_button("source")

    assert picture_loads(Editor(staff_page, "id_body").text.locator("img"))
