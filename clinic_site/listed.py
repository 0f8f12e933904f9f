"""Names in a row, as a sentence says them: “a”, “a and b”, “a, b, and c”."""

from collections.abc import Iterable


def listed(names: Iterable[str], word: str = "and") -> str:
    """The names with a comma before the last of three; Django's `get_text_list()` has none there."""
    *first, last = map(str, names)
    between = f", {word} " if len(first) > 1 else f" {word} "
    return between.join([", ".join(first), last]) if first else last
