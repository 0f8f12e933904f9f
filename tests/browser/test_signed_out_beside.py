"""A sign-in that ends beside an open form: one signs in beside it, and the pressed button goes on."""

from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.authenticator import add_app, give_code
from tests.browser.desk import sign_in
from tests.browser.open_form import (
    CATEGORY,
    PASSWORD,
    dialog_of,
    end_sign_in,
    give_password,
    is_kept,
    make_editor,
    press,
    sign_in_as,
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


def test_a_wrong_password_is_told_in_the_small_window(typing, name):
    page = typing
    end_sign_in(page)
    page.locator(".submit-row [name=_continue]").click()

    window = small_window(page)
    give_password(window, password="a wrong one")
    expect(window.get_by_text("That username or password is not right.")).to_be_visible()
    with page.expect_navigation(), window.expect_event("close"):
        give_password(window)

    expect(page.locator("#id_name")).to_have_value(name)


def test_the_dialog_waits_for_a_pause_of_who_types(page):
    page.clock.install(time=0)
    page.goto(CATEGORY)
    with page.expect_response(lambda answer: "/unsaved/" in answer.url):
        pass
    end_sign_in(page)
    page.clock.pause_at(60_000)
    page.locator("#id_description").focus()
    for number in range(9):
        page.keyboard.type(f"{number} ")
        page.clock.run_for(1000)
        page.wait_for_timeout(100)  # for the answer
    expect(page.locator("#keeping [data-trouble]")).to_contain_text("You are signed out")
    expect(dialog_of(page)).to_be_hidden()

    page.clock.run_for(2000)

    expect(dialog_of(page)).to_be_visible()
    expect(page.locator("#id_description")).to_have_value("0 1 2 3 4 5 6 7 8 ")


def test_the_second_step_is_taken_in_the_small_window(site, open_browser, name):
    page, account = open_browser(), make_editor(site, "Linden")
    sign_in_as(page, account)
    app, _codes = add_app(page)
    page.goto(CATEGORY)
    page.locator("#id_name").press_sequentially(name)
    end_sign_in(page)
    page.locator(".submit-row [name=_continue]").click()

    window = small_window(page)
    give_password(window, account, PASSWORD)
    give_code(window, "000000")
    expect(window.get_by_text("This code is not right")).to_be_visible()
    expect(dialog_of(page)).to_be_visible()
    code = app.code()  # half a minute may pass until it shows another one
    with page.expect_navigation(), window.expect_event("close"):
        give_code(window, code)

    expect(page.locator("#id_name")).to_have_value(name)


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
