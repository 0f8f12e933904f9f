"""How deep a text may be nested when it is clean; what it may weigh before is in weight.py."""

from .markup import TAG, VOID

DEEPEST = 100  # elements inside each other; what people write stays below ten


def depth_of(html: str) -> int:
    """How many elements of a cleaned text are inside each other, at its deepest place."""
    deepest = depth = 0
    for slash, name in TAG.findall(html):
        if name not in VOID:
            depth += -1 if slash else 1
            deepest = max(deepest, depth)
    return deepest
