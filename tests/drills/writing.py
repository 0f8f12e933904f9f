"""Counts what it takes to write an article, and measures the forms of pages. Run by hand: make writing

A click, a field that is typed or pasted into, and a key or chord that acts are one interaction each.
Seconds are the median of five openings. Prints; nothing is held to a figure.
"""

import statistics
import sys
import time

from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import NONE_TO_BE_HAD, find_chromium
from tests.browser.conftest import CHROMIUM_ARGUMENTS
from tests.browser.desk import sign_in
from tests.browser.editor import PASTE
from tests.drills.demo_site import demo_site

WIDTHS = {"desk": (1440, 900), "phone": (390, 844)}
ARTICLE = "<h2>What it is</h2><p>Words.</p><h2>How it goes</h2><p>More words.</p>" * 6
ADD, TREATMENTS = "/admin/blog/post/add/?stored", "/admin/services/service/"
OPENINGS = 5


class Hands:
    """What a person does in a form, counted."""

    def __init__(self, page):
        self.page = page
        self.interactions = 0

    def type(self, place, words):
        self.interactions += 1
        place.fill(words)

    def paste(self, place, html):
        self.interactions += 1
        place.evaluate(PASTE, html)

    def click(self, place):
        self.interactions += 1
        place.click()

    def press(self, keys):
        self.interactions += 1
        self.page.keyboard.press(keys)

    def choose(self, label, words):
        self.type(self.page.get_by_role("combobox", name=label), words)
        self.press("Enter")


def text_of(page, field):
    return page.frame_locator(f"#cke_{field} iframe.cke_wysiwyg_frame").locator("body")


def write(page, *, is_whole):
    """Interactions from the empty form to the published article: the least, or one of everything."""
    page.goto(ADD)
    hands = Hands(page)
    hands.type(page.locator("#id_title"), "Whole" if is_whole else "Least")
    hands.paste(text_of(page, "id_body"), ARTICLE)
    hands.choose("Author", "Avery")
    hands.interactions += 2  # open the list, choose
    page.locator("#id_category").select_option(label="Mind and mood")
    if is_whole:
        hands.type(page.locator("#id_excerpt"), "One sentence for lists.")
        hands.click(page.get_by_role("button", name="Choose or upload"))
        hands.click(page.get_by_role("dialog").locator("button:has(img)").first)
        hands.choose("Treatments", "depression")
        hands.choose("Conditions", "depression")
        for row in range(2):
            hands.click(page.locator(".add-row").get_by_role("button"))
            hands.type(page.locator(f"#id_questions-{row}-question"), f"Question {row}?")
            body = text_of(page, f"id_questions-{row}-answer")
            expect(body).to_have_attribute("contenteditable", "true")
            hands.interactions += 1
            body.press_sequentially("An answer.")
    with page.expect_navigation():
        hands.press("Control+Enter")
    expect(page.get_by_text("Live now at").first).to_be_visible()
    return hands.interactions


def seconds_until_one_types(page, address, ready):
    found = []
    for _opening in range(OPENINGS):
        begun = time.monotonic()
        page.goto(address, wait_until="commit")
        expect(ready(page)).to_be_editable()
        found.append(time.monotonic() - begun)
    return statistics.median(found)


def main():
    path = find_chromium() or sys.exit(NONE_TO_BE_HAD)
    with sync_playwright() as playwright, demo_site() as site:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        for name, (width, height) in WIDTHS.items():
            size = {"width": width, "height": height}
            with browser.new_context(base_url=site.url, viewport=size) as context:
                page = context.new_page()
                sign_in(page)
                _measure(page, name, height)
                if name == "desk":
                    _count(page)


def _measure(page, name, height):
    page.goto(TREATMENTS)
    treatment = page.locator("#result_list tbody th a").first.get_attribute("href")
    page.goto("/admin/blog/post/")
    article = page.locator("#result_list tbody th a").first.get_attribute("href")
    for what, address in {
        "empty article": ADD,
        "article": article,
        "treatment": treatment,
    }.items():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        pixels = page.evaluate("document.documentElement.scrollHeight")
        sys.stdout.write(f"{name}: {what}: {pixels:,} pixels, {pixels / height:.1f} screens\n")
    title = seconds_until_one_types(page, treatment, lambda page: page.locator("#id_title"))
    body = seconds_until_one_types(page, ADD, lambda page: text_of(page, "id_body"))
    sys.stdout.write(f"{name}: one types in a treatment after {title:.2f} s\n")
    sys.stdout.write(f"{name}: one types in an article's text after {body:.2f} s\n")


def _count(page):
    sys.stdout.write(
        f"interactions, title, text, author, category: {write(page, is_whole=False)}\n"
    )
    sys.stdout.write(
        f"interactions, with all of it and two questions: {write(page, is_whole=True)}\n"
    )


if __name__ == "__main__":
    main()
