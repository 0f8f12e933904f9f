"""How deep a text is nested: at a glance before anybody parses it, and exactly when it is clean.

For each tag a parser looks up through all that is open, so 20,000 lists inside each other took it
half a minute.
"""

import re

from .markup import VOID, is_closing, name_of, tokens_of

DEEPEST = 100  # elements inside each other; what people write stays below ten
MOST_OPEN = 500  # elements that may be open while a text is parsed; careless HTML leaves some open

# A comment, a tag, or what counts as a comment: as browsers read them (HTML standard, 13.2.5).
MARK = re.compile(
    r"""
      <!--(?:-?>|.*?(?:--!?>|\Z))
    | <(?P<end>/?)(?P<name>[a-z][^\t\n\f\r />]*+)
      (?:[\t\n\f\r /]++|[^\t\n\f\r />][^\t\n\f\r />=]*+
        (?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?)?
      )*+ (?:>|\Z)
    | <(?:(?P<section>!\[CDATA\[)|[!?/])[^>]*+
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
START = re.compile(r"<[a-z]", re.IGNORECASE)
# These hold nothing either, except inside a picture.
HOLLOW = VOID | {"area", "base", "col", "embed", "input", "link", "meta", "source", "wbr"}
# What a start tag ends that nobody has ended.
CELL = {"p", "td", "th"}
ENDED_BY = {
    "a": {"a"},
    "li": {"p", "li"},
    "td": CELL,
    "th": CELL,
    "tr": CELL | {"tr"},
    **{name: {"p"} for name in ("p", "h2", "h3", "h4", "ul", "ol", "blockquote", "table")},
}
# What the end of something larger ends.
MAY_STAY_OPEN = CELL | {"li", "tr", "thead", "tbody", "tfoot", "caption"}
LARGER = {"ul", "ol", "blockquote", "table"}
# What looks like a tag inside these is words; behind one of the odd ones it may be a tag after all.
HOLD_WORDS = {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"}
ODD = {"svg", "math", "select", "template", "frameset"}


def depth_of(html: str) -> int:
    """How many elements of a cleaned text are inside each other, at its deepest place."""
    deepest = depth = 0
    for token in tokens_of(html):
        name = name_of(token)
        if name and name not in VOID:
            depth += -1 if is_closing(token) else 1
            deepest = max(deepest, depth)
    return deepest


def may_be_too_deep(html: str) -> bool:
    """Whether more than MOST_OPEN elements may be open at once in a text that nobody has cleaned."""
    if html.count("<") <= MOST_OPEN:
        return False
    return any(count > MOST_OPEN for count in _Glance(html).counts())


class _Glance:
    """Which elements of a text are open, tag by tag; one that may still be open counts as open."""

    def __init__(self, html):
        self._html = html
        self._opened = []
        self._is_odd = False

    def counts(self):
        position = 0
        while mark := MARK.search(self._html, position):
            position, name = mark.end(), (mark["name"] or "").lower()
            if mark["end"]:
                self._end(name)
            elif name:
                self._begin(name)
                yield len(self._opened)
            if self._is_unsure_behind(mark, name):
                # From here on an end tag may be mere words: none counts.
                yield len(self._opened) + len(START.findall(self._html, position))
                return
            if name in HOLD_WORDS and not mark["end"]:
                position = self._end_of_words(name, position)

    def _begin(self, name):
        if name in (VOID if self._is_odd else HOLLOW):
            return
        while not self._is_odd and self._opened and self._opened[-1] in ENDED_BY.get(name, ()):
            self._opened.pop()
        self._opened.append(name)
        self._is_odd |= name in ODD

    def _end(self, name):
        place = len(self._opened) - 1
        may_stay_open = MAY_STAY_OPEN if name in LARGER and not self._is_odd else ()
        while place >= 0 and self._opened[place] in may_stay_open:
            place -= 1
        if place >= 0 and self._opened[place] == name:
            del self._opened[place:]

    def _is_unsure_behind(self, mark, name):
        if mark["section"] or name == "noscript":
            return True
        if name not in HOLD_WORDS or mark["end"]:
            return False
        words = self._html[mark.end() : self._end_of_words(name, mark.end())]
        # A comment in a script may hide its end.
        return "<" in words and (self._is_odd or (name == "script" and "<!--" in words))

    def _end_of_words(self, name, start):
        end = re.compile(f"</{name}(?=[\t\n\f\r />])", re.IGNORECASE).search(self._html, start)
        return end.start() if end else len(self._html)
