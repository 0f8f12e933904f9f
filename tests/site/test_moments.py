"""Which moments the clinic's clocks mean, and that two of them do not read alike."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from clinic_site import moments

QUARTER, HOUR = timedelta(minutes=15), timedelta(hours=1)
IN_TEN_YEARS = 3653 * 96


def quarters_from(moment):
    return [moment + QUARTER * count for count in range(IN_TEN_YEARS)]


def test_every_moment_of_ten_years_is_found_once_by_what_the_clocks_show():
    zone = ZoneInfo("America/New_York")

    found = [moments.all_at(wall, zone) for wall in quarters_from(datetime(2020, 1, 1))]  # noqa: DTZ001 -- as on a wall

    assert Counter(map(len, found)) == {0: 40, 1: IN_TEN_YEARS - 80, 2: 40}
    assert {both[1] - both[0] for both in found if len(both) > 1} == {HOUR}
    assert sorted(chain.from_iterable(found)) == quarters_from(datetime(2020, 1, 1, 5, tzinfo=UTC))


def test_two_moments_that_the_clocks_show_alike_read_differently(settings):
    settings.TIME_ZONE = "America/New_York"
    first = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)

    assert [moments.in_words(first + HOUR * hours) for hours in (-1, 0, 1, 2)] == [
        "November 1, 2026, 12:30 a.m.",
        "November 1, 2026, 1:30 a.m., before the clocks went back",
        "November 1, 2026, 1:30 a.m., after the clocks went back",
        "November 1, 2026, 2:30 a.m.",
    ]
