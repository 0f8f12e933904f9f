"""How much nesting a text may hold: tags before anybody parses it, elements when it is clean.

For each tag a parser looks up through all that is open, so 20,000 lists inside each other took it
half a minute. Measured with nh3 0.3.8, every element and many a pair of them: the worst text of
12,000 tags, lists or quotes inside each other, takes 0.2 s a pass, and two passes until its words
alone are left.
"""

from .markup import VOID, is_closing, name_of, tokens_of

MOST_TAGS = 12_000  # the demo's longest article has 152; 500 rows of ten cells have 11,000
DEEPEST = 100  # elements inside each other; what people write stays below ten


def has_too_many_tags(html: str) -> bool:
    """Whether a text, cleaned or not, has more tags than a parser should be given."""
    return html.count("<") > MOST_TAGS


def depth_of(html: str) -> int:
    """How many elements of a cleaned text are inside each other, at its deepest place."""
    deepest = depth = 0
    for token in tokens_of(html):
        name = name_of(token)
        if name and name not in VOID:
            depth += -1 if is_closing(token) else 1
            deepest = max(deepest, depth)
    return deepest
