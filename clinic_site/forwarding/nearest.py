"""Which page somebody may have meant who asked for an address that nobody knows."""

from difflib import get_close_matches

from .kinds import address_of, kinds, place_of
from .paths import as_kept

ALIKE = 0.6  # of 1, as difflib counts


def nearest(path: str) -> str:
    """The address of the public thing whose slug is most like the last part of a path; "" for none."""
    last = as_kept(path).strip("/").rpartition("/")[2].partition(".")[0]
    place = place_of(as_kept(path))
    # Of things of the same kind first.
    order = sorted(kinds(), key=lambda kind: place is None or kind is not place.kind)
    for kind in order:
        slugs = kind.keys_by_slug()
        if alike := get_close_matches(last, slugs, n=1, cutoff=ALIKE):
            return address_of(kind.label, alike[0])
    return ""
