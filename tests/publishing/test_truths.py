"""What the database itself refuses, whoever writes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from clinic_site.publishing.editions import publish
from clinic_site.publishing.fitness import Fault, faults_of
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FAR_OFF = NOON + timedelta(days=20_000)
EVERY_KIND = pytest.mark.parametrize(
    "factory", [ConditionFactory, PageFactory, PersonFactory, PostFactory, ServiceFactory]
)


def past_the_door(page):
    """This row alone, by Django's own queryset, which knows no door."""
    return QuerySet(type(page)).filter(pk=page.pk)


@EVERY_KIND
@pytest.mark.parametrize("status", ["edition", "past"])
def test_what_staff_edit_is_never_public_itself(factory, status):
    page = factory(is_draft=True)

    with pytest.raises(IntegrityError, match="edition_has_a_time"), transaction.atomic():
        past_the_door(page).update(status=status, live_from=NOON, publish_at=NOON)

    assert not page.is_published


@EVERY_KIND
@pytest.mark.parametrize(
    "lost", [{"live_from": None}, {"publish_at": None}, {"edition_of": None}, {"status": "draft"}]
)
def test_an_edition_has_a_page_a_beginning_and_a_date(factory, lost):
    page = factory()

    with pytest.raises(IntegrityError, match="edition_has_a_time"), transaction.atomic():
        past_the_door(page.live_edition).update(**lost)

    assert page.is_published


@EVERY_KIND
@pytest.mark.parametrize("end", [NOON, NOON - HOUR], ids=["at once", "before"])
def test_nothing_ends_before_it_appears(factory, end):
    page = factory(at=NOON)

    edition = type(page).objects.editions().get()
    with pytest.raises(IntegrityError, match="ends_after_it_begins"), transaction.atomic():
        past_the_door(edition).update(live_from=NOON, live_until=end)


def test_a_draft_keeps_times_that_make_no_sense_and_the_door_says_so():
    page = PageFactory(is_draft=True, live_from=NOON, live_until=NOON - HOUR)
    sentence = "The page would be taken down before it appears: choose a later time, or none."

    page.refresh_from_db()

    assert Fault(sentence, "live_until") in faults_of(page)
    with pytest.raises(ValidationError) as refusal:
        publish(page, at=page.live_from, until=page.live_until)
    assert refusal.value.messages == [sentence]


@EVERY_KIND
def test_two_pages_cannot_have_one_address(factory):
    factory(slug="about")

    with pytest.raises(IntegrityError), transaction.atomic():
        factory(slug="about", is_draft=True)


def test_all_editions_of_a_page_may_have_its_address():
    page = PageFactory(slug="about")

    publish(page)
    publish(page, at=FAR_OFF)

    assert list(type(page).objects.editions().values_list("slug", flat=True)) == ["about"] * 3


@EVERY_KIND
@pytest.mark.parametrize("told", [{}, {"at": FAR_OFF}], ids=["seen now", "planned"])
def test_the_address_under_which_visitors_see_another_page_is_taken(factory, told):
    page = factory(slug="about", **told)
    type(page).objects.update(slug="renamed")  # by a draft that nobody sees yet
    other = factory(is_draft=True)

    other.slug = "about"
    with pytest.raises(ValidationError, match="this Address already exists"):
        publish(other)

    assert not other.is_published


def test_the_address_of_an_edition_that_has_ended_is_free():
    page = PageFactory(slug="about", until=NOON, at=NOON - HOUR)
    type(page).objects.update(slug="renamed")

    other = PageFactory(slug="about")

    assert other.is_published


@pytest.mark.parametrize("field", ["live_from", "live_until"])
def test_the_end_of_the_calendar_is_refused_with_a_sentence(field):
    never = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    page = PageFactory.build(**{field: never})

    with pytest.raises(ValidationError, match="Choose an earlier year"):
        page.clean()
