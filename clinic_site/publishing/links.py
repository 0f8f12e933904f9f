"""Links in texts to pages of this site: a text names the page, and follows its address.

Stored is `<a data-page="blog.post:12?a=1#rest">`. Visitors get a link to today's address while the
page is public, and else its words; its author sees and edits an ordinary link. Whoever may write a text
may not see every draft: so a page that is not public is told by no address, and an address becomes a
key only while it leads to a public page; until then it stays an address. So does a relative path, or
one with dots, for where it leads depends on who reads it, and where.
"""

import re
from html import unescape

from django.urls import Resolver404, resolve

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
        return _pages(keys, lambda model, numbers: model.objects.filter(pk__in=numbers))

    def find_public(self, keys):
        return _pages(
            keys, lambda model, numbers: model.objects.published().filter(edition_of__in=numbers)
        )

    def show(self, reference, page, *, eager):
        return _link(reference, page.get_absolute_url())

    def show_nothing(self, reference):
        return reference["words"]

    def fault(self, reference, page):
        return "" if page else FAULT.format(plain_text(reference["words"]))

    def for_editor(self, html):
        return self.replaced(html, self._public_addresses, _link_for_author)

    def _public_addresses(self, keys):
        # Once for each page: a text may link it a thousand times.
        return {key: page.get_absolute_url() for key, page in self.find_public(keys).items()}

    def from_editor(self, html):
        addresses = {unescape(link["address"]) for link in LINK.finditer(html)}
        keys = _keys_of(addresses)

        def named(link):
            address = unescape(link["address"])
            key = keys.get(address)
            if key is None:
                path = _own_path(address)
                return link[0].replace(link["address"], path, 1) if path else link[0]
            return f'<a{link["before"]} data-page="{key}{link["added"] or ""}"'

        return LINK.sub(named, html) if addresses else html


PAGES = PageReference()


def key_of(page) -> str:
    """What stands in a text for a page: "blog.post:12"."""
    return f"{page._meta.label_lower}:{page.page_id}"


def key_at(address) -> str | None:
    """The key of the public page that an address leads to, if it leads to no part of one."""
    return _keys_of({address}).get(address)


def names_no_public_page(address) -> bool:
    """Whether it is the address of a page of some kind, and visitors see none there."""
    view, slug = _view_of(path_on_this_site(address))
    kinds = [model for model in page_models() if model.url_name == view]
    is_there = any(
        slug in model.lasting_addresses or model.objects.published().filter(slug=slug).exists()
        for model in kinds
    )
    return bool(kinds) and not is_there


def _link(reference, address):
    before, added, after, words = reference.group("before", "added", "after", "words")
    return f'<a{before} href="{address}{added or ""}"{after}>{words}</a>'


def _link_for_author(reference, address):
    return _link(reference, address or HIDDEN_ADDRESS.format(reference["key"]))


def _pages(keys, choose):
    """The pages of these keys by one query for each kind; only their addresses are read."""
    found = {}
    for model in page_models():
        kind = f"{model._meta.label_lower}:"
        numbers = [key.removeprefix(kind) for key in keys if key.startswith(kind)]
        if numbers:
            pages = choose(model, numbers).only("slug", "edition_of")
            found |= {key_of(page): page for page in pages}
    return found


def _keys_of(addresses):
    """The keys of those of `addresses` that lead to a public page of this site, or hide one."""
    paths = {address: path for address in addresses if (path := _path_meant(address))}
    keys = {
        address: hidden[1] for address, path in paths.items() if (hidden := HIDDEN.fullmatch(path))
    }
    views = {address: _view_of(path) for address, path in paths.items()}
    for model in page_models():
        slugs = {
            address: slug
            for address, (name, slug) in views.items()
            if name == model.url_name and slug not in model.lasting_addresses
        }
        if slugs:
            asked = model.objects.published().filter(slug__in=slugs.values())
            pages = {page.slug: page for page in asked.only("slug", "edition_of")}
            keys |= {
                address: key_of(pages[slug]) for address, slug in slugs.items() if slug in pages
            }
    return keys


def _path_meant(address):
    """The path on this site that an address leads to, or that a bare word stands for."""
    word = WORD.fullmatch(address)
    return f"/{word[1]}/" if word else path_on_this_site(address)


def _own_path(address):
    """The path of one of the site's own pages, such as the form, for the word that stands for it."""
    path = _path_meant(address.lower()) if WORD.fullmatch(address) else ""
    view, slug = _view_of(path) if path else (None, None)
    return path if view and slug is None else ""


def _view_of(path):
    """The name of the view that answers a path, and the slug that it is given."""
    try:
        found = resolve(path)
    except Resolver404:
        return None, None
    return found.view_name, found.kwargs.get("slug")
