"""Our XML held against the schemas of those who made its formats: see `schemas/README.md`."""

from functools import cache
from pathlib import Path

from lxml import etree

FOLDER = Path(__file__).parent / "schemas"
KINDS = {".xsd": etree.XMLSchema, ".rng": etree.RelaxNG}


def faults(name: str, xml: bytes) -> list[str]:
    """What a schema says against a document; nothing where it is as it must be."""
    schema = _read(name)
    document = etree.fromstring(xml, etree.XMLParser(resolve_entities=False))
    return [] if schema.validate(document) else [str(fault) for fault in schema.error_log]


@cache
def _read(name):
    path = FOLDER / name
    return KINDS[path.suffix](etree.parse(path))
