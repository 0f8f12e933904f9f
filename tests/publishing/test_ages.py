"""Until when "2 months ago" is true: exactly until then, by Django's own count."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timesince import timesince

from clinic_site.moments import ago

AN_INSTANT = timedelta(microseconds=1)
NEW_YORK = ZoneInfo("America/New_York")
MOMENTS = {
    "an ordinary day": datetime(2026, 5, 4, 12, 30, 15, 250, tzinfo=UTC),
    "midnight of a new year": datetime(2026, 1, 1, tzinfo=UTC),
    "the last instant of one": datetime(2025, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    "the 29th before a short February": datetime(2026, 1, 29, 18, 5, tzinfo=UTC),
    "the 31st before a long one": datetime(2028, 1, 31, 9, 0, 1, tzinfo=UTC),
    "a leap day": datetime(2028, 2, 29, 23, 30, tzinfo=UTC),
    "the end of a short month": datetime(2026, 4, 30, 1, 2, 3, 4, tzinfo=UTC),
    "before the clocks go forward": datetime(2026, 3, 8, 1, 59, 59, tzinfo=NEW_YORK),
    "the hour that comes twice": datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK),
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_the_words_are_the_same_until_then_and_others_from_then_on(time_machine, moment):
    """Over five years, in every unit that there is, and as Django counts at each moment."""
    now, told, wrong = moment.astimezone(UTC), [], []
    while now < moment + timedelta(days=5 * 366):
        time_machine.move_to(now, tick=False)
        age = ago(moment)
        told.append(str(age))
        assert age.until > now
        steps = [(age.until - now) * part / 5 for part in range(5)]
        for later in [*(now + step for step in steps), age.until - AN_INSTANT]:
            time_machine.move_to(later, tick=False)
            if not (ago(moment) == age and str(age) == by_django(moment, later)):
                wrong.append((later, age))
        now = age.until

    assert wrong == []
    assert len(set(told)) == len(told)
    assert [words.replace("\xa0", " ") for words in (told[1], told[60], told[-1])] == [
        "1 minute ago",
        "1 hour ago",
        "5 years ago",
    ]


def by_django(moment, now):
    if now - moment < timedelta(minutes=1):
        return "just now"
    return f"{timesince(moment.astimezone(UTC), now, depth=1)} ago"


def test_a_page_that_is_yet_to_appear_is_new_until_a_minute_after(time_machine):
    moment = MOMENTS["an ordinary day"]
    time_machine.move_to(moment - timedelta(days=3), tick=False)

    age = ago(moment)

    assert (str(age), age.until) == ("just now", moment + timedelta(minutes=1))
