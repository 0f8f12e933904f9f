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
from tests.browser.open_form import dialog_of as sign_in_dialog_of
from tests.browser.open_form import end_sign_in, sign_in_beside

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
    save(staff_page, "Save draft")

    expect(staff_page.locator(CHOSEN)).to_have_value(number)
    expect(field(staff_page).get_by_role("img")).to_have_count(0)  # its words stand beside it
    field(staff_page).get_by_role("button", name="Remove").click()
    expect(field(staff_page).get_by_role("button", name="Choose or upload")).to_be_focused()
    save(staff_page, "Save draft")
    expect(staff_page.locator(CHOSEN)).to_have_value("")


def test_a_photo_without_words_gets_them_before_it_is_chosen(staff_page):
    number = upload_undescribed(staff_page)

    open_dialog(staff_page)
    dialog_of(staff_page).get_by_role("button", name="Without alt text").first.click()
    describe(staff_page, "Told at last")

    expect(field(staff_page)).to_contain_text("Told at last")
    expect(staff_page.locator(CHOSEN)).to_have_value(number)


def is_asked(page):
    """Wait until the form has heard from the server that its writer is signed in."""
    with page.expect_response(lambda answer: "/unsaved/" in answer.url and answer.ok):
        pass


def test_whoever_was_signed_out_meanwhile_signs_in_beside_it_and_goes_on(open_browser):
    page = open_browser()
    sign_in(page)
    number = upload_undescribed(page)
    open_dialog(page)
    dialog_of(page).get_by_role("button", name="Without alt text").first.click()
    is_asked(page)  # the next time comes in five seconds
    end_sign_in(page)

    describe(page, "Told in two sessions")
    expect(sign_in_dialog_of(page)).to_be_visible()
    sign_in_beside(page)

    expect(field(page)).to_contain_text("Told in two sessions")
    expect(page.locator(CHOSEN)).to_have_value(number)


def test_who_does_not_sign_in_is_told_and_may_try_again(open_browser):
    page = open_browser()
    sign_in(page)
    open_dialog(page)
    end_sign_in(page)

    drop(page.locator(".photo-chooser"), a_file())
    sign_in_dialog_of(page).get_by_role("button", name="Back to the form").click()

    expect(page.get_by_text("You have been signed out. Sign in in another tab")).to_be_visible()
    sign_in(page.context.new_page())
    is_asked(page)
    page.get_by_role("button", name="Try again").click()
    describe(page, "Sent the second time")
    expect(field(page)).to_contain_text("Sent the second time")


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
