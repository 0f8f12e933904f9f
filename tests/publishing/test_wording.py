"""Since when visitors read a page in its words."""

from datetime import UTC, datetime, timedelta

import pytest

from clinic_site.publishing.editions import move_plan, publish, take_down
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PostFactory,
    ServiceFactory,
    TreatmentFactory,
)

pytestmark = pytest.mark.django_db

MONDAY, HOUR = datetime(2026, 7, 6, 12, tzinfo=UTC), timedelta(hours=1)
ASKED = [{"question": "Does it hurt?", "answer": "<p>A little.</p>"}]


@pytest.mark.parametrize(
    "factory", [PostFactory, ServiceFactory, ConditionFactory, PageFactory, PersonFactory]
)
def test_what_is_published_again_in_the_same_words_is_no_news(time_machine, factory):
    time_machine.move_to(MONDAY, tick=False)
    page = factory(at=MONDAY)
    for _ in range(2):
        time_machine.shift(HOUR)
        publish(page)

    assert page.live_edition.live_from == MONDAY + 2 * HOUR
    assert page.live_edition.worded_at == MONDAY


def test_what_the_software_does_to_a_row_is_no_news(time_machine):
    time_machine.move_to(MONDAY, tick=False)
    page = PageFactory(at=MONDAY)
    time_machine.shift(HOUR)
    type(page).objects.editions().filter(edition_of=page.pk).update_editions(
        updated_at=MONDAY + HOUR
    )

    assert page.live_edition.worded_at == MONDAY


def change_a_word(post):
    post.body = "<p>Other words.</p>"


def change_an_answer(post):
    row = post.questions.get()
    row.answer = "<p>Not at all.</p>"
    row.save()


def link_a_treatment(post):
    post.treatments.add(TreatmentFactory())


def choose_a_photo(post):
    post.photo = PhotoFactory()


@pytest.mark.parametrize(
    "change", [change_a_word, change_an_answer, link_a_treatment, choose_a_photo]
)
def test_whatever_visitors_read_otherwise_is_news(time_machine, change):
    time_machine.move_to(MONDAY, tick=False)
    post = PostFactory(at=MONDAY, asked=ASKED)
    time_machine.shift(HOUR)
    change(post)
    publish(post)
    time_machine.shift(HOUR)
    publish(post)

    assert post.live_edition.worded_at == MONDAY + HOUR


def test_what_comes_back_as_it_went_is_no_news(time_machine):
    time_machine.move_to(MONDAY, tick=False)
    page = PageFactory(at=MONDAY)
    time_machine.shift(HOUR)
    take_down(page)
    time_machine.shift(HOUR)
    publish(page)

    assert page.live_edition.worded_at == MONDAY


def test_words_that_are_planned_for_another_moment_are_new_from_that_one_on(time_machine):
    time_machine.move_to(MONDAY, tick=False)
    page = PageFactory(at=MONDAY)
    page.body = "<p>Other words.</p>"
    publish(page, at=MONDAY + 2 * HOUR)
    publish(page, at=MONDAY + 5 * HOUR)  # says the same

    move_plan(page, MONDAY + 2 * HOUR, MONDAY + 3 * HOUR)

    time_machine.move_to(MONDAY + 6 * HOUR)
    assert page.live_edition.live_from == MONDAY + 5 * HOUR
    assert page.live_edition.worded_at == MONDAY + 3 * HOUR


def test_an_article_that_was_published_again_does_not_say_that_it_was_updated(time_machine):
    time_machine.move_to(MONDAY, tick=False)
    post = PostFactory(at=MONDAY)
    time_machine.shift(timedelta(days=3))
    publish(post)
    assert post.live_edition.rewritten_at is None

    post.title = "Another title"
    publish(post)
    assert post.live_edition.rewritten_at == MONDAY + timedelta(days=3)
