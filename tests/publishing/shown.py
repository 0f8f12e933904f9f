"""Whether visitors see on a page what its structured data tells: as words, links, pictures, or moments."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from urllib.parse import urldefrag, urljoin

from clinic_site import moments
from tests.publishing.schema_org import VOCABULARY

HIDDEN = {"script", "style"}
# What is said by the order of what is shown, and how an action asks.
NO_FACTS = {"position", "query-input"}


def hidden_facts(data, tree, site_url) -> list[tuple[str, object]]:
    """The facts that are told to machines alone."""
    page = _Page(tree, site_url)
    return [(name, fact) for name, fact in facts_in(data["@graph"]) if not page.shows(name, fact)]


def facts_in(value, name="") -> Iterator[tuple[str, object]]:
    """Each property with each of its plain values, however deep."""
    if isinstance(value, list):
        for one in value:
            yield from facts_in(one, name)
    elif isinstance(value, dict):
        for own, one in value.items():
            if not own.startswith("@") and own not in NO_FACTS:
                yield from facts_in(one, own)
    else:
        yield name, value


class _Page:
    def __init__(self, tree, site_url):
        self._tree = tree
        self._words = _squeezed("".join(_texts_in(tree)))
        # What is shown at home is shown below the site's own address.
        self._addresses = {f"{site_url}/"}
        self._moments = set()
        self._anchors = {part.get("id") for part in tree.iter() if part.get("id")}
        for part in tree.iter():
            named = [part.get(name) for name in ("href", "src", "action") if part.get(name)]
            named += [one.split()[0] for one in (part.get("srcset") or "").split(",") if one]
            self._addresses |= {urljoin(f"{site_url}/", address) for address in named}
            if part.get("datetime"):
                self._moments.add(part.get("datetime"))

    def shows(self, name, fact):
        in_its_own_way = {
            "inLanguage": lambda: fact == self._tree.get("lang"),
            "latitude": lambda: self._leads_to(fact),
            "longitude": lambda: self._leads_to(fact),
            "telephone": lambda: f"tel:{fact}" in self._addresses,
            "priceCurrency": lambda: fact == "USD" and "$" in self._words,
            "urlTemplate": lambda: fact.removesuffix("?q={words}") in self._addresses,
        }
        if name in in_its_own_way:
            return in_its_own_way[name]()
        if isinstance(fact, int | float):
            return _dollars(fact) in self._words
        return self._shows_words(fact)

    def _leads_to(self, degrees):
        return any(str(degrees) in address for address in self._addresses)

    def _shows_words(self, fact):
        if fact.startswith(f"{VOCABULARY}/"):
            return _squeezed(fact.rpartition("/")[2]) in self._words
        if fact.startswith("https://"):
            address, anchor = urldefrag(fact)
            return fact in self._addresses or (
                address in self._addresses and anchor in self._anchors
            )
        if re.fullmatch(r"\d\d:\d\d", fact):
            return any(_squeezed(words) in self._words for words in _clocks(fact))
        if _is_moment(fact):
            return fact in self._moments
        return _squeezed(fact) in self._words


def _texts_in(element):
    if element.tag not in HIDDEN and isinstance(element.tag, str):
        yield element.text or ""
        for part in element:
            yield from _texts_in(part)
            yield part.tail or ""


def _squeezed(words):
    # Blocks of a page have no blank between them, and a word that has signs without width is the same.
    return "".join(words.split()).casefold()


def _dollars(amount):
    return f"${amount:,}" if isinstance(amount, int) else f"${amount:,.2f}"


def _clocks(fact):
    named = {"00:00": ("Closed", "midnight", "Open all day"), "23:59": ("Open all day",)}
    return named.get(fact, (moments.clock_in_words(time.fromisoformat(fact)),))


def _is_moment(fact):
    for kind in (date, datetime):
        try:
            kind.fromisoformat(fact)
        except ValueError:
            continue
        return True
    return False
