"""How much a text may weigh: asked before anything parses it, for a parser may sit over it for minutes.

For each tag a parser looks up through all that is open, so 20,000 lists inside each other took it
half a minute; and it writes a text anew for each "&" in it, so a million of them took half a minute
too. Measured with nh3 0.3.8, every element and many a pair of them: the worst text of 12,000 tags
takes 0.2 s a pass, and the worst of 50,000 signs a twentieth of it.
"""

LONGEST = 500_000  # characters; the demo's longest article has 9,000, a novel 500,000
MOST_TAGS = 12_000  # the demo's longest article has 152; 500 rows of ten cells have 11,000
MOST_SIGNS = 50_000  # ampersands, and blanks that do not break


def has_too_many_tags(html: str) -> bool:
    """Whether a text, cleaned or not, has more tags than a parser should be given."""
    return html.count("<") > MOST_TAGS


def is_too_heavy(html: str) -> bool:
    """Whether a text is so long, or so full of signs, that no parser should be given it at all."""
    return len(html) > LONGEST or html.count("&") + html.count("\xa0") > MOST_SIGNS
