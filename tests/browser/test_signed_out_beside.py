"""A sign-in that ends beside an open form: one signs in beside it, and the pressed button goes on."""

from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.desk import sign_in
from tests.browser.editor import Editor
from tests.browser.open_form import (
    CATEGORY,
    dialog_of,
    end_sign_in,
    give_password,
    is_kept,
    make_editor,
    press,
    sign_in_as,
    sign_in_beside,
    small_window,
)


@pytest.fixture
def page(open_browser):
    """A page of somebody who signed in in a browser of their own."""
    page = open_browser()
    sign_in(page)
    return page


@pytest.fixture
def name():
    """One that no other test gives to a category."""
    return f"Typed by me {token_hex(4)}"


@pytest.fixture
def typing(page, name):
    """The same, with the form of a new category in which something is typed, and kept."""
    page.goto(CATEGORY)
    page.locator("#id_name").press_sequentially(name)
    is_kept(page)
    return page


def test_while_somebody_types_it_is_said_and_after_signing_in_the_words_are_kept(typing):
    page = typing
    end_sign_in(page)
    page.locator("#id_description").fill("And typed on.")
    expect(dialog_of(page)).to_contain_text("Your sign-in has ended")

    window = small_window(page)
    give_password(window, password="a wrong one")
    expect(window.get_by_text("That username or password is not right.")).to_be_visible()
    with window.expect_event("close"):
        give_password(window)

    expect(dialog_of(page)).to_be_hidden()
    is_kept(page)
    press(page, "_continue")
    expect(page.locator("#id_description")).to_have_value("And typed on.")


@pytest.mark.parametrize("button", ["_save", "_continue", "_preview"])
def test_the_pressed_button_goes_on(page, button):
    page.goto("/admin/blog/post/add/")
    page.locator("#id_title").press_sequentially(f"Pressed {button}")
    Editor(page, "id_body").write("The words.")
    end_sign_in(page)

    page.locator(f".submit-row [name={button}]").click()
    expect(dialog_of(page)).to_be_visible()
    with page.expect_navigation():
        sign_in_beside(page)

    page.goto("/admin/blog/post/?q=Pressed")
    expect(page.get_by_role("link", name=f"Pressed {button}")).to_have_count(1)


def test_who_signs_in_in_another_tab_goes_on_by_itself(typing, name):
    page = typing
    end_sign_in(page)
    page.locator(".submit-row [name=_continue]").click()
    expect(dialog_of(page)).to_be_visible()

    with page.expect_navigation():
        sign_in(page.context.new_page())

    expect(page.locator("#id_name")).to_have_value(name)


def test_after_another_sign_in_elsewhere_nobody_is_asked_anything(typing):
    page = typing
    other = page.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Log out").click()
    sign_in(other)

    press(page, "_continue")

    expect(page.get_by_text("was added successfully")).to_be_visible()


def test_the_words_are_not_given_to_another_account(site, typing, name):
    page, stranger = typing, make_editor(site, "Juniper")
    end_sign_in(page)
    page.locator(".submit-row [name=_save]").click()
    expect(dialog_of(page)).to_be_visible()
    other = page.context.new_page()
    sign_in_as(other, stranger)

    expect(dialog_of(page)).to_contain_text("Now the account Juniper is signed in.")
    expect(page.get_by_text("Nothing you typed is lost")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(dialog_of(page)).to_be_visible()
    expect(dialog_of(page).get_by_role("button", name="Back to the form")).to_be_hidden()
    other.goto(CATEGORY)
    expect(other.locator("#id_name")).to_have_value("")
    other.get_by_role("button", name="Log out").click()
    with page.expect_navigation():
        sign_in(other)

    page.goto(f"/admin/blog/category/?q={name}")
    expect(page.get_by_role("link", name=name)).to_have_count(1)


def test_a_locked_account_is_told_in_the_small_window_and_the_words_stay(site, open_browser):
    page, name = open_browser(), make_editor(site, "Sorrel")
    sign_in_as(page, name)
    page.goto(CATEGORY)
    page.locator("#id_name").fill("Locked out")
    end_sign_in(page)
    expect(dialog_of(page)).to_be_visible()
    window = small_window(page)
    for _try in range(5):
        give_password(window, name, "a wrong one")
        window.wait_for_load_state()
    expect(window.get_by_text("minutes")).to_be_visible()

    dialog_of(page).get_by_role("button", name="Back to the form").click()

    expect(page.locator("#id_name")).to_have_value("Locked out")
    expect(page.locator("#keeping [data-trouble]")).to_contain_text("You are signed out")
    expect(dialog_of(page)).to_be_hidden()


def test_without_javascript_the_words_wait_for_the_next_sign_in(open_browser):
    page = open_browser(javascript=False)
    sign_in(page)
    page.goto(CATEGORY)
    page.locator("#id_name").fill("Without scripts")
    page.locator("#id_slug").fill("without-scripts")
    end_sign_in(page)

    press(page, "_save")
    expect(page.get_by_text("What you typed is kept")).to_be_visible()
    give_password(page)

    expect(page.get_by_role("alert")).to_contain_text("it is not saved yet")
    press(page, "_continue")
    expect(page.locator("#id_name")).to_have_value("Without scripts")
