"""Two hundred edits of the demo's texts: no letter of either version is lost in their difference."""

import re

import html5lib
import pytest

from clinic_site.richtext.differences import differences
from clinic_site.richtext.grammar import WITH_MARKS
from clinic_site.richtext.rendering import render_marked
from tests.richtext.edits import pairs, seen_in
from tests.richtext.test_differences import marked, notes

pytestmark = pytest.mark.django_db

TOLD_OF_LOOKS = ("Formatting", "Link leads", "Link added: ", "Link removed")


def letters(events):
    return [event[0] for event in events if isinstance(event, tuple)]


@pytest.fixture(scope="module")
def edited():
    return pairs(200)


def test_without_its_marks_a_difference_is_the_new_text_letter_by_letter(edited):
    wrong = [
        pair for pair in edited if seen_in(marked(*pair), without="removed") != seen_in(pair[1])
    ]

    assert wrong == []


def test_the_other_way_around_it_is_the_old_text_but_for_what_the_notes_tell(edited):
    wrong, exact = [], 0
    for old, new in edited:
        given, wanted = seen_in(marked(old, new), without="inserted"), seen_in(old)
        if any(note.startswith(TOLD_OF_LOOKS) for note in notes(old, new)):
            given, wanted = letters(given), letters(wanted)
        else:
            exact += 1
        if given != wanted:
            wrong.append((old, new))

    assert wrong == []
    assert exact > 60


def test_every_difference_tells_something_and_is_shown_in_its_own_grammar(edited):
    for old, new in edited:
        difference = differences(old, new)
        assert difference
        for part in difference.parts:
            assert WITH_MARKS.fullmatch(part.html)
            is_marked = re.search("<(?:ins|del|mark)>", part.html)
            assert bool(is_marked or part.notes) == part.is_changed


def test_what_a_page_shows_is_nested_as_a_validator_wants_it(edited):
    for old, new in edited[::4]:
        shown = "".join(render_marked(part.html) for part in differences(old, new).parts)
        html5lib.HTMLParser(strict=True).parseFragment(shown)
