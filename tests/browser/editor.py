"""Writing in the editor as a person does: with its buttons, its menus and its dialogs."""

import re

from playwright.sync_api import expect

PASTE = """(body, html) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  body.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def keep_nothing(context):
    """Keep what is forced into an editor out of the words that are kept for the next form.

    They are sent as the page is left, and may arrive when the next test has begun.
    """
    context.route("**/admin/unsaved/", lambda route: route.abort())


def open_all(page):
    """Open the editors of all texts of a form, which may be on its way still."""
    page.wait_for_function("() => window.clinicOpenEditor && document.readyState === 'complete'")
    page.evaluate("""() => {
      for (const field of document.querySelectorAll("textarea[data-config]:not([id*=__prefix__])"))
        clinicOpenEditor(field.id, false);
    }""")


class Editor:
    """The editor of one field of an admin form, named by the field's id."""

    def __init__(self, page, field):
        self._page = page
        self._field = field
        self.frame = page.locator(f"#cke_{field}")
        self.text = self.frame.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
        # Most are opened only where somebody means to write.
        shut = page.locator(f".django-ckeditor-widget:has(#{field}) .text-to-open button")
        if shut.is_visible():
            shut.click()
        self.format_button = self.frame.locator(".cke_combo__format .cke_combo_button")
        expect(self.text).to_have_attribute("contenteditable", "true")
        # Before, a click is followed by the editor taking the focus back when its text arrives.
        page.wait_for_function("field => CKEDITOR.instances[field]?.status === 'ready'", arg=field)

    @property
    def html(self):
        """What would be saved now."""
        return self._page.evaluate("field => CKEDITOR.instances[field].getData()", self._field)

    def press(self, *keys):
        for key in keys:
            self.text.press(key)

    def write(self, text):
        self.text.press_sequentially(text)

    def empty(self):
        self._page.evaluate(
            "field => new Promise(done => CKEDITOR.instances[field].setData('', done))",
            self._field,
        )

    def paste(self, html):
        self.text.evaluate(PASTE, html)

    def button(self, name):
        return self.frame.locator(f".cke_button__{name}")

    def click_button(self, name):
        self.button(name).click()

    def choose_format(self, name):
        self.format_button.click()
        menu = self._page.frame_locator("iframe.cke_panel_frame")
        menu.get_by_role("option", name=name, exact=True).click()

    def choose_from_menu(self, place, *names):
        """Open the menu of the right button and go down to one of its items."""
        place.click(button="right")
        for name in names:
            menu = self._page.locator(".cke_menu_panel:visible iframe").last.content_frame
            menu.get_by_role("menuitem", name=name, exact=True).click()

    def open_dialog(self, button):
        self.click_button(button)
        return self.dialog

    @property
    def dialog(self):
        # One that was closed stays in the page, hidden.
        return self._page.get_by_role("dialog")

    def write_heading(self, level, text):
        self.choose_format(f"Heading {level}")
        self.write(text)
        self.press("Enter")

    def write_list(self, *lines):
        self.click_button("bulletedlist")
        for line in lines:
            self.write(line)
            self.press("Enter")
        # Enter on an empty line leaves the list.
        self.press("Enter")

    def write_link(self, text, address):
        dialog = self.open_dialog("link")
        # The dialog empties its fields while it opens, and is ready once it has set the focus.
        expect(dialog.get_by_label("URL")).to_be_focused()
        dialog.get_by_label("Display Text").fill(text)
        dialog.get_by_label("URL").fill(address)
        self.accept(dialog)
        expect(self.text.get_by_role("link", name=text)).to_be_visible()

    def insert_table(self, caption):
        dialog = self.open_dialog("table")
        expect(dialog.get_by_label("Rows")).to_be_focused()
        dialog.get_by_label("Rows").fill("2")
        dialog.get_by_label("Caption").fill(caption)
        self.accept(dialog)

    def insert_character(self, name):
        dialog = self.open_dialog("specialchar")
        dialog.get_by_role("option", name=re.compile(name)).click()
        expect(dialog).to_be_hidden()

    def accept(self, dialog):
        dialog.get_by_role("button", name="OK").click()
        expect(dialog).to_be_hidden()
