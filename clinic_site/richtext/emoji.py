"""An emoji that a web page or a mail shows as a small picture becomes the character that it means."""

import re
from html import unescape

PICTURE = re.compile(r"<img\s[^<>]*>", re.IGNORECASE)
MEANT = re.compile(
    r"""\s(?:alt|data-emoji)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
MOST_CHARACTERS = 20  # families and flags are made of many
# Pictographs, arrows and signs, what joins and colors them, and the digits of keycaps.
EMOJI = re.compile(
    "(?=.*[\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae\u203c\u2049\u20e3\U0001f000-\U0001faff])"
    "[\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae\u203c\u2049\u2122\u2139\u20e3\u200d\ufe0e\ufe0f"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f0-9#*]+"
)


def with_emoji(html: str) -> str:
    """`html` with the emoji in the place of each picture whose alternative text is nothing else."""
    return PICTURE.sub(_meant, html)


def _meant(picture):
    for values in MEANT.findall(picture[0]):
        words = unescape("".join(values)).strip()
        if len(words) <= MOST_CHARACTERS and EMOJI.fullmatch(words):
            return words
    return picture[0]
