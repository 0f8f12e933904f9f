"""What is added to rich text when it is shown and never stored: anchors, figures, addresses, phone links."""

import re
from collections import Counter
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.text import slugify

from .grammar import clean_to_show, marked_to_show
from .links import with_marked_links
from .references import show_references
from .telephones import with_number_linked, with_number_of_today
from .text import plain_text

HEADING = re.compile(r"<h([234])>([^<]*+(?:<(?!/?h[234]>)[^<]*+)*+)</h\1>")

# What may name a table: the heading before it, or its caption.
NAMING = re.compile(
    r"<h[234][^>]*>(?P<heading>[^<]*+(?:<(?!/?h[234]\b)[^<]*+)*+)</h[234]>"
    r"|<table[^>]*>(?:\s*<caption[^>]*>(?P<caption>[^<]*+(?:<(?!/?caption\b)[^<]*+)*+)</caption>)?"
)
SAID = {"<ins>": "inserted:", "<del>": "removed:", "<mark>": "changed:"}


@dataclass(frozen=True)
class Heading:
    level: int
    anchor: str
    text: str


def headings(html: str, prefix: str = "") -> list[Heading]:
    """The headings of `html` in order, each with an anchor that is its own on the page."""
    found, taken = [], Counter()
    for match in HEADING.finditer(html or ""):
        text = plain_text(match[2])
        wanted = "-".join(filter(None, [prefix, slugify(text) or "section"]))
        anchor = _free_anchor(wanted, taken)
        found.append(Heading(int(match[1]), anchor, with_number_of_today(text)))
    return found


def render_html(html: str, prefix: str = "", *, eager: bool = False) -> str:
    """`html` as a page shows it; it need not be clean.

    `eager` says that its first photo is the first of the page.
    """
    html = show_references(clean_to_show(html), eager=eager)
    anchors = iter(headings(html, prefix))
    html = HEADING.sub(
        lambda match: f'<h{match[1]} id="{next(anchors).anchor}">{match[2]}</h{match[1]}>', html
    )
    return _with_scrolling_tables(with_number_linked(with_marked_links(html)))


def render_marked(html: str) -> str:
    """The same of a text in which differences are marked, which are said to who does not see them.

    It has no anchors, for two versions of a heading may stand in it.
    """
    html = show_references(marked_to_show(html), eager=False)
    for mark, said in SAID.items():
        html = html.replace(mark, f'{mark}<span class="visually-hidden">{said} </span>')
    return _with_scrolling_tables(with_marked_links(html), "Compared table")


def _with_scrolling_tables(html, name=None):
    """`html` with its tables in frames that scroll, named `name` or by caption or heading."""
    heading, taken = "", Counter()

    def framed(match):
        nonlocal heading
        if match["heading"] is not None:
            heading = plain_text(match["heading"])
            return match[0]
        words = name or plain_text(match["caption"]) or heading or "Table"
        taken[words] += 1
        label = escape(words if taken[words] == 1 else f"{words} ({taken[words]})")
        frame = f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">'
        return f"{frame}{match[0]}"

    return NAMING.sub(framed, html).replace("</table>", "</table></div>")


def _free_anchor(wanted: str, taken: Counter) -> str:
    if wanted == "main-content" or wanted.endswith("-title"):
        wanted += "-text"  # the templates' own anchors look like these
    anchor = wanted
    while anchor in taken:
        taken[wanted] += 1  # so that the next one alike does not count from the beginning
        anchor = f"{wanted}-{taken[wanted]}"
    taken[anchor] = 1
    return anchor
