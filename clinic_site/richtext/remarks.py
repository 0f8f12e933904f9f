"""What readers of a text would stumble over, in sentences for its author; nothing of it keeps a text back."""

import re
from collections.abc import Iterator
from html import unescape

from clinic_site.folding import fold

from .links import ADDRESS, LINK
from .meaning import told_of_links_to_nowhere
from .rendering import HEADING
from .text import plain_text, shortened
from .titles import HIGHEST

AS_AN_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
# What a list of links read out alone does not tell apart, folded.
SAY_NOTHING = {
    "click", "click here", "continue", "details", "find out more", "go", "here", "info", "learn more",
    "link", "more", "more info", "more information", "page", "read more", "read on", "see here", "see more",
    "site", "that page", "the link", "this", "this article", "this link", "this page", "this site",
    "website", "aqui", "haga clic aqui", "leer mas", "mas", "mas informacion", "ver mas",
}  # fmt: skip
LONGEST_QUOTE = 60  # characters of a text by which its author finds the place


def remarks_on(html: str, *, is_below_title: bool = False) -> Iterator[str]:
    """A sentence for each thing in a clean text; `is_below_title` where nothing stands between the two."""
    yield from _on_headings(html, is_below_title=is_below_title)
    yield from _on_links(html)
    if any("<th" not in rest.partition("</table>")[0] for rest in html.split("<table")[1:]):
        yield (
            "A table has no header cells, so a screen reader cannot say what a number belongs to: "
            "choose them in the properties of the table."
        )


def links_in(html: str) -> Iterator[tuple[str, str]]:
    """The address and the words of each link of a clean text that names no page by its key."""
    for attributes, words in LINK.findall(html):
        if address := ADDRESS.search(attributes):
            yield unescape(address[1]), quoted(words)


def quoted(html: str) -> str:
    return shortened(plain_text(html), LONGEST_QUOTE)


def _on_headings(html, *, is_below_title):
    before = HIGHEST - 1 if is_below_title else None
    for found in HEADING.finditer(html):
        level = int(found[1])
        if before is not None and level > before + 1:
            yield (
                f"The heading “{quoted(found[2])}” skips a level: make it a heading {before + 1}, "
                "so that who jumps from one to the next misses none."
            )
        before = level


def _on_links(html):
    for _attributes, words in LINK.findall(html):
        said = fold(plain_text(words)).strip(" .:!…>»→")
        if said in SAY_NOTHING:
            yield f"The link “{quoted(words)}” does not say where it leads: write that in its words."
        elif AS_AN_ADDRESS.fullmatch(plain_text(words)):
            yield (
                f"The link “{quoted(words)}” is an address, which is read out sign by sign: write "
                "what stands there."
            )
    if told := told_of_links_to_nowhere(html):
        yield told
