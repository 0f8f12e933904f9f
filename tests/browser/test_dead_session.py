"""The table of a sign-in that ended under an open form: whatever is done next, no word is lost and it goes on."""

import re
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.desk import sign_in
from tests.browser.editor import Editor
from tests.browser.library import add_photo, choose
from tests.browser.open_form import (
    dialog_of,
    end_sign_in,
    give_password,
    is_kept,
    press,
    sign_in_beside,
)

WORDS = "Typed before it ended."


class Article:
    """The form of a new article in which somebody wrote until their sign-in ended."""

    def __init__(self, page, has_scripts, slug):
        self.page, self.has_scripts, self.slug = page, has_scripts, slug
        page.goto("/admin/blog/post/add/")
        if has_scripts:
            page.locator("#id_title").press_sequentially(self.slug)
            Editor(page, "id_body").write(WORDS)
            is_kept(page)
        else:
            page.locator("#id_title").fill(self.slug)
            page.locator("#id_slug").fill(self.slug)
            page.locator("#id_body").fill(f"<p>{WORDS}</p>")

    def press(self, button):
        """Press a button, sign in again, and be where the button leads.

        In place that comes by itself; else by the page of the sign-in, and the same button again.
        """
        if not self.has_scripts:
            press(self.page, button)
            expect(self.page.get_by_text("What you typed is kept")).to_be_visible()
            give_password(self.page)
            expect(self.page.get_by_role("alert")).to_contain_text("it is not saved yet")
            press(self.page, button)
            return
        self.page.locator(f".submit-row [name={button}]").click()
        expect(dialog_of(self.page)).to_be_visible()
        with self.page.expect_navigation():
            sign_in_beside(self.page)

    def is_stored(self):
        """It is, once, with its words; and nothing waits any more."""
        page = self.page
        page.goto(f"/admin/blog/post/?q={self.slug}")
        expect(page.get_by_text("work that is not saved yet")).to_have_count(0)
        page.get_by_role("link", name=self.slug).click()
        expect(page.locator("#id_body")).to_have_text(f"<p>{WORDS}</p>")
        expect(page.get_by_role("alert").filter(visible=True)).to_have_count(0)


def autosave(article):
    page = article.page
    page.locator("#id_excerpt").fill("And typed on.")
    expect(dialog_of(page)).to_contain_text("Your sign-in has ended")
    sign_in_beside(page)
    is_kept(page)

    page.reload()

    expect(page.locator("#id_excerpt")).to_have_value("And typed on.")
    expect(Editor(page, "id_body").text).to_have_text(WORDS)


def save_draft(article):
    article.press("_save")

    expect(article.page.get_by_text("Saved as a draft.")).to_be_visible()
    article.is_stored()


def publish(article):
    article.press("_publish")

    article.page.goto(f"/blog/{article.slug}/")
    expect(article.page.get_by_text(WORDS).first).to_be_visible()
    article.is_stored()


def preview(article):
    article.press("_preview")

    expect(article.page).to_have_url(re.compile("/preview/$"))
    expect(article.page.get_by_text(WORDS).first).to_be_visible()
    article.is_stored()


def choose_photo(article):
    """By the dialog, which asks the server; without scripts from a list that came with the form."""
    page, picture = article.page, article.slug
    if article.has_scripts:
        page.locator(".field-photo").get_by_role("button", name="Choose").click()
        expect(dialog_of(page)).to_be_visible()
        sign_in_beside(page)
        choose(page, picture)
        expect(page.locator("#id_photo")).not_to_have_value("")
        press(page, "_continue")
    else:
        page.locator("#id_photo").select_option(label=picture)
        article.press("_continue")

    expect(page.locator("#id_photo option:checked")).to_have_text(picture)
    article.is_stored()


BUTTONS = [save_draft, publish, preview, choose_photo]
# Without scripts nothing is sent until a button is pressed.
TABLE = [(action, True) for action in (autosave, *BUTTONS)] + [
    (action, False) for action in BUTTONS
]


@pytest.mark.parametrize(("action", "has_scripts"), TABLE)
def test_no_word_is_lost_and_the_same_goes_on(open_browser, staff_page, action, has_scripts):
    slug = f"written-{token_hex(4)}"
    if action is choose_photo:
        add_photo(staff_page, slug)
    page = open_browser(javascript=has_scripts)
    sign_in(page)
    article = Article(page, has_scripts, slug)
    end_sign_in(page)

    action(article)
