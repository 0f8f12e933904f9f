"""Writing in the editor as a person does: with its buttons, its menu and its dialog."""

from playwright.sync_api import expect


class Editor:
    """The editor of one field of an admin form, named by the field's id."""

    def __init__(self, page, field):
        self._page = page
        self._frame = page.locator(f"#cke_{field}")
        self.text = self._frame.frame_locator("iframe.cke_wysiwyg_frame").locator("body")
        expect(self.text).to_have_attribute("contenteditable", "true")

    def press(self, *keys):
        for key in keys:
            self.text.press(key)

    def write(self, text):
        self.text.press_sequentially(text)

    def click_button(self, name):
        self._frame.locator(f".cke_button__{name}").click()

    def choose_format(self, name):
        self._frame.locator(".cke_combo__format .cke_combo_button").click()
        menu = self._page.frame_locator("iframe.cke_panel_frame")
        menu.get_by_role("option", name=name, exact=True).click()

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
        self.click_button("link")
        dialog = self._page.get_by_role("dialog")
        # The dialog empties its fields while it opens, and is ready once it has set the focus.
        expect(dialog.get_by_label("URL")).to_be_focused()
        dialog.get_by_label("Display Text").fill(text)
        dialog.get_by_label("URL").fill(address)
        dialog.get_by_role("button", name="OK").click()
        expect(dialog).to_be_hidden()
        expect(self.text.get_by_role("link", name=text)).to_be_visible()
