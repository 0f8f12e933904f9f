"""The kinds of thing whose addresses may change: rooms above register theirs here.

An address of such a thing holds its slug. What is named in a row is named by a key, "blog.post:12".
"""

from dataclasses import dataclass
from datetime import datetime

from django.urls import Resolver404, resolve, reverse


@dataclass(frozen=True)
class Once:
    """What stood at an address last, by its key, and the moment at which it was not there any more."""

    key: str
    until: datetime


@dataclass(frozen=True)
class Now:
    """Where a thing is: its slug, "" where visitors do not see it; and whether they will again."""

    slug: str = ""
    comes_back: bool = False


class AddressKind:
    """Things of one kind; the base of what is registered."""

    label: str  # what stands before the number in a key
    views: tuple[
        str, ...
    ]  # the names of all views whose address holds the slug; the first is its own

    def once(self, slug: str) -> Once | None:
        """What had this slug last, of those that have it no more."""
        raise NotImplementedError

    def now(self, key: str) -> Now:
        raise NotImplementedError

    def keys_by_slug(self, slugs=None) -> dict[str, str]:
        """The keys of those that visitors see now, of these slugs or of all; "" for what always answers."""
        raise NotImplementedError

    def slugs_by_key(self, keys) -> dict[str, str]:
        """The slugs of those of these keys that visitors see now."""
        raise NotImplementedError

    def known(self, keys) -> set[str]:
        """Those of these keys that staff may still let visitors see."""
        return set(self.slugs_by_key(keys))

    def titles(self, keys) -> dict[str, str]:
        """What staff call things, by key."""
        raise NotImplementedError


@dataclass(frozen=True)
class Place:
    """An address that belongs to a kind: whose, of which slug, and how it is made for another one."""

    kind: AddressKind
    label: str  # of the key by which it is named; "" where it takes more than the slug
    slug: str
    view: str
    others: tuple[tuple[str, object], ...]

    def of(self, slug: str) -> str:
        return reverse(self.view, kwargs={**dict(self.others), "slug": slug})

    def key_of(self, thing: str) -> str:
        """The key of this address for the key of what has its slug; "" where it has none."""
        return f"{self.label}:{_number(thing)}" if self.label and thing else ""


# By the label of their keys: of which kind, and the views whose addresses hold its slugs, too.
_lists: dict[str, tuple[str, tuple[str, ...]]] = {}
_kinds: dict[str, AddressKind] = {}


def register_kind(kind: AddressKind) -> None:
    _kinds[kind.label] = kind


def register_list(label: str, of: str, *views: str) -> None:
    """Say that the addresses of these views hold the slugs of a kind, too: the list of an author's articles.

    Keys of it begin with `label`, and have the number of the thing itself.
    """
    _lists[label] = of, views


def kinds() -> list[AddressKind]:
    return list(_kinds.values())


def kind_of(key: str) -> AddressKind | None:
    label = key.partition(":")[0]
    of, _views = _lists.get(label, (label, ()))
    return _kinds.get(of)


def thing_of(key: str) -> str:
    """The key of the thing whose slug an address holds: for the list of an author's articles, the person."""
    kind = kind_of(key)
    return f"{kind.label}:{_number(key)}" if kind else key


def keys_of(thing: str) -> list[str]:
    """The keys of all addresses that hang on the slug of a thing, its own first."""
    own = thing.partition(":")[0]
    more = [label for label, (of, _views) in _lists.items() if of == own]
    return [f"{label}:{_number(thing)}" for label in (own, *more)]


def place_of(path: str) -> Place | None:
    """What a path is an address of, by its form; None for one of the site's own, or of nothing."""
    found = _resolved(path)
    if found is None or "slug" not in found.kwargs:
        return None
    others = tuple((name, value) for name, value in found.kwargs.items() if name != "slug")
    for label, (of, views) in _all_views():
        if found.view_name in views:
            own = label if found.view_name == views[0] else ""
            return Place(_kinds[of], own, found.kwargs["slug"], found.view_name, others)
    return None


def resolves(path: str) -> bool:
    """Whether a path has the form of an address that some view answers."""
    return _resolved(path) is not None


def is_there(path: str) -> bool:
    """Whether something answers at a path, for visitors, now."""
    found = _resolved(path)
    if found is None:
        return False
    place = place_of(path)
    return place is None or bool(place.kind.keys_by_slug([place.slug]))


def address_of(key: str, slug: str) -> str:
    """The address that a key names, while its thing has this slug."""
    views = dict(_all_views())[key.partition(":")[0]][1]
    return reverse(views[0], args=[slug])


def addresses_now(keys) -> dict[str, str]:
    """The addresses of those of these keys that visitors see now, by one query for each kind of thing."""
    return {
        key: address_of(key, slugs[thing_of(key)])
        for kind, own in _by_kind(keys)
        for slugs in [kind.slugs_by_key({thing_of(key) for key in own})]
        for key in own
        if slugs.get(thing_of(key))
    }


def known(keys) -> set[str]:
    """Those of these keys that staff may still let visitors see."""
    return {
        key
        for kind, own in _by_kind(keys)
        for there in [kind.known({thing_of(key) for key in own})]
        for key in own
        if thing_of(key) in there
    }


def all_addresses(thing: str, slug: str) -> list[str]:
    """Every address that hangs on a slug alone."""
    return [address_of(key, slug) for key in keys_of(thing)]


def key_at(path: str) -> str:
    """The key of what visitors see at a path, where its address takes a slug alone; else ""."""
    place = place_of(path)
    return place.key_of(place.kind.keys_by_slug([place.slug]).get(place.slug, "")) if place else ""


def title_of(key: str) -> str:
    kind, thing = kind_of(key), thing_of(key)
    return kind.titles([thing]).get(thing, "") if kind else ""


def _resolved(path):
    try:
        return resolve(path)
    except Resolver404:
        return None


def _all_views():
    own = [(label, (label, kind.views)) for label, kind in _kinds.items()]
    return [*own, *_lists.items()]


def _by_kind(keys):
    """The keys of each kind; what is of none is left out."""
    found = {}
    for key in keys:
        if kind := kind_of(key):
            found.setdefault(kind, []).append(key)
    return found.items()


def _number(key):
    return key.rpartition(":")[2]
