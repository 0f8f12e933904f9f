"""Until when it is true that the clinic is open, or which days are special: exactly until then."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from clinic_site.clinic.hours import open_now
from clinic_site.clinic.models import ClinicProfile, OpeningHours, SpecialDay

NEW_YORK = ZoneInfo("America/New_York")
# The shortest moment that a database keeps.
AN_INSTANT = timedelta(microseconds=1)
START = datetime(2026, 1, 1, 5, tzinfo=UTC)
A_YEAR = timedelta(days=366)

WEEKDAYS = [
    OpeningHours(weekday=weekday, opens=time(opens), closes=closes)
    for weekday in range(5)
    for opens, closes in [(9, time(12)), (13, time(17, 30))]
]
# Into the hours that one night of the year has twice, and another not at all.
EVERY_NIGHT = [
    OpeningHours(weekday=weekday, opens=time(0), closes=time(1, 30)) for weekday in range(7)
]
NIGHTS_AND_EVENINGS = [
    *EVERY_NIGHT,
    *(OpeningHours(weekday=day, opens=time(22), closes=time(23, 59)) for day in range(7)),
]
LATE = [OpeningHours(weekday=day, opens=time(20), closes=time(2, 30)) for day in (3, 4, 5, 6)]
WHOLE_DAYS = [OpeningHours(weekday=day, opens=time(0), closes=time(0)) for day in range(4)]
ALWAYS = [OpeningHours(weekday=day, opens=time(0), closes=time(0)) for day in range(7)]
SUNDAYS = [OpeningHours(weekday=6, opens=time(2, 30), closes=time(5))]


def closed(start, days):
    return [SpecialDay(date=start + timedelta(days=day)) for day in range(days)]


def hours_on(day, opens, closes):
    return SpecialDay(date=day, is_closed=False, opens=opens, closes=closes)


SPECIAL_DAYS = [
    SpecialDay(date=date(2026, 5, 25)),
    hours_on(date(2026, 3, 8), time(1), time(4)),
    hours_on(date(2026, 11, 1), time(1, 15), time(1, 45)),
    # Longer than the answer looks ahead, and so long that it just reaches the end.
    *closed(date(2026, 7, 1), 21),
    *closed(date(2026, 9, 5), 9),
]
CLINICS = {
    "weekdays": (WEEKDAYS, []),
    "weekdays and special days": (WEEKDAYS, SPECIAL_DAYS),
    "every night": (EVERY_NIGHT, []),
    "nights and evenings": (NIGHTS_AND_EVENINGS, SPECIAL_DAYS),
    "Sundays before sunrise": (SUNDAYS, SPECIAL_DAYS),
    "special days alone": ([], SPECIAL_DAYS),
    "over midnight": (LATE, SPECIAL_DAYS),
    "whole days": (WHOLE_DAYS, SPECIAL_DAYS),
    "always but special days": (ALWAYS, SPECIAL_DAYS),
}


@pytest.fixture(autouse=True)
def _clinic_time(settings):
    settings.TIME_ZONE = "America/New_York"


@pytest.mark.parametrize(("weekly", "special_days"), CLINICS.values(), ids=CLINICS)
def test_the_sentence_is_the_same_until_then_at_every_moment_of_a_year(weekly, special_days):
    at, wrong = START, []
    while at < START + A_YEAR:
        answer = open_now(at, weekly, special_days)
        length = answer.until - at
        assert length > timedelta()
        moments = [*(at + length * part / 7 for part in range(7)), answer.until - AN_INSTANT]
        wrong += [
            (moment, answer)
            for moment in moments
            if open_now(moment, weekly, special_days) != answer
        ]
        at = answer.until

    assert wrong == []


@pytest.mark.parametrize(("weekly", "special_days"), CLINICS.values(), ids=CLINICS)
def test_then_there_is_another_one_but_where_nothing_can_be_said(weekly, special_days):
    at, sentences = START, []
    while at < START + A_YEAR:
        answer = open_now(at, weekly, special_days)
        sentences.append(str(answer))
        assert answer.until > at
        at = answer.until

    repeated = {one for one, next_one in pairwise(sentences) if one == next_one}

    assert repeated <= {"Closed now", "Open now, day and night"}


@pytest.mark.parametrize(
    ("moment", "sentence", "until"),
    [
        ("2026-05-04 10:00", "Open now, until noon", "2026-05-04 12:00"),
        ("2026-05-04 12:00", "Closed now, opens today at 1 p.m.", "2026-05-04 13:00"),
        ("2026-05-04 17:30", "Closed now, opens tomorrow at 9 a.m.", "2026-05-05 00:00"),
        ("2026-05-08 18:00", "Closed now, opens Monday at 9 a.m.", "2026-05-10 00:00"),
        # Sunday has 23 hours, and 25.
        ("2026-03-08 00:30", "Closed now, opens tomorrow at 9 a.m.", "2026-03-09 00:00"),
        ("2026-11-01 00:30", "Closed now, opens tomorrow at 9 a.m.", "2026-11-02 00:00"),
    ],
)
def test_the_moment_is_on_the_clinics_clock(moment, sentence, until):
    answer = open_now(clinic_time(moment), WEEKDAYS, [])

    assert (str(answer), answer.until) == (sentence, clinic_time(until))


def test_a_day_far_away_gets_its_short_name_a_week_before_it_is_named_so():
    day = hours_on(date(2026, 5, 17), time(10), time(14))

    answer = open_now(clinic_time("2026-05-04 08:00"), [], [day])

    assert str(answer) == "Closed now, opens Sunday, May 17 at 10 a.m."
    assert answer.until == clinic_time("2026-05-11 00:00")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "days", "until"),
    [
        ("2026-05-03 20:30", [], None),
        ("2026-05-03 20:30", [date(2026, 5, 2)], None),
        ("2026-05-03 20:30", [date(2026, 5, 5), date(2026, 5, 3)], "2026-05-04 00:00"),
        # That Sunday has 25 hours.
        ("2026-10-31 20:30", [date(2026, 11, 1)], "2026-11-02 00:00"),
    ],
)
def test_special_days_hold_until_the_first_of_them_is_over(time_machine, now, days, until):
    profile = ClinicProfile.get_solo()
    for day in days:
        profile.special_days.create(date=day, name="A day")
    time_machine.move_to(clinic_time(now), tick=False)

    found = profile.coming_special_days

    assert found.until == (clinic_time(until) if until else None)
    for after, shown in [(-AN_INSTANT, 0), (timedelta(), 1)] if until else []:
        time_machine.move_to(found.until + after, tick=False)
        later = ClinicProfile.get_solo().coming_special_days.value
        assert later == found.value[shown:]


@pytest.mark.django_db
@pytest.mark.parametrize("also", [[], [date(2026, 5, 20)]], ids=["alone", "beside another"])
def test_a_special_day_comes_into_sight_sixty_days_before(time_machine, also):
    profile = ClinicProfile.get_solo()
    for day in (date(2026, 7, 4), *also):
        profile.special_days.create(date=day, name="A day")
    time_machine.move_to(clinic_time("2026-05-05 23:00"), tick=False)

    found = profile.coming_special_days

    assert [day.date for day in found.value] == also
    assert found.until == clinic_time("2026-05-06 00:00")
    time_machine.move_to(found.until, tick=False)
    later = ClinicProfile.get_solo().coming_special_days.value
    assert [day.date for day in later] == [*also, date(2026, 7, 4)]


def clinic_time(words):
    return datetime.fromisoformat(words).replace(tzinfo=NEW_YORK).astimezone(UTC)
