"""The colors of tokens.css, for what no style sheet reaches: a browser's bars, a home screen."""

import re
from pathlib import Path

TOKENS = Path(__file__).parent.parent / "static" / "clinic" / "css" / "tokens.css"
# Two spaces: what stands deeper says the same token again for paper or for an old browser.
COLOR = re.compile(r"^  --([\w-]+): (?:light-dark\()?(#\w+)(?:, (#\w+)\))?;", re.MULTILINE)


def colors() -> list[tuple[str, str, str]]:
    """Each color's name, by day and by night; nothing for the night where it has no other."""
    return COLOR.findall(TOKENS.read_text(encoding="utf-8"))


# Read once, at the start: every page names it.
PAPER_BY_DAY, PAPER_BY_NIGHT = next(
    (day, night) for name, day, night in colors() if name == "paper"
)
