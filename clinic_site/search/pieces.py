"""What a page says, block by block, and which of it stands above the rest."""

import re
from collections.abc import Iterator

from clinic_site.richtext.fields import RichTextField
from clinic_site.richtext.text import plain_text

END_OF_BLOCK = re.compile(r"</(?:p|h[1-6]|li|td|th|blockquote|figcaption|caption)>|<br>")
HEADING = re.compile(r"<h[1-6][ >]")


def pieces_of(page) -> Iterator[tuple[str, bool]]:
    """The blocks of a page and of its rows but for its title, each with whether it is a heading."""
    yield from _of_fields(page, page.search_fields[1:])
    for row in page.own_rows():
        yield getattr(row, row.search_fields[0]), True
        yield from _of_fields(row, row.search_fields[1:])


def pieces_in(html: str) -> Iterator[tuple[str, bool]]:
    """The same of a rich text alone."""
    for block in END_OF_BLOCK.split(html):
        if text := plain_text(block):
            yield text, bool(HEADING.search(block))


def _of_fields(row, names):
    for name in names:
        value = getattr(row, name) or ""
        if isinstance(row._meta.get_field(name), RichTextField):
            yield from pieces_in(value)
        else:
            yield from ((line, False) for line in value.splitlines() if line.strip())
