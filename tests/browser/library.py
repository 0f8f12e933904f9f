"""What staff do with photos: put some into the library, and choose one in the dialog."""

import re

from playwright.sync_api import expect

from tests.browser.desk import save
from tests.factories import picture

LIST = "/admin/photos/photo/"
# Brings files as a desktop or a clipboard would: `(element, [event, property, files])`.
BRING = """(element, [kind, property, files]) => {
  const data = new DataTransfer();
  for (const [name, type, bytes] of files) {
    data.items.add(new File([new Uint8Array(bytes)], name, { type }));
  }
  const { x, y, height } = element.getBoundingClientRect();
  const options = { [property]: data, bubbles: true, cancelable: true };
  const place = { clientX: x + 2, clientY: y + height / 2 };
  element.dispatchEvent(kind === "paste"
    ? new ClipboardEvent(kind, options) : new DragEvent(kind, { ...options, ...place }));
}"""


def a_file(name="holiday.jpg", size=(600, 400)):
    """A picture in the words of Playwright's `set_input_files`."""
    return {"name": name, "mimeType": "image/jpeg", "buffer": picture(size).read()}


def drop(place, *files):
    _bring(place, "dragover", "dataTransfer", files)
    _bring(place, "drop", "dataTransfer", files)


def paste(place, *files):
    _bring(place, "paste", "clipboardData", files)


def _bring(place, kind, carrier, files):
    plain = [[file["name"], file["mimeType"], list(file["buffer"])] for file in files]
    place.evaluate(BRING, [kind, carrier, plain])


def add_photo(page, words, size=(600, 400)):
    """Put a photo into the library and return its number; the page then shows its form."""
    page.goto(f"{LIST}add/")
    page.get_by_label("Picture").set_input_files([a_file(size=size)])
    page.get_by_label("Alternative text").fill(words)
    save(page, "Save and continue editing")
    return re.search(r"/photo/(\d+)/change/", page.url)[1]


def upload_undescribed(page):
    """Put a photo without words into the library and return the number that it has."""
    page.goto(LIST)
    page.get_by_label("Choose files").set_input_files([a_file()])
    expect(page.get_by_label("What the photo shows")).to_be_visible()
    page.goto(f"{LIST}?words=missing")
    return page.locator("[name=form-0-id]").get_attribute("value")


def dialog_of(page):
    return page.get_by_role("dialog")


def choose(page, words):
    """Find a photo in the open dialog by its words, and take it."""
    dialog_of(page).get_by_label("Search").fill(words)
    dialog_of(page).get_by_role("button", name=words).click()
    expect(dialog_of(page)).to_be_hidden()


def describe(page, words):
    """Say in the open dialog what a photo shows, with the keyboard alone, and take it."""
    field = dialog_of(page).get_by_label("What the photo shows")
    expect(field).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
