"""Clipboards of word processors, mail and web pages: no word is lost, and the structure stays."""

import re
from pathlib import Path

import html5lib
import pytest

from clinic_site.richtext.sanitizer import clean_html
from tests.browser.editor import Editor

CLIPBOARD = Path(__file__).resolve().parent.parent / "data" / "clipboard"
SOURCES = sorted(
    path.name.removesuffix(".expected.html") for path in CLIPBOARD.glob("*.expected.html")
)
# One at a time into the empty editor, all of them in one go.
PASTE_ALL = """clipboards => clipboards.reduce(async (earlier, html) => {
  const pasted = await earlier;
  const editor = CKEDITOR.instances.id_body;
  await new Promise(done => editor.setData("", done));
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/html", html);
  const isThere = new Promise(done => editor.once("afterPaste", () => setTimeout(done)));
  editor.editable().$.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  await isThere;
  return [...pasted, editor.getData()];
}, Promise.resolve([]))"""


def read(name):
    return (CLIPBOARD / name).read_text(encoding="utf-8")


def structure_of(html):
    """The elements of a text with their attributes and words, however the lines are broken."""
    html = re.sub(r"\s+(?=<)(?=</?(?:[uo]l|li|h\d|p|t\w+|blockquote)\b)|(?<=>)\n\s*", "", html)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return html5lib.serialize(
        tree, alphabetical_attributes=True, omit_optional_tags=False, quote_attr_values="always"
    ).strip()


@pytest.fixture
def paste_all(staff_page):
    """A function that pastes clipboards one after the other; returns what the editor makes of each."""
    staff_page.goto("/admin/blog/post/add/")
    staff_page.locator("#id_title").press_sequentially("Pasted")
    Editor(staff_page, "id_body")
    return lambda clipboards: staff_page.evaluate(PASTE_ALL, clipboards)


def test_each_clipboard_keeps_its_words_headings_tables_and_lists_with_their_numbers(paste_all):
    pasted = paste_all([read(f"{source}.html") for source in SOURCES])

    for source, html in zip(SOURCES, pasted, strict=True):
        assert structure_of(html) == structure_of(read(f"{source}.expected.html")), source
        # The server keeps all of it.
        assert structure_of(clean_html(html)) == structure_of(
            clean_html(read(f"{source}.expected.html"))
        ), source
