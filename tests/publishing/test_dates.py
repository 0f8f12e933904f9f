"""Dates in words, in the clinic's time zone, and over the change of the clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.forms import modelform_factory

from clinic_site.clinic.models import Page
from clinic_site.publishing.editions import publish
from clinic_site.publishing.templatetags.publishing import ago, iso

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clinic_time(settings):
    settings.TIME_ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(0), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1\u00a0minute ago"),
        (timedelta(minutes=59, seconds=59), "59\u00a0minutes ago"),
        (timedelta(hours=1), "1\u00a0hour ago"),
        (timedelta(days=1, hours=5), "1\u00a0day ago"),
        (timedelta(days=13), "1\u00a0week ago"),
        (timedelta(days=62), "2\u00a0months ago"),
        (timedelta(days=800), "2\u00a0years ago"),
        # A preview may show a page that is yet to appear.
        (timedelta(days=-3), "just now"),
    ],
)
def test_the_age_of_a_page_is_told_in_one_unit(time_machine, before, words):
    time_machine.move_to(NOW, tick=False)

    assert str(ago(NOW - before)) == words


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 1, 15, 14, 0, tzinfo=UTC), "2026-01-15T09:00:00-05:00"),
        (datetime(2026, 7, 15, 14, 0, tzinfo=UTC), "2026-07-15T10:00:00-04:00"),
        (datetime(2026, 7, 15, 2, 0, 5, 999_999, tzinfo=UTC), "2026-07-14T22:00:05-04:00"),
    ],
)
def test_machines_read_clinic_time_in_whole_seconds(moment, written):
    assert iso(moment) == written


# In New York the clocks go forward on March 8, 2026, and back on November 1.
@pytest.mark.parametrize(
    ("day", "hour_in_utc"),
    [("2026-03-07", 14), ("2026-03-08", 13), ("2026-10-31", 13), ("2026-11-01", 14)],
)
def test_nine_in_the_morning_stays_nine_over_the_change_of_the_clocks(db, day, hour_in_utc):
    form_class = modelform_factory(Page, fields=["title", "slug", "body", "live_from"])
    data = {"title": "A", "slug": "a", "body": "<p>A</p>", "live_from": f"{day} 09:00"}
    moment = datetime.fromisoformat(f"{day}T{hour_in_utc}:00:00+00:00")

    page = form_class(data).save(commit=False)
    publish(page, at=page.live_from)

    second = timedelta(seconds=1)
    assert page.publish_at == moment
    assert [page.is_published_at(moment + step * second) for step in (-1, 0)] == [False, True]
    assert iso(page.publish_at)[:19] == f"{day}T09:00:00"


def test_the_hour_that_comes_twice_is_counted_twice(db):
    first = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"))

    written = [iso(first), iso(first.replace(fold=1))]

    assert written == ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"]
