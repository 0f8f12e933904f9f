"""The allow-list that every rich text passes on its way into the database."""

import re

import nh3

TAGS = {
    "p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "sub", "sup", "br",
    "hr", "a", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
URL_SCHEMES = {"https", "http", "mailto", "tel"}
# Their text goes as well: it was never meant to be read.
DROPPED_WITH_CONTENT = {
    "script", "style", "iframe", "textarea", "title", "noscript", "svg", "math", "template",
    "object", "select",
}  # fmt: skip
MOST_PASSES = 10  # two are usual; no text may keep a page waiting
RENAMED = re.compile(r"<(/?)(?:(b)|(i)|(h1)|(h[56]))(?=[\s>])", re.IGNORECASE)
NEW_NAMES = ("strong", "em", "h2", "h4")
EMPTY_BLOCK = re.compile(r"<(p|h[234])>(?:\s|\xa0|&nbsp;|<br>)*</\1>\s*")


def clean_html(html: str) -> str:
    """Return `html` with nothing but the tags, attributes and schemes above; idempotent."""
    cleaned = _clean_once(html or "")
    # What is taken out may leave behind what a browser would not nest, a paragraph in a paragraph.
    for _ in range(MOST_PASSES):
        again = _clean_once(cleaned)
        if again == cleaned:
            break
        cleaned = again
    return cleaned


def _clean_once(html: str) -> str:
    renamed = RENAMED.sub(_use_allowed_name, html)
    cleaned = nh3.clean(
        renamed,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=URL_SCHEMES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        link_rel=None,
        strip_comments=True,
    )
    return EMPTY_BLOCK.sub("", cleaned).strip()


def _use_allowed_name(match: re.Match) -> str:
    slash, *old_names = match.groups()
    position = next(index for index, name in enumerate(old_names) if name)
    return f"<{slash}{NEW_NAMES[position]}"
