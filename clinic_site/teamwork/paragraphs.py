"""The texts of a draft paragraph by paragraph, each with what was said about it.

A comment is found again by the words of its paragraph. Where they stand no more, it is shown with them.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import capfirst

from clinic_site.richtext.blocks import blocks_of
from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import plain_text

from .models import LONGEST_QUOTE, Comment


@dataclass
class Paragraph:
    label: str  # of the text in which it is the first; else ""
    html: str
    quote: str
    anchor: str  # before those of its headings, which are shown one text at a time
    threads: list[Comment] = field(default_factory=list)


@dataclass
class Said:
    """All that was said about a page."""

    page: list[Comment]
    paragraphs: list[Paragraph]
    changed: list[Comment]  # of paragraphs that say something else by now, or are gone


def said_about(page) -> Said:
    threads = defaultdict(list)
    for comment in Comment.objects.of(page).threads():
        threads[comment.quote].append(comment)
    of_page = threads.pop("", [])
    paragraphs = []
    for label, text in texts_of(page):
        for number, html in enumerate(blocks_of(text)):
            quote = plain_text(html)[:LONGEST_QUOTE].strip()
            own = threads.pop(quote, []) if quote else []
            anchor = f"p{len(paragraphs)}"
            paragraphs.append(Paragraph("" if number else label, html, quote, anchor, own))
    left = [comment for comments in threads.values() for comment in comments]
    for comment in left:
        comment.is_lost = True
    return Said(of_page, paragraphs, sorted(left, key=lambda comment: comment.written_at))


def texts_of(page) -> list[tuple[str, str]]:
    """The texts of a page and of its rows, each with what it is called."""
    return [
        (capfirst(each.verbose_name) if row is page else str(row), text)
        for row in [page, *page.own_rows()]
        for each in row._meta.fields
        if isinstance(each, RichTextField) and (text := each.value_from_object(row))
    ]
