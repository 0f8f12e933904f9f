"""What is planned is moved with the words that it has; nothing else of the page changes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from clinic_site.publishing.editions import move_plan, publish, take_down
from clinic_site.publishing.plans import plan_of
from tests.factories import PostFactory, ServiceFactory
from tests.publishing.test_trash import EACH_KIND

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def now():
    return timezone.now()


def titles_at(page, at):
    return [found.title for found in type(page).objects.published(at).filter(edition_of=page.pk)]


@EACH_KIND
def test_a_page_that_nobody_has_seen_appears_at_the_other_moment(factory, now):
    page = factory(at=now + DAY)

    move_plan(page, now + DAY, now + 3 * DAY)

    page.refresh_from_db()
    assert [page.is_published_at(now + n * DAY) for n in (1, 2, 3)] == [False, False, True]
    assert (page.live_from, page.publish_at) == (now + 3 * DAY, now + 3 * DAY)
    (edition,) = plan_of(page).to_come
    assert (edition.live_from, edition.publish_at) == (now + 3 * DAY, now + 3 * DAY)


@pytest.mark.parametrize("days", [1, 9])
def test_a_change_of_a_public_page_moves_without_a_gap_and_keeps_its_words(now, days):
    page = PostFactory(title="Old")
    page.title = "Planned"
    publish(page, at=now + 5 * DAY)
    page.title = "Written since"
    page.save()

    move_plan(page, now + 5 * DAY, now + days * DAY)

    instant = timedelta(microseconds=1)
    assert titles_at(page, now + days * DAY - instant) == ["Old"]
    assert titles_at(page, now + days * DAY) == ["Planned"]
    page.refresh_from_db()
    assert (page.title, page.publish_at < now) == ("Written since", True)


def test_what_has_passed_or_would_end_before_it_begins_is_refused(now):
    page = PostFactory(at=now + DAY, until=now + 4 * DAY)

    for to in (now - DAY, now, now + 4 * DAY, now + 5 * DAY):
        with pytest.raises(ValidationError):
            move_plan(page, now + DAY, to)
    with pytest.raises(ValidationError, match="Nothing is planned"):
        move_plan(page, now + 2 * DAY, now + 3 * DAY)

    assert plan_of(page).to_come[0].live_from == now + DAY


def test_a_plan_does_not_pass_another_or_the_end_before_it(now):
    page = PostFactory(until=now + 2 * DAY)
    publish(page, at=now + 4 * DAY)
    publish(page, at=now + 6 * DAY)

    for planned, to in ((4, 6), (4, 7), (6, 4), (6, 3), (4, 1)):
        with pytest.raises(ValidationError, match=r"in between|before it appears"):
            move_plan(page, now + planned * DAY, now + to * DAY)
    move_plan(page, now + 4 * DAY, now + 3 * DAY)

    assert [edition.live_from for edition in plan_of(page).to_come] == [
        now + 3 * DAY, now + 6 * DAY,
    ]  # fmt: skip


def test_a_treatment_comes_into_the_form_with_its_page_when_that_is_moved(now):
    service = ServiceFactory(at=now + DAY, treatment=None)

    move_plan(service, now + DAY, now + 3 * DAY)

    for days, is_in in ((2, False), (3, True)):
        with time_machine.travel(now + days * DAY + timedelta(seconds=1)):
            service.treatment.refresh_from_db()
            assert service.treatment.is_in_the_form is is_in


def test_what_is_taken_down_is_moved_by_nobody(now):
    page = PostFactory(at=now + DAY)
    take_down(page)

    with pytest.raises(ValidationError, match="Nothing is planned"):
        move_plan(page, now + DAY, now + 2 * DAY)
