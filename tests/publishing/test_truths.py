"""What the database itself refuses, whoever writes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from clinic_site.publishing.transitions import store
from tests.factories import PageFactory, PersonFactory, PostFactory, ServiceFactory

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
EVERY_KIND = pytest.mark.parametrize(
    "factory", [PageFactory, PersonFactory, PostFactory, ServiceFactory]
)


def past_the_door(page):
    """The rows of a kind of page by Django's own queryset, which knows no door."""
    return QuerySet(type(page))


@EVERY_KIND
def test_nothing_is_published_without_a_time(db, factory):
    page = factory(status="draft", publish_at=None)

    with pytest.raises(IntegrityError, match="published_has_a_time"), transaction.atomic():
        past_the_door(page).update(status="published")

    page.refresh_from_db()
    assert page.status == "draft"


@EVERY_KIND
def test_nothing_loses_its_time_while_it_is_published(db, factory):
    page = factory(publish_at=NOON)

    with pytest.raises(IntegrityError, match="published_has_a_time"), transaction.atomic():
        past_the_door(page).update(publish_at=None)

    page.refresh_from_db()
    assert page.publish_at == NOON


@EVERY_KIND
@pytest.mark.parametrize("end", [NOON, NOON - HOUR], ids=["at once", "before"])
def test_nothing_expires_before_it_appears(db, factory, end):
    page = factory(publish_at=NOON)

    with pytest.raises(IntegrityError, match="expires_after_publishing"), transaction.atomic():
        past_the_door(page).update(expire_at=end)

    page.refresh_from_db()
    assert page.expire_at is None


def test_saving_and_creating_in_bulk_are_refused_alike(db):
    page = PageFactory.build(publish_at=NOON, expire_at=NOON - HOUR)

    with pytest.raises(IntegrityError, match="expires_after"), transaction.atomic():
        store(page)
    with pytest.raises(IntegrityError, match="expires_after"), transaction.atomic():
        past_the_door(page).bulk_create([page])

    assert not type(page).objects.exists()


def test_staff_read_a_sentence_when_the_end_comes_before_the_beginning(db):
    page = PageFactory.build(publish_at=NOON, expire_at=NOON - HOUR)

    with pytest.raises(ValidationError) as refusal:
        page.full_clean()

    assert refusal.value.messages == [
        "The page expires before it appears: choose a later time, or none."
    ]


def test_a_published_page_without_a_time_passes_the_form_and_appears_at_once(db, time_machine):
    time_machine.move_to(NOON, tick=False)
    page = PageFactory.build(publish_at=None)

    page.full_clean()

    assert page.publish_at == NOON


def test_two_pages_cannot_have_one_address(db):
    PageFactory(slug="about")

    with pytest.raises(IntegrityError), transaction.atomic():
        PageFactory(slug="about")


@pytest.mark.parametrize("field", ["publish_at", "expire_at"])
def test_the_end_of_the_calendar_is_refused_with_a_sentence(field):
    never = datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    page = PageFactory.build(**{field: never})

    with pytest.raises(ValidationError, match="Choose an earlier year"):
        page.clean()
