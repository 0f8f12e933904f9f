"""Which moments the clinic's clocks mean."""

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
