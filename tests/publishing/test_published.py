"""What is public at a moment, to the second."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.clinic.models import Page
from tests.factories import PageFactory

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)

# Status, publishing time, end; then what the page is at noon and the word that staff see.
STATES = {
    "a draft": ("draft", None, None, False, "Draft"),
    "a draft with a time that has come": ("draft", NOON - HOUR, None, False, "Draft"),
    "a draft with an end that has come": ("draft", None, NOON - HOUR, False, "Draft"),
    "published long ago": ("published", NOON - HOUR, None, True, "Published"),
    "published this second": ("published", NOON, None, True, "Published"),
    "published in a second": ("published", NOON + SECOND, None, False, "Scheduled"),
    "ends in a second": ("published", NOON - HOUR, NOON + SECOND, True, "Published"),
    "ends this second": ("published", NOON - HOUR, NOON, False, "Expired"),
    "ended long ago": ("published", NOON - 2 * HOUR, NOON - HOUR, False, "Expired"),
    "begins and ends later": ("published", NOON + HOUR, NOON + 2 * HOUR, False, "Scheduled"),
}
EACH_STATE = pytest.mark.parametrize(
    ("status", "publish_at", "expire_at", "is_public", "word"), STATES.values(), ids=STATES.keys()
)


@EACH_STATE
def test_a_page_is_found_exactly_while_it_is_public(
    db, status, publish_at, expire_at, is_public, word
):
    page = PageFactory(status=status, publish_at=publish_at, expire_at=expire_at)

    found = list(Page.objects.published(at=NOON))

    assert found == ([page] if is_public else [])


@EACH_STATE
def test_a_page_at_hand_gives_the_same_answer_as_the_database(
    db, status, publish_at, expire_at, is_public, word
):
    page = PageFactory(status=status, publish_at=publish_at, expire_at=expire_at)
    moments = [
        NOON + hours * HOUR + step * SECOND for hours in range(-3, 4) for step in (-1, 0, 1)
    ]

    answers = {at: page.is_published_at(at) for at in moments}

    assert answers == {at: Page.objects.published(at=at).exists() for at in moments}
    assert answers[NOON] == is_public


@EACH_STATE
def test_the_state_is_one_word_that_agrees_with_what_visitors_see(
    time_machine, status, publish_at, expire_at, is_public, word
):
    time_machine.move_to(NOON, tick=False)

    page = PageFactory.build(status=status, publish_at=publish_at, expire_at=expire_at)

    assert page.state == word
    assert page.is_published == is_public
    assert (page.state == "Published") == page.is_published


def test_without_a_moment_the_present_one_counts(db, time_machine):
    page = PageFactory(publish_at=NOON)

    time_machine.move_to(NOON - SECOND, tick=False)
    before = list(Page.objects.published())
    time_machine.move_to(NOON, tick=False)
    after = list(Page.objects.published())

    assert (before, after) == ([], [page])


@EACH_STATE
def test_each_page_stands_in_the_staffs_list_of_its_state(
    db, status, publish_at, expire_at, is_public, word
):
    page = PageFactory(status=status, publish_at=publish_at, expire_at=expire_at)

    drafts = list(Page.objects.drafts())
    scheduled = list(Page.objects.scheduled(at=NOON))

    assert drafts == ([page] if word == "Draft" else [])
    assert scheduled == ([page] if word == "Scheduled" else [])


def test_a_page_published_without_a_time_appears_at_once(db, time_machine):
    time_machine.move_to(NOON, tick=False)

    page = PageFactory(publish_at=None)

    assert page.publish_at == NOON
    assert list(Page.objects.published(at=NOON)) == [page]


def test_a_draft_gets_no_publishing_time_from_being_saved(db):
    page = PageFactory(status="draft", publish_at=None)

    page.refresh_from_db()

    assert page.publish_at is None


def test_saving_again_keeps_the_time_at_which_a_page_appeared(db):
    page = PageFactory(publish_at=NOON)

    page.save()

    page.refresh_from_db()
    assert page.publish_at == NOON
