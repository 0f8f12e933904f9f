"""How wide words are in Arial, in which search engines write on a desktop: they cut by that, not by letters."""

from itertools import accumulate
from unicodedata import category, east_asian_width, normalize

CUT = "…"
# What Google has room for on a desktop, each as the size of its letters and its width, in pixels.
TITLE = (20, 580)
DESCRIPTION = (14, 920)  # two lines
# Characters of which search engines show about so many.
LONGEST_TITLE = 60
LONGEST_DESCRIPTION = 160
SHORTEST_DESCRIPTION = 50
# In thousandths of the height of the letters, by the font's own measures; an accent has no width.
WIDTHS = {
    sign: width
    for width, signs in {
        191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-r`“”›‹", 334: "{}", 355: '"',
        350: "•", 389: "*", 469: "^", 500: "Jckvsxyz", 556: "#$0123456789?L_abdeghnopqu–€", 584: "+<=>~",
        611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W",
        1000: "—…", 1015: "@",
    }.items()
    for sign in signs
}  # fmt: skip
OTHERS = 600  # of signs that Arial lends from elsewhere, about


def width_of(words: str, size: int) -> float:
    """In pixels, in letters of this size."""
    return sum(map(_width_of, words)) * size / 1000


def fitting(words: str, size: int, room: int) -> str:
    """As much of a plain text as has room in so many pixels, cut at a word with "…"."""
    words = " ".join(words.split())
    if width_of(words, size) <= room:
        return words
    room -= width_of(CUT, size)
    ends = accumulate(_width_of(sign) * size / 1000 for sign in words)
    count = sum(end <= room for end in ends)
    whole = words[: count + 1].rpartition(" ")[0]
    return (whole or words[:count]).rstrip(" ,;:–—.|") + CUT


def _width_of(sign):
    bare = normalize("NFD", sign)[0]
    if category(bare) in {"Mn", "Cf"}:
        return 0
    return 1000 if east_asian_width(bare) in {"W", "F"} else WIDTHS.get(bare, OTHERS)
