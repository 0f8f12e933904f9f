"""What browsers understand of the published style sheet is what stands in the sources."""

import re
from pathlib import Path

from clinic_site.publishing.sheets import SHEETS

RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(rule => rule.cssText);
}"""
ADDRESS = re.compile(r"url\([^)]*\)")
BLANKS = re.compile(r"\s*([\s,()])\s*")


def test_what_was_taken_out_for_browsers_was_only_for_people(open_browser):
    page = open_browser()
    page.goto("/")
    address = page.locator('link[rel="stylesheet"]').first.get_attribute("href")
    published = page.evaluate("address => fetch(address).then(answer => answer.text())", address)
    sources = "\n".join(
        Path("clinic_site/static", name).read_text(encoding="utf-8") for name in SHEETS
    )

    understood = [_alike(page.evaluate(RULES, text)) for text in (published, sources)]

    assert len(understood[0]) > 300
    assert understood[0] == understood[1]


def _alike(rules):
    """The names of files, and blanks within a value that holds a variable, stay as they are written."""
    return [BLANKS.sub(r"\1", ADDRESS.sub("url()", rule)) for rule in rules]
