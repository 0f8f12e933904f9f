"""A search looks at few entries, however many hold the word."""

from datetime import UTC, datetime
from time import perf_counter

import pytest

from clinic_site.search.asking import loose_words, read, whole_words
from clinic_site.search.matching import numbers_of
from clinic_site.search.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NOW = datetime(2026, 5, 4, tzinfo=UTC)
FEW, MANY = 100, 10_000
MOST = 20  # times as long; what looks at all of them takes a hundred times as long
TRIES = 7


def enter(numbers):
    text = " ".join(f"word{number}" for number in range(40))
    Entry.objects.bulk_create(
        Entry(
            id=number, live_from="2026-01-01T00:00Z", title=f"pain {number}",
            headings=f"questions answers{number}", words=f"{text} painful only{number}", text="",
        )
        for number in numbers
    )  # fmt: skip


def quickest(query):
    asked, times = read(query), []
    for _ in range(TRIES):
        began = perf_counter()
        found = numbers_of(whole_words(asked), loose_words(asked), NOW, 20)
        times.append(perf_counter() - began)
    return min(times), found


QUERIES = ("pain", "questions", "word7", "pain word7", "only33", "xylophone")


def test_a_common_word_and_a_rare_one_take_as_long_among_many_as_among_few():
    enter(range(1, FEW + 1))
    before = {query: quickest(query)[0] for query in QUERIES}
    enter(range(FEW + 1, MANY + 1))
    after = {query: quickest(query) for query in QUERIES}

    assert {query: after[query][0] < MOST * before[query] for query in QUERIES} == dict.fromkeys(
        QUERIES, True
    )
    newest = list(range(MANY, MANY - 20, -1))
    assert [after[query][1] for query in QUERIES[:4]] == [newest] * 4
    # Whole it stands first; then come those that begin with it.
    assert after["only33"][1][0] == 33
    assert after["xylophone"][1] == []
