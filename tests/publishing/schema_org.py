"""Holds structured data against schema.org's own vocabulary: types, properties, and what values they take."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

VOCABULARY = "https://schema.org"
KNOWN = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
READ_AS = {"Date": date, "DateTime": datetime, "Time": time}
INPUT = "-input"  # what an action asks for: https://schema.org/docs/actions.html


def data_in(tree) -> dict | None:
    """The structured data of a page, of which it has one block at most."""
    found = [
        script for script in tree.iter("script") if script.get("type") == "application/ld+json"
    ]
    assert len(found) <= 1
    return json.loads(found[0].text) if found else None


def things_in(data) -> dict[str, dict]:
    """What the page tells of by type; each type once."""
    found = {}
    for thing in data["@graph"]:
        assert thing["@type"] not in found
        found[thing["@type"]] = thing
    return found


def faults_in(data) -> list[str]:
    """What schema.org does not know of, each in a sentence."""
    if data["@context"] != VOCABULARY:
        return [f"{data['@context']} is another vocabulary"]
    named = {thing["@id"]: thing["@type"] for thing in _all_things(data["@graph"])}
    return [fault for thing in data["@graph"] for fault in _faults_of(thing, named)]


def _all_things(value) -> Iterator[dict]:
    if isinstance(value, list):
        for one in value:
            yield from _all_things(one)
    elif isinstance(value, dict):
        if "@id" in value and "@type" in value:
            yield value
        for one in value.values():
            yield from _all_things(one)


def _faults_of(thing, named):
    kind = thing.get("@type")
    if kind not in KNOWN["types"]:
        yield f"{kind} is no type"
        return
    for name, values in thing.items():
        if name.startswith("@"):
            continue
        of, takes = KNOWN["properties"].get(name.removesuffix(INPUT), ((), ()))
        if name.endswith(INPUT):
            of, takes = ["Action"], ["Text"]
        if not with_ancestors(kind).intersection(of):
            yield f"{name} is no property of {kind}"
            continue
        for value in values if isinstance(values, list) else [values]:
            if not any(_fits(value, wanted, named) for wanted in takes):
                yield f"{name} of {kind} takes {takes}, not {value!r}"
            if isinstance(value, dict) and value.keys() != {"@id"}:
                yield from _faults_of(value, named)


def with_ancestors(kind: str) -> set[str]:
    return {kind}.union(*map(with_ancestors, KNOWN["types"].get(kind, ())))


def _fits(value, wanted, named):
    if isinstance(value, dict):
        return wanted in with_ancestors(value.get("@type") or named.get(value.get("@id")))
    if isinstance(value, bool):
        return wanted == "Boolean"
    if isinstance(value, int | float):
        return wanted == "Number" or (wanted == "Integer" and isinstance(value, int))
    return bool(_fits_as_words(value, wanted))


def _fits_as_words(value, wanted):
    if not value or value != value.strip():
        return False
    if wanted in READ_AS:
        return _reads(READ_AS[wanted], value)
    if wanted in {"Text", "URL"}:
        return wanted == "Text" or URL.fullmatch(value)
    return KNOWN["members"].get(value.removeprefix(f"{VOCABULARY}/")) == wanted


def _reads(kind, value):
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
