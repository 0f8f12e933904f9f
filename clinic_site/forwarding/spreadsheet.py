"""Reads a list of old and new addresses as spreadsheets save it: commas, semicolons or tabs, in any encoding."""

import codecs
import csv
import io
from typing import NamedTuple

from django.core.exceptions import ValidationError

MOST_BYTES = 1024 * 1024
MOST_LINES = 20_000
SEPARATORS = ",;\t"
BYTE_ORDERS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEADINGS = {
    "old", "from", "source", "old address", "old url", "old_url", "address", "url", "redirect from", "request",
}  # fmt: skip

TOO_LARGE = "The list is larger than a megabyte. Split it, and bring in one part after the other."
TOO_MANY = f"The list has more than {MOST_LINES:,} lines. Split it."
NO_LIST = "This is no list: save it as CSV first."
EMPTY = "The list has no line."


class Row(NamedTuple):
    number: int  # of its line
    old: str
    new: str
    has_more: bool  # than two columns


def rows_in(content: bytes) -> list[Row]:
    """The lines of a list, without its heading. Raises `ValidationError` with a sentence where it is none."""
    if len(content) > MOST_BYTES:
        raise ValidationError(TOO_LARGE)
    text = text_in(content)
    first = text.lstrip("\n").partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    if first.lower().startswith("sep="):  # Excel's own line
        separator = first[4:5] or ","
    try:
        found = list(_rows(csv.reader(io.StringIO(text, newline=""), delimiter=separator)))
    except csv.Error:
        raise ValidationError(NO_LIST) from None
    if not found:
        raise ValidationError(EMPTY)
    if len(found) > MOST_LINES:
        raise ValidationError(TOO_MANY)
    return found


def text_in(content: bytes) -> str:
    """The words of a file, whichever program saved it."""
    try:
        if content.startswith(BYTE_ORDERS):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValidationError(NO_LIST)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(reader):
    for cells in reader:
        filled = [cell.strip() for cell in cells]
        if not any(filled) or filled[0].lower().startswith("sep="):
            continue
        old, new, *more = [*filled, ""] if len(filled) == 1 else filled
        if old.lower() not in HEADINGS:
            yield Row(reader.line_num, old, new, any(more))
