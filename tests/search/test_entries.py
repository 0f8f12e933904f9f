"""What the search knows of pages is what visitors see of them, at each moment and whoever changed it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from blog.models import Post
from clinic_site.clinic.models import Person
from clinic_site.publishing.editions import (
    cancel_plan,
    mark_the_past,
    move_plan,
    publish,
    take_down,
)
from clinic_site.publishing.moment import as_of
from clinic_site.search.entries import SHIFT
from clinic_site.search.finding import find
from clinic_site.search.models import Entry
from tests.factories import PersonFactory, PostFactory, ServiceFactory

pytestmark = pytest.mark.django_db
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


def titles(query):
    findings = find(query)
    return [] if findings.is_near else [str(result.page) for result in findings.results]


@pytest.fixture
def now(time_machine):
    at = timezone.now()
    time_machine.move_to(at, tick=False)
    return at


def test_a_draft_is_not_entered_and_a_published_page_is_found_at_once():
    post = PostFactory(title="Quicksilver", author=None, is_draft=True)
    assert (titles("quicksilver"), Entry.objects.count()) == ([], 0)

    publish(post)

    assert titles("quicksilver") == ["Quicksilver"]


def test_what_was_changed_is_found_by_its_new_words_alone():
    post = PostFactory(title="Quicksilver", body="<p>Heavy.</p>")
    post.title, post.body = "Mercury", "<p>Light.</p>"
    post.save()
    assert (titles("quicksilver"), titles("mercury")) == (["Quicksilver"], [])

    publish(post)

    assert (titles("quicksilver"), titles("heavy")) == ([], [])
    assert titles("mercury light") == ["Mercury"]


def test_what_is_planned_is_found_from_its_second_on_and_until_its_end(now, time_machine):
    PostFactory(title="Quicksilver", at=now + HOUR, until=now + 2 * HOUR)

    found = []
    for at in (now, now + HOUR - SECOND, now + HOUR, now + 2 * HOUR - SECOND, now + 2 * HOUR):
        time_machine.move_to(at, tick=False)
        found.append(bool(titles("quicksilver")))

    assert found == [False, False, True, True, False]


def test_a_planned_change_is_found_by_each_of_its_words_in_its_time(now, time_machine):
    post = PostFactory(title="Quicksilver")
    post.title = "Mercury"
    publish(post, at=now + HOUR)
    assert (titles("quicksilver"), titles("mercury")) == (["Quicksilver"], [])

    time_machine.move_to(now + HOUR, tick=False)

    assert (titles("quicksilver"), titles("mercury")) == ([], ["Mercury"])


def test_a_plan_that_moves_or_is_cancelled_is_followed(now, time_machine):
    moved = PostFactory(title="Quicksilver", at=now + HOUR)
    ending = PostFactory(title="Mercury", until=now + HOUR)
    move_plan(moved, now + HOUR, now + 2 * HOUR)
    cancel_plan(ending)

    time_machine.move_to(now + HOUR, tick=False)
    assert (titles("quicksilver"), titles("mercury")) == ([], ["Mercury"])

    time_machine.move_to(now + 2 * HOUR, tick=False)
    assert titles("quicksilver") == ["Quicksilver"]


def test_what_is_taken_down_or_deleted_is_found_no_more():
    down, gone = PostFactory(title="Quicksilver"), PostFactory(title="Mercury")
    take_down(down)
    gone.delete()

    assert (titles("quicksilver"), titles("mercury")) == ([], [])
    assert Entry.objects.filter(title="mercury").count() == 0


def test_staff_who_walk_to_another_moment_find_what_was_there(now, time_machine):
    post = PostFactory(title="Quicksilver", at=now - HOUR)
    post.title = "Mercury"
    publish(post)
    time_machine.move_to(now + HOUR, tick=False)
    mark_the_past()

    with as_of(now - SECOND):
        assert (titles("quicksilver"), titles("mercury")) == (["Quicksilver"], [])
    assert (titles("quicksilver"), titles("mercury")) == ([], ["Mercury"])


def test_an_entry_alone_shows_nothing_that_visitors_do_not_see(now):
    PostFactory(title="Quicksilver", at=now + HOUR)
    Entry.objects.update(live_from=now - HOUR)  # as a fault might leave it

    assert titles("quicksilver") == []


def test_who_has_left_is_not_found_as_no_list_shows_them():
    PersonFactory(name="Robin Quicksilver")
    PersonFactory(name="Ada Quicksilver", is_former=True)

    assert titles("quicksilver") == ["Robin Quicksilver, MD"]


def test_questions_and_prices_are_found_with_their_page():
    ServiceFactory(
        title="Peeling",
        asked=[{"question": "Does it hurt?", "answer": "<p>Hardly.</p>"}],
        priced=[{"what": "One quicksilver session", "low": 100}],
    )

    assert [titles(words) for words in ("hurt hardly", "quicksilver")] == [
        ["Peeling"],
        ["Peeling"],
    ]


def test_a_change_that_is_undone_leaves_the_index_as_it_was():
    post = PostFactory(title="Quicksilver")
    post.title = "Mercury"
    with transaction.atomic():
        publish(post)
        transaction.set_rollback(True)

    assert (titles("quicksilver"), titles("mercury")) == (["Quicksilver"], [])


def test_what_is_loaded_from_a_copy_is_found_with_its_questions(tmp_path):
    PostFactory(title="Quicksilver", asked=[{"question": "Heavy?", "answer": "<p>So.</p>"}])
    copy = StringIO()
    call_command("dumpdata", "blog", use_base_manager=True, stdout=copy)
    Post.objects.get().delete()
    assert titles("heavy") == []
    file = tmp_path / "copy.json"
    file.write_text(copy.getvalue())

    call_command("loaddata", file, verbosity=0)

    assert titles("quicksilver heavy") == ["Quicksilver"]


def test_a_migration_of_the_whole_database_enters_what_is_missing_and_forgets_the_rest():
    PostFactory(title="Quicksilver", author=None)
    person = PersonFactory(name="Robin Mercury")
    known = Entry.objects.count()
    Entry.objects.filter(title="quicksilver").delete()
    Person.objects.editions().filter(edition_of=person.pk)._raw_delete("default")

    call_command("migrate", verbosity=0)  # which finds nothing to do

    assert [entry.title for entry in Entry.objects.all()] == ["quicksilver"]
    assert known == 2


def test_an_entry_of_a_kind_that_is_no_more_keeps_nobody_from_searching():
    PostFactory(title="Quicksilver")
    Entry.objects.update(id=F("id") + (7 << SHIFT))

    assert titles("quicksilver") == []


@pytest.mark.parametrize(
    "word",
    ["pain{} ", "боль{} ", "痛み{} ", "pain-relief-{} ", "\U0001d4ee{} ", "x" * 5000 + "{} "],
    ids=["ascii", "cyrillic", "kanji", "hyphens", "wide", "long"],
)
def test_a_text_of_any_length_is_published_and_found(word):
    words = "".join(word.format(number) for number in range(490_000 // (len(word) + 4)))
    asked = [{"question": "Why?", "answer": f"<p>{words}</p>"} for _ in range(3)]

    PostFactory(title="Quicksilver", excerpt="Heavy.", body=f"<p>{words}</p>", asked=asked)

    assert titles("quicksilver heavy") == ["Quicksilver"]


@pytest.mark.parametrize("query", ["\ufdfa" * 200, "x" * 200, "\ufdfa " * 100, "\x00", "\ud800"])
def test_a_word_of_any_length_is_asked_for(query):
    PostFactory(title="Quicksilver")

    assert titles(query) == []
