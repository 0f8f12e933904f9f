"""Put ten thousand random pairs of edits together, and count what did not come out as it must."""

import sys
import time
from collections import Counter
from random import Random

from tests.richtext.two_edits import demo_texts, judged

MANY = 10_000


def run():
    """Print how they came out; ends with an error where a word was lost or nobody was asked."""
    seed = time.time_ns()
    random, bases, began = Random(seed), demo_texts(), time.monotonic()
    counts = Counter(judged(random, bases) for _pair in range(MANY))
    for outcome in ("clean", "clash", "needless clash", "wrong", "missed"):
        sys.stdout.write(f"{outcome:>14} {counts[outcome]:>6,}\n")
    sys.stdout.write(f"{time.monotonic() - began:.0f} seconds, from the seed {seed}\n")
    sys.exit(bool(counts["wrong"] or counts["missed"]))
