"""What a card may be drawn for: the site, lists, public pages, and what rooms above register.

Strangers choose the address of a picture, and so what the server draws: nothing but what visitors
can read anyway, as it is now.
"""

from collections.abc import Callable, Collection, Iterable

from clinic_site.publishing.kinds import page_models
from clinic_site.publishing.seo import SITE_CARD, Card

# Called with keys, it returns by key the titles of those that visitors see.
Finder = Callable[[Collection[int]], dict[int, str]]
_finders: dict[str, Finder] = {}
AT_ONCE = 1000  # keys in one question to the database


def register_subject(label: str, finder: Finder) -> None:
    _finders[label] = finder


def card_of(subject: str) -> Card | None:
    """The card of a subject as it is now; None where visitors see no such thing."""
    if subject == SITE_CARD.subject:
        return SITE_CARD
    label, _dash, key = subject.partition("-")
    kind = _kinds().get(label)
    if not key:
        return kind.card_of_list() if kind and kind.list_url_name else None
    if kind:
        page = kind.objects.published().filter(edition_of=int(key)).first()
        return page and Card(subject, str(page))
    title = _finders[label]([int(key)]).get(int(key)) if label in _finders else None
    return title and Card(subject, title)


def without_cards(subjects: Iterable[str]) -> set[str]:
    """Those of which visitors see nothing any more; what is no subject at all is not among them."""
    keys_by_label: dict[str, set[int]] = {}
    for subject in subjects:
        label, dash, key = subject.partition("-")
        if dash and key.isdecimal():
            keys_by_label.setdefault(label, set()).add(int(key))
    return {
        f"{label}-{key}"
        for label, keys in keys_by_label.items()
        for key in keys - _seen(label, sorted(keys))
    }


def _seen(label, keys):
    kind, found = _kinds().get(label), set()
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        if kind:
            pages = kind.objects.published().filter(edition_of__in=some)
            found.update(pages.values_list("edition_of", flat=True))
        elif label in _finders:
            found.update(_finders[label](some))
    return found


def _kinds():
    return {kind._meta.label_lower: kind for kind in page_models()}
