"""What is public at a moment, to the second."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.clinic.models import Page
from clinic_site.publishing.editions import mark_the_past, publish, take_down
from clinic_site.publishing.intervals import Status
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
LONG_AGO = NOON - 2 * HOUR
EVERY_KIND = pytest.mark.parametrize(
    "factory", [ConditionFactory, PageFactory, PersonFactory, PostFactory, ServiceFactory]
)

# What the factory is told, two hours before noon; then what the page is at noon, and in a word.
STATES = {
    "a draft": ({"is_draft": True}, False, "Draft"),
    "a draft with a time that has come": (
        {"is_draft": True, "live_from": NOON - HOUR}, False, "Draft",
    ),
    "a draft with an end that has come": (
        {"is_draft": True, "live_until": NOON - HOUR}, False, "Draft",
    ),
    "published long ago": ({"at": LONG_AGO}, True, "Published"),
    "published this second": ({"at": NOON}, True, "Published"),
    "published in a second": ({"at": NOON + SECOND}, False, "Scheduled"),
    "ends in a second": ({"at": LONG_AGO, "until": NOON + SECOND}, True, "Published"),
    "ends this second": ({"at": LONG_AGO, "until": NOON}, False, "Taken down"),
    "ended long ago": ({"at": LONG_AGO, "until": NOON - HOUR}, False, "Taken down"),
    "begins and ends later": ({"at": NOON + HOUR, "until": NOON + 2 * HOUR}, False, "Scheduled"),
}  # fmt: skip
EACH_STATE = pytest.mark.parametrize(
    ("told", "is_public", "word"), STATES.values(), ids=STATES.keys()
)


@pytest.fixture
def make(time_machine):
    """A page as it was told two hours before noon; since then it is noon, and no code has run."""

    def page(factory=PageFactory, **told):
        time_machine.move_to(LONG_AGO, tick=False)
        made = factory(**told)
        time_machine.move_to(NOON, tick=False)
        return made

    return page


@EACH_STATE
def test_a_page_is_found_exactly_while_it_is_public(make, told, is_public, word):
    page = make(**told)

    found = [edition.page_id for edition in Page.objects.published()]

    assert found == ([page.pk] if is_public else [])


@EACH_STATE
def test_a_page_at_hand_gives_the_same_answer_as_the_database(make, told, is_public, word):
    page = make(**told)
    moments = [
        NOON + hours * HOUR + step * SECOND for hours in range(-3, 4) for step in (-1, 0, 1)
    ]

    answers = {at: page.is_published_at(at) for at in moments}

    assert answers == {at: Page.objects.published(at=at).exists() for at in moments}
    assert answers[NOON] == page.is_published == bool(page.live_edition) == is_public


@EACH_STATE
def test_the_state_is_one_word_that_agrees_with_what_visitors_see(make, told, is_public, word):
    page = make(**told)

    assert page.state == Page.objects.with_states().get().state == word
    assert (page.state == "Published") == is_public


@EACH_STATE
def test_each_page_stands_in_the_staffs_list_of_its_state(make, told, is_public, word):
    page = make(**told)

    lists = {
        "Draft": Page.objects.drafts(),
        "Scheduled": Page.objects.scheduled(),
        "Published": Page.objects.public(),
        "Taken down": Page.objects.expired(),
    }

    assert {name: list(pages) for name, pages in lists.items()} == {
        name: [page] if name == word else [] for name in lists
    }


def test_a_scheduled_page_says_when_something_of_it_becomes_public_next(make):
    page = make(at=LONG_AGO)
    publish(page, at=NOON + HOUR)
    publish(page, at=NOON + 2 * HOUR)

    (found,) = Page.objects.scheduled()

    assert found.due_at == NOON + HOUR


def test_without_a_moment_the_present_one_counts(make, time_machine):
    page = make(at=NOON + HOUR)

    time_machine.move_to(NOON + HOUR - SECOND, tick=False)
    before = list(Page.objects.published())
    time_machine.move_to(NOON + HOUR, tick=False)
    (after,) = Page.objects.published()

    assert (before, after.page_id) == ([], page.pk)


@EVERY_KIND
def test_what_staff_edit_is_not_what_visitors_see(factory):
    page = factory()
    edition = page.live_edition

    assert list(type(page).objects.all()) == [page]
    assert list(type(page).objects.published()) == [edition]
    assert (edition.pk != page.pk, edition.page_id, page.page_id) == (True, page.pk, page.pk)


def test_what_belongs_to_another_object_is_asked_for_in_the_same_words():
    post, _other = PostFactory(), PostFactory()
    PostFactory(category=post.category, is_draft=True)

    assert list(post.category.posts.published()) == [post.live_edition]


def test_the_past_is_known_too_when_it_has_been_set_apart(make):
    page = make(at=LONG_AGO, until=NOON - HOUR)

    assert mark_the_past() == 1
    assert mark_the_past() == 0
    assert list(Page.objects.editions().values_list("status", flat=True)) == [Status.PAST]
    assert page.is_published_at(NOON - HOUR - SECOND)
    assert not page.is_published_at(NOON - HOUR)


def test_what_ended_a_moment_ago_is_not_set_apart_yet(make):
    """A request that began before asks for it still, by the moment at which it began."""
    make(at=LONG_AGO, until=NOON - SECOND)

    assert mark_the_past() == 0
    assert Page.objects.published(at=NOON - 2 * SECOND).exists()


def test_a_page_published_without_a_time_appears_at_once(time_machine):
    time_machine.move_to(NOON, tick=False)

    page = PageFactory(at=None)

    assert (page.publish_at, page.live_edition.live_from) == (NOON, NOON)
    assert page.is_published


def test_a_draft_gets_no_date_from_being_saved():
    page = PageFactory(is_draft=True)

    page.refresh_from_db()

    assert page.publish_at is None


def test_saving_again_keeps_the_date_of_a_page():
    page = PageFactory(at=LONG_AGO)

    page.save()

    page.refresh_from_db()
    assert page.publish_at == LONG_AGO


def test_taking_down_keeps_the_date_of_a_page():
    page = PageFactory(at=LONG_AGO)

    take_down(page)

    page.refresh_from_db()
    assert page.publish_at == LONG_AGO
