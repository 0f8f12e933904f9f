"""The codings in which a browser wants its words."""

from functools import lru_cache

CODINGS = ("br", "gzip")  # ours, the shortest words first


@lru_cache(maxsize=256)
def welcome_codings(header: str) -> tuple[str, ...]:
    """Those of ours that an `Accept-Encoding` welcomes, and no less than the bare words."""
    weights = dict(map(_coding_and_weight, header.lower().split(",")))
    others = weights.pop("*", 0)
    weights = {"gzip": others} | weights
    least = weights.pop("identity", 0)
    return tuple(name for name in CODINGS if 0 < weights.get(name, 0) >= least)


def _coding_and_weight(part):
    name, _, parameter = part.partition(";")
    weight = parameter.replace(" ", "").removeprefix("q=") or "1"
    try:
        return name.strip().removeprefix("x-"), float(weight)
    except ValueError:  # bare words can be read by everybody
        return name.strip(), 0
