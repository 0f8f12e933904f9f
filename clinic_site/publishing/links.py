"""Links in texts to pages of this site: a text names the page, and follows its address.

Stored is `<a data-page="blog.post:12?a=1#rest">`; "blog.category:3" names a list in the same way.
Visitors get a link to today's address while the page is public, and else its words; its author sees and
edits an ordinary link. Whoever may write a text may not see every draft: so a page that is not public is
told by no address, and an address becomes a key only while it leads to a public page; until then it
stays an address. So does a relative path, or one with dots, for where it leads depends on who reads it,
and where.
"""

import re
from html import escape, unescape

from clinic_site.forwarding.answering import answer_to
from clinic_site.forwarding.kinds import addresses_now, is_there, known, place_of, resolves
from clinic_site.forwarding.paths import added_to, path_of
from clinic_site.richtext.links import path_on_this_site
from clinic_site.richtext.markup import AFTER_KEY, LINKED, PAGE_KEY
from clinic_site.richtext.references import ReferenceKind
from clinic_site.richtext.text import plain_text

from .kinds import page_models

LINK = re.compile(
    rf'<a(?P<before>(?:(?! href=")[^<>])*+) href="(?P<address>[^"?#<>]*)(?P<added>{AFTER_KEY}[^"<>]*)?"'
)
# `contact`, or what an editor made of it: no host of the web has a name without a dot.
WORD = re.compile(r"(?:https?://)?(?!localhost\b)([a-z0-9][a-z0-9-]*)/?", re.IGNORECASE)
MOST_MOVED = 50  # addresses of a text that are looked up among those of earlier times
# What an author sees of a link to a page that is gone or not public: it can stay, or be changed.
HIDDEN_ADDRESS = "/page-that-is-not-public/{}/"
HIDDEN = re.compile(HIDDEN_ADDRESS.format(f"({PAGE_KEY})"))
FAULT = (
    "The page behind the link “{}” is gone or not public. Link another page, or take the link out."
)


class PageReference(ReferenceKind):
    pattern = re.compile(
        rf'<a(?P<before>(?:(?! data-page=")[^<>])*+) data-page="(?P<key>{PAGE_KEY})'
        rf'(?P<added>{AFTER_KEY}[^"<>]*)?"(?P<after>[^<>]*)>(?P<words>{LINKED})</a>'
    )
    mark = ' data-page="'

    def find(self, keys):
        return dict.fromkeys(known(keys), HIDDEN_ADDRESS)

    def find_public(self, keys):
        return addresses_now(keys)

    def show(self, reference, address, *, eager):
        return _link(reference, address)

    def show_nothing(self, reference):
        return reference["words"]

    def fault(self, reference, address):
        return "" if address else FAULT.format(plain_text(reference["words"]))

    def for_editor(self, html):
        return self.replaced(html, self.find_public, _link_for_author)

    def from_editor(self, html):
        addresses = {unescape(link["address"]) for link in LINK.finditer(html)}
        keys = _keys_of(addresses)

        def named(link):
            address = unescape(link["address"])
            if address not in keys:
                path = _own_path(address)
                return link[0].replace(link["address"], path, 1) if path else link[0]
            key, added = keys[address]
            return f'<a{link["before"]} data-page="{key}{link["added"] or _escaped(added)}"'

        return LINK.sub(named, html) if addresses else html


PAGES = PageReference()


def key_of(thing) -> str:
    """What stands in a text for a page, "blog.post:12", or for anything else that has an address."""
    return f"{thing._meta.label_lower}:{getattr(thing, 'page_id', thing.pk)}"


def key_at(address) -> str | None:
    """The key of the public page that an address leads to, if it leads to no part of one, and no list."""
    key, added = _keys_of({address}).get(address, ("", ""))
    return key if key.partition(":")[0] in _labels() and not added else None


def names_no_public_page(address) -> bool:
    """Whether it is the address of a page of some kind, and visitors see none there."""
    path = path_on_this_site(address)
    place = place_of(path) if path else None
    return place is not None and place.label in _labels() and not is_there(path)


def _labels():
    return {model._meta.label_lower for model in page_models()}


def _link(reference, address):
    before, added, after, words = reference.group("before", "added", "after", "words")
    return f'<a{before} href="{address}{added or ""}"{after}>{words}</a>'


def _link_for_author(reference, address):
    return _link(reference, address or HIDDEN_ADDRESS.format(reference["key"]))


def _escaped(added):
    # Whatever a row holds that came past its form.
    return escape(added, quote=False).replace('"', "%22")


def _keys_of(addresses):
    """The keys of those of `addresses` that lead to a public page of this site, or hide one.

    An address that a page had earlier leads to it, too, or to the part of it that comes with the key.
    """
    paths = {address: path for address in addresses if (path := _path_meant(address))}
    keys = _keys_at(paths)
    moved = {
        address: to
        for address in [one for one in paths if one not in keys][:MOST_MOVED]
        if not is_there(paths[address]) and (to := answer_to(paths[address]))
    }
    of_moved = _keys_at({address: path_of(to) for address, to in moved.items()})
    found = {address: (key, "") for address, key in keys.items()}
    return found | {address: (key, added_to(moved[address])) for address, key in of_moved.items()}


def _keys_at(paths):
    """The keys of the public pages at the paths that addresses mean."""
    keys = {
        address: hidden[1] for address, path in paths.items() if (hidden := HIDDEN.fullmatch(path))
    }
    places = {address: place for address, path in paths.items() if (place := place_of(path))}
    for kind in {place.kind for place in places.values() if place.label}:
        own = {address: place for address, place in places.items() if place.kind is kind}
        things = kind.keys_by_slug({place.slug for place in own.values()})
        found = {
            address: place.key_of(things.get(place.slug, "")) for address, place in own.items()
        }
        keys |= {address: key for address, key in found.items() if key}
    return keys


def _path_meant(address):
    """The path on this site that an address leads to, or that a bare word stands for."""
    word = WORD.fullmatch(address)
    return f"/{word[1]}/" if word else path_on_this_site(address)


def _own_path(address):
    """The path of one of the site's own pages, such as the form, for the word that stands for it."""
    path = _path_meant(address.lower()) if WORD.fullmatch(address) else ""
    return path if path and resolves(path) and place_of(path) is None else ""
