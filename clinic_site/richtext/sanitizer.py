"""The allow-list that every rich text passes on its way into the database."""

import re
from enum import Enum
from html import escape, unescape

import nh3

from .depth import DEEPEST, depth_of
from .emoji import with_emoji
from .markup import NUMBERING, PHOTO, PICTURE
from .meaning import with_meant_links
from .tidying import tidy
from .weight import has_too_many_tags, is_too_heavy

TAGS = {
    "p", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "sub", "sup", "br",
    "hr", "a", "img", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "*": set(),  # nh3 itself would leave `title` and `lang` anywhere
    "a": {"href", "title", "data-page"},  # to a page of this site by its key, see tidying.py
    "img": {"data-photo"},  # the number of a photo in the library, and nothing about it
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    **{name: set(own) for name, own in NUMBERING.items()},
}
URL_SCHEMES = {"https", "http", "mailto", "tel"}
# Their text goes as well: no browser shows it. All other words stay, whatever they stood in.
DROPPED_WITH_CONTENT = {
    "script", "style", "iframe", "title", "noscript", "template", "noembed", "noframes", "desc",
    "metadata", "annotation", "annotation-xml",
}  # fmt: skip
MOST_PASSES = 10  # two are usual
RENAMED = re.compile(
    r"<(/?)(?:(b)|(i)|(h1)|(h[56])|(address|article|aside|center|dd|details|dialog|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|header|hgroup|legend|main|nav|option|pre|search"
    r"|section|summary|text)|(dir|menu)|(m(?!ain|ap|ark|enu|eta|eter)[a-z]+|animate|circle|defs"
    r"|ellipse|filter|g|line|marker|mask|none|path|pattern|polygon|polyline|rect|select|semantics"
    r"|set|stop|svg|switch|symbol|tspan|use|view))(?=[\s/>])",
    re.IGNORECASE,
)
# As a <span>, of which the words stay: with drawings, formulas and choices they would go.
NEW_NAMES = ("strong", "em", "h2", "h4", "p", "ul", "span")
# A browser opens these again in every block that follows, and only three that are quite alike:
# with attributes a few kilobytes could grow to many megabytes.
REOPENED = re.compile(
    r"<(code|em|font|nobr|s|small|strike|strong|tt|u|big)[\s/][^>]*>?", re.IGNORECASE
)
MOST_GROWTH = 5  # times; what grows more was made to
# Of a text with too many tags these go before a parser sees it.
NO_WORDS = re.compile(
    r"<(script|style)\b(?:(?!</?\1).)*+(?:</\1[^>]*>?)?|<[^>]*>?", re.DOTALL | re.IGNORECASE
)


class CleanHtml(str):
    """HTML that went through the sanitizer, so that a save need not clean it again.

    It is a promise among our own code; what is shown is looked at anew. What is made of it, also by
    copying and pickling, is a plain `str`, to be cleaned again.
    """

    __slots__ = ()

    def __reduce__(self):
        return str, (str(self),)


class Loss(Enum):
    """What its author should know was taken out of a text."""

    NESTING = "nesting"  # more tags than can be read, or too deep: its words alone are left
    WEIGHT = "weight"  # so long that nothing parses it: its words alone are left
    PICTURE = "picture"  # one that is not of the library


def clean_html(html: str) -> CleanHtml:
    """Return `html` with nothing but the tags, attributes and schemes above; idempotent."""
    return clean_and_tell(html)[0]


def clean_and_tell(html: str) -> tuple[CleanHtml, set[Loss]]:
    """`clean_html` with what an author should know of it."""
    if isinstance(html, CleanHtml):
        return html, set()
    html = html or ""
    cleaned, losses = _clean_once(html)
    # What is taken out may leave behind what a browser would not nest, a paragraph in a paragraph.
    for _ in range(MOST_PASSES):
        if cleaned == html:
            break
        html, (cleaned, _losses) = cleaned, _clean_once(cleaned)
    return CleanHtml(cleaned), losses


def _clean_once(html):
    if is_too_heavy(html):
        return tidy(_words_alone(html)), {Loss.WEIGHT}
    bare, losses = _bare(html), set()
    if has_too_many_tags(bare):
        losses.add(Loss.NESTING)
        bare = NO_WORDS.sub(" ", bare)
    allowed = _allowed(bare, TAGS)
    if _is_unfit(allowed, bare):
        losses.add(Loss.NESTING)
        allowed = _allowed(bare, set())
    if not all(map(PHOTO.fullmatch, PICTURE.findall(allowed))):
        losses.add(Loss.PICTURE)
    return tidy(allowed), losses


def _is_unfit(cleaned, bare):
    has_grown = len(cleaned) > MOST_GROWTH * len(bare) + 1000
    return has_grown or has_too_many_tags(cleaned) or depth_of(cleaned) > DEEPEST


def _words_alone(html):
    """The words of a text that no parser may be given, as a text; what stood in tags is gone."""
    words = unescape(NO_WORDS.sub(" ", html)).replace("\0", "").replace("\r", "\n")
    return escape(words, quote=False).replace("\xa0", "&nbsp;")


def _bare(html):
    bare = REOPENED.sub(r"<\1>", RENAMED.sub(_use_allowed_name, html))
    return with_meant_links(with_emoji(bare))


def _allowed(html, tags):
    return nh3.clean(
        html,
        tags=tags,
        attributes=ATTRIBUTES,
        url_schemes=URL_SCHEMES,
        clean_content_tags=DROPPED_WITH_CONTENT,
        link_rel=None,
        strip_comments=True,
    )


def _use_allowed_name(match: re.Match) -> str:
    slash, *old_names = match.groups()
    position = next(index for index, name in enumerate(old_names) if name)
    return f"<{slash}{NEW_NAMES[position]}"
