import pytest
from playwright.sync_api import expect

from clinic_site.photos.endpoints import PHOTOS_A_PAGE
from tests.browser.desk import save, sign_in
from tests.browser.library import (
    LIST,
    a_file,
    add_photo,
    choose,
    describe,
    dialog_of,
    drop,
    upload_undescribed,
)

ONE_ONLY = "One photo at a time here; the photo library takes many."

CHOSEN = "#id_photo"  # has its value a moment after the dialog has closed


def open_dialog(page, address="/admin/blog/post/add/"):
    page.goto(address)
    field(page).get_by_role("button", name="Choose").click()
    expect(dialog_of(page).get_by_label("Search")).to_be_focused()


def field(page):
    return page.locator(".field-photo")


def test_a_photo_is_searched_chosen_saved_and_taken_away(staff_page):
    number = add_photo(staff_page, "A fern at the entrance")

    open_dialog(staff_page, "/admin/clinic/person/1/change/")
    choose(staff_page, "A fern at the entrance")
    expect(field(staff_page)).to_contain_text("A fern at the entrance")
    save(staff_page, "Save draft and go on")

    expect(staff_page.locator(CHOSEN)).to_have_value(number)
    expect(field(staff_page).get_by_role("img")).to_have_count(0)  # its words stand beside it
    field(staff_page).get_by_role("button", name="Remove").click()
    expect(field(staff_page).get_by_role("button", name="Choose or upload")).to_be_focused()
    save(staff_page, "Save draft and go on")
    expect(staff_page.locator(CHOSEN)).to_have_value("")


def test_a_photo_without_words_gets_them_before_it_is_chosen(staff_page):
    number = upload_undescribed(staff_page)

    open_dialog(staff_page)
    dialog_of(staff_page).get_by_role("button", name="Without alt text").first.click()
    describe(staff_page, "Told at last")

    expect(field(staff_page)).to_contain_text("Told at last")
    expect(staff_page.locator(CHOSEN)).to_have_value(number)


@pytest.fixture
def unwatched_page(site, browser, staff_cookies):
    """A page in a browser of its own, which may be signed out and in again."""
    with browser.new_context(base_url=site.url, storage_state=staff_cookies) as context:
        yield context.new_page()


def is_asked(page):
    """Wait until the form has heard from the server that its writer is signed in."""
    with page.expect_response(lambda answer: "/unsaved/" in answer.url and answer.ok):
        pass


@pytest.mark.parametrize("is_told", [True, False])
def test_whoever_was_signed_out_meanwhile_signs_in_beside_it_and_keeps_what_was_typed(
    unwatched_page, is_told
):
    page, words = unwatched_page, f"Told in two sessions, {is_told}"
    number = upload_undescribed(page)
    open_dialog(page)
    dialog_of(page).get_by_role("button", name="Without alt text").first.click()
    is_asked(page)  # the next time comes in five seconds
    page.context.clear_cookies(name="sessionid")

    if is_told:
        describe(page, words)
        sentence = dialog_of(page).get_by_role("status").last
        expect(sentence).to_contain_text("Sign in in another tab, then try again here")
    sign_in(page.context.new_page())
    is_asked(page)
    expect(page.locator("#signing-in")).to_be_hidden()
    field_of_words = dialog_of(page).get_by_label("What the photo shows")
    expect(field_of_words).to_have_value(words if is_told else "")
    field_of_words.fill(words)
    dialog_of(page).get_by_role("button", name="Save and use it").click()

    expect(field(page)).to_contain_text(words)
    expect(page.locator(CHOSEN)).to_have_value(number)


@pytest.mark.parametrize("way", ["button", "drop"])
def test_a_photo_is_uploaded_described_and_chosen_without_leaving_the_form(staff_page, way):
    open_dialog(staff_page)
    staff_page.evaluate("document.getElementById('id_title').value = 'Typed before'")

    if way == "button":
        dialog_of(staff_page).get_by_label("Upload a photo").set_input_files([a_file()])
    else:
        drop(dialog_of(staff_page), a_file())
    describe(staff_page, f"Uploaded by {way}")

    expect(field(staff_page)).to_contain_text(f"Uploaded by {way}")
    expect(staff_page.locator("#id_title")).to_have_value("Typed before")


def test_several_files_are_too_many_for_one_place(staff_page):
    open_dialog(staff_page)

    drop(dialog_of(staff_page), a_file(), a_file())

    expect(dialog_of(staff_page).get_by_role("status").first).to_have_text(ONE_ONLY)


@pytest.mark.parametrize("way", ["Escape", "Close"])
def test_who_chooses_nothing_keeps_what_was_there(staff_page, way):
    open_dialog(staff_page, "/admin/blog/post/1/change/")
    before = staff_page.locator(CHOSEN).input_value()

    if way == "Escape":
        staff_page.keyboard.press("Escape")
    else:
        dialog_of(staff_page).get_by_role("button", name="Close").click()

    expect(dialog_of(staff_page)).to_be_hidden()
    expect(field(staff_page).get_by_role("button", name="Choose another")).to_be_focused()
    expect(staff_page.locator(CHOSEN)).to_have_value(before)


def test_a_search_that_finds_nothing_says_so(staff_page):
    open_dialog(staff_page)

    staff_page.keyboard.type("nothing of the kind")

    expect(dialog_of(staff_page).get_by_role("status").first).to_have_text(
        "No photo of the library has these words."
    )


def test_a_large_library_comes_by_the_page(staff_page):
    staff_page.goto(LIST)
    files = [a_file() for _ in range(PHOTOS_A_PAGE + 1)]
    staff_page.get_by_label("Choose files").set_input_files(files)
    forms = staff_page.get_by_label("What the photo shows")
    expect(forms).to_have_count(len(files), timeout=60_000)
    open_dialog(staff_page)
    tiles = dialog_of(staff_page).get_by_role("listitem")
    expect(tiles).to_have_count(PHOTOS_A_PAGE)

    dialog_of(staff_page).get_by_role("button", name="Show more").click()

    next_tile = tiles.nth(PHOTOS_A_PAGE).get_by_role("button")
    expect(next_tile).to_be_focused()


def test_the_way_back_leads_to_the_library(staff_page):
    upload_undescribed(staff_page)
    open_dialog(staff_page)
    dialog_of(staff_page).get_by_role("button", name="Without alt text").first.click()

    dialog_of(staff_page).get_by_role("button", name="Back to the library").click()

    expect(dialog_of(staff_page).get_by_label("Search")).to_be_focused()
    expect(dialog_of(staff_page).get_by_role("listitem").first).to_be_visible()


def test_a_photo_is_chosen_with_the_keyboard_alone_on_a_telephone(staff_page):
    number = add_photo(staff_page, "Chosen by keys")
    staff_page.set_viewport_size({"width": 390, "height": 800})
    open_dialog(staff_page)

    staff_page.keyboard.type("Chosen by keys")
    tile = dialog_of(staff_page).get_by_role("button", name="Chosen by keys")
    expect(tile).to_have_count(1)
    expect(dialog_of(staff_page).get_by_role("listitem")).to_have_count(1)
    box = dialog_of(staff_page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    staff_page.keyboard.press("Tab")
    staff_page.keyboard.press("Tab")
    expect(tile).to_be_focused()
    staff_page.keyboard.press("Enter")

    expect(dialog_of(staff_page)).to_be_hidden()
    expect(staff_page.locator(CHOSEN)).to_have_value(number)
