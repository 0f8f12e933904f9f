"""The characters that words may have: those that every machine can read, XML's parsers among them."""

import re

# What XML 1.0 has no place for: most controls, halves of a pair, and two that are no characters.
UNREADABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What some programs write for a break: PowerPoint's line, a page, Word's cell, parts of a record.
BREAKS = frozenset("\x07\x0b\x0c\x1c\x1d")
HYPHEN_OF_WORD = "\x1e"
# Forms are sent with two signs for the end of a line, which is one: so it is counted in a browser.
END_OF_LINE = re.compile(r"\r\n?")


def readable(text: str) -> str:
    """`text` without unreadable characters; those that part words become blanks.

    A line ends with one sign, however it was sent.
    """
    return UNREADABLE.sub(_instead, END_OF_LINE.sub("\n", text))


def _instead(found):
    if found[0] == HYPHEN_OF_WORD:
        return "-"
    return " " if found[0] in BREAKS else ""
