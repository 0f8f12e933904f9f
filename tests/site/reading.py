"""Reads answers as a browser does: the tree of a page, its words, and what its forms hold."""

from collections import defaultdict

import html5lib


def read(response, *, strict=True):
    """The `<html>` element; with `strict`, any fault of the markup is an error."""
    parser = html5lib.HTMLParser(strict=strict, namespaceHTMLElements=False)
    return parser.parse(response.content, transport_encoding="utf-8")


def words(element) -> str:
    """What a reader reads in an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def main_of(tree):
    (main,) = tree.iter("main")
    return main


def by_id(tree, wanted):
    (found,) = [element for element in tree.iter() if element.get("id") == wanted]
    return found


def links(element) -> list[str]:
    return [link.get("href") for link in element.iter("a") if link.get("href")]


def headings(element) -> list[str]:
    """The words of h1 to h4 in the page's order."""
    return [words(part) for part in element.iter() if part.tag in {"h1", "h2", "h3", "h4"}]


def section_titled(element, title):
    """The one section whose own heading is `title`."""
    (found,) = [
        section
        for section in element.iter("section")
        if any(words(part) == title for part in section.iter("h2"))
    ]
    return found


def form_values(form) -> dict[str, list[str]]:
    """What a browser would send if the form were submitted as it stands."""
    values = defaultdict(list)
    for control in form.iter():
        if control.get("name") and control.get("disabled") is None:
            values[control.get("name")] += _values_of(control)
    return {name: found for name, found in values.items() if found}


def _values_of(control):
    kind = control.get("type", "text")
    if control.tag == "textarea":
        return [(control.text or "").replace("\n", "\r\n")]  # as it is sent
    if control.tag == "select":
        options = list(control.iter("option"))
        chosen = [option for option in options if "selected" in option.attrib]
        if not chosen and "multiple" not in control.attrib:
            chosen = options[:1]
        return [option.get("value", "") for option in chosen]
    if control.tag != "input" or kind in {"submit", "file", "button"}:
        return []
    if kind in {"checkbox", "radio"}:
        return [control.get("value", "on")] if "checked" in control.attrib else []
    return [control.get("value", "")]
