"""Whatever people type, reading twice as much takes about twice as long, and never four times."""

import gc
import time
from collections.abc import Iterator

import pytest

from clinic_site.richtext.weight import LONGEST
from tests.hostile.growing import SIGNS, TAGS, WITH_MORE, functions_that_read, needs_more

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LENGTHS = (LONGEST // 16, LONGEST // 4, LONGEST)  # characters
NOTICED = 2  # seconds of a processor: below, nobody waits, and the limits are where growth ends
MOST_GROWTH = 9  # times, for four times the length; by the square it would be sixteen
IN_A_LINE = 5  # times: what grew by less up to a quarter of the length will not be noticed in all
AT_WORST = 4**3  # times: nor what would not be if it grew by the cube from then on

FOUND = functions_that_read()
READERS = {name: read for name, read in FOUND.items() if not needs_more(read)} | WITH_MORE


def test_every_function_that_reads_what_people_type_is_tried():
    assert [name for name, read in FOUND.items() if needs_more(read) and name not in READERS] == []


@pytest.mark.parametrize("name", READERS)
def test_reading_grows_with_the_text_and_not_with_its_square(name):
    parts = (*TAGS, *SIGNS) if name.endswith(" html") else SIGNS

    endless = {part: found for part in parts if (found := endless_from(READERS[name], part))}

    assert endless == {}


def endless_from(read, part):
    """The length at which a text of nothing but `part` takes too long; None where it never does."""
    before = None
    for length in LENGTHS:
        took = seconds_for(read, (part * (length // len(part) + 1))[:length])
        growth = took / before if before else AT_WORST
        if took > NOTICED and growth > MOST_GROWTH:
            return length
        if before is not None and (growth < IN_A_LINE or took * AT_WORST < NOTICED):
            return None
        before = took
    return None


def seconds_for(read, text):
    gc.disable()  # it would ask thousands of tests whether they are garbage, at any time
    began = time.process_time()
    try:
        answer = read(text)
        if isinstance(answer, Iterator):
            list(answer)
    except Exception:  # noqa: BLE001, S110 -- a refusal is as good; only its time counts
        pass
    finally:
        gc.enable()
    return time.process_time() - began


@pytest.mark.parametrize(
    ("seconds", "ends"),
    [
        (lambda length: 4 * length, None),
        (lambda length: 0.01 + 4 * length + length**2, None),
        (lambda length: 0.001 + length + 3 * length**2, LONGEST),
        (lambda length: 3 * length**2, LONGEST),
        (lambda length: 40 * length**2, LONGEST // 4),
        (lambda length: 40 * length**2 if length < 0.2 else 0, None),
        (lambda length: 3 * length**3, LONGEST),
    ],
)
def test_growth_by_the_square_would_be_seen(monkeypatch, seconds, ends):
    now = [0]
    monkeypatch.setattr(time, "process_time", lambda: now[0])

    def read(text):
        now[0] += seconds(len(text) / LONGEST)

    assert endless_from(read, "x") == ends
