"""Whether HTML may be shown as it stands: a look at each text in the place of cleaning it.

A row may be older than today's rules, or written past the field, by SQL or from an old backup: so
nothing that comes out of a column is believed. What has the very form in which the sanitizer writes
by today's rules is shown, and all else is cleaned first. No mark is asked that could be forged, nor
the type `CleanHtml`, and the look takes a tenth of a millisecond where cleaning takes two.
"""

import re

from .depth import DEEPEST
from .markup import AFTER_KEY, INLINE, NUMBERING, PAGE_KEY, PHOTO_NUMBER, VOID
from .sanitizer import ATTRIBUTES, TAGS, clean_html
from .tidying import LIVE_ADDRESS

WORDS = r"[^<>&\0\r]++|&(?:amp|lt|gt|nbsp);"
VALUE = r'(?:[^<>&"\0\r]++|&(?:amp|lt|gt|quot|nbsp);)*+'
VALUES = {
    "href": f"(?={LIVE_ADDRESS}){VALUE}",
    "data-page": f"{PAGE_KEY}(?:{AFTER_KEY}{VALUE})?",
    "data-photo": PHOTO_NUMBER,
    **{name: value for own in NUMBERING.values() for name, value in own.items()},
}
# Where an element leads or what it shows: it has one of them, once.
MEANING = ("href", "data-page", "data-photo")
TAG = re.compile(r"<(/?)([a-z0-9]+)")


def _tag(name, own_class=""):
    written = {
        own: f'{own}="{VALUES.get(own, VALUE)}"' for own in sorted(ATTRIBUTES.get(name, ()))
    }
    meaning = "|".join(written.pop(own) for own in MEANING if own in written)
    others = f"(?: (?:{'|'.join(written.values())}))*+" if written else ""
    name = f"{name}{own_class}"
    return f"<{name}{others} (?:{meaning}){others}>" if meaning else f"<{name}{others}>"


def _text_of(tags, names):
    # Each alternative begins with another sign or name, so this reads on and never back.
    return re.compile(f"(?:{WORDS}|{'|'.join(tags)}|</(?:{'|'.join(sorted(names - VOID))})>)*+")


WRITTEN_BY_SANITIZER = _text_of(map(_tag, sorted(TAGS)), TAGS)

# What differences.py adds: elements around words, and a class for a block that is new or gone.
MARKS = {"ins", "del", "mark"}
OF_BLOCK = '(?: class="(?:inserted|removed)")?'
WITH_MARKS = _text_of(
    [
        *(_tag(name, "" if name in INLINE else OF_BLOCK) for name in sorted(TAGS)),
        *(f"<{name}>" for name in sorted(MARKS)),
    ],
    TAGS | MARKS,
)


def clean_to_show(html: str) -> str:
    """`html` itself where it has the form of cleaned HTML, else what the sanitizer leaves of it."""
    return _fit(html, WRITTEN_BY_SANITIZER)


def marked_to_show(html: str) -> str:
    """The same of a text in which differences are marked; what is not fit loses its marks too."""
    return _fit(html, WITH_MARKS)


def _fit(html, form):
    html = str(html or "")  # as a CleanHtml it would be believed
    return html if form.fullmatch(html) and _is_nested(html) else clean_html(html)


def _is_nested(html):
    """Whether each element ends where it should: none of them reaches beyond the text."""
    path = []
    for slash, name in TAG.findall(html):
        if slash:
            if not path or path.pop() != name:
                return False
        elif name not in VOID:
            path.append(name)
            if len(path) > DEEPEST:
                return False
    return not path
