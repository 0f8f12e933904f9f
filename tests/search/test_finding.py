"""What patients type finds what they mean: whole words first, then beginnings, slips of the keys, other words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clinic_site.search.finding import find
from clinic_site.search.models import WordGroup
from clinic_site.search.spelling import meant_by
from tests.factories import (
    ConditionFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_words():
    WordGroup.objects.all().delete()


def titles(query):
    return [str(result.page) for result in find(query).results]


def test_a_short_word_is_found_whole_and_in_no_other():
    PostFactory(title="Drive and give", body="<p>Five lives.</p>")
    PostFactory(title="By IV")

    assert titles("IV") == ["By IV"]


def test_from_three_letters_on_a_word_finds_what_begins_with_it_and_nothing_that_holds_it():
    PostFactory(title="Ketamine")
    PostFactory(title="Esketamine")

    assert [titles(typed) for typed in ("ke", "ket", "KETAMIN")] == [
        [],
        ["Ketamine"],
        ["Ketamine"],
    ]


def test_whole_words_come_before_beginnings_and_both_above_the_text():
    PostFactory(title="In the text", body="<p>Pain.</p>")
    PostFactory(title="Above it", body="<h2>Pain</h2><p>Words.</p>")
    PostFactory(title="Painful")
    PostFactory(title="Pain")

    assert titles("pain") == ["Pain", "Above it", "Painful", "In the text"]


def test_of_those_alike_treatments_come_first_and_articles_last_the_newest_first():
    for title in ("Old pain", "New pain"):
        PostFactory(title=title)
    PageFactory(title="Page of pain")
    PersonFactory(name="Robin Pain", credentials="")
    ConditionFactory(title="Condition of pain")
    ServiceFactory(title="Treatment of pain")

    assert titles("pain") == [
        "Treatment of pain",
        "Condition of pain",
        "Robin Pain",
        "Page of pain",
        "New pain",
        "Old pain",
    ]


def test_what_titles_have_hides_nothing_that_texts_have():
    for number in range(12):
        PostFactory(title=f"Pain {number}")
    PostFactory(title="In the text", body="<p>Pain.</p>")

    assert len(titles("pain")) == 13
    assert titles("pain")[-1] == "In the text"


def test_at_most_twenty_are_found():
    for number in range(25):
        PostFactory(title=f"Pain {number}")

    assert titles("pain") == [f"Pain {number}" for number in range(24, 4, -1)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("nunez", "Núñez"),
        ("NU\u0301N\u0303EZ", "N\u00fa\u00f1ez"),
        ("o'brien", "O’Brien"),
        ("obrien", "O'Brien"),
        ("keta\u00admine", "ketamine"),
        ("ketamine", "keta\u00admine"),
        ("follow up", "Follow-up"),
        ("followup", "Follow\u2011up"),
        ("jones", "Smith-Jones"),
        ("Morpheus 8", "Morpheus8"),
        ("R&D", "R & D"),
        ("knee/hip", "hip and knee"),
        ("ketamine,depression", "Depression; ketamine"),
        ("pain+skin", "skin, pain"),
        ("(shots;pain)", "pain after shots"),
        ("what is ketamine?", "Ketamine"),
        ("how much does the ketamine cost", "The cost of ketamine"),
    ],
)
def test_a_word_is_found_however_it_is_written(typed, written):
    PostFactory(title="Another")
    PostFactory(title="Found", body=f"<p>Words, {written}.</p>")

    findings = find(typed)

    assert [str(result.page) for result in findings.results] == ["Found"]
    assert not findings.is_near


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("ketmine", "Ketamine"),
        ("morfeus8", "Morpheus8"),
        ("depresion", "Depression"),
        ("anxeity", "Anxiety"),
        ("testosteron level", "Testosterone levels"),
        ("menapause", "Menopause"),
    ],
)
def test_a_slip_of_the_keys_finds_what_comes_nearest_and_says_so(typed, title):
    PostFactory(title="Skin", body="<p>Words.</p>")
    PostFactory(title=title)

    findings = find(typed)

    assert [str(result.page) for result in findings.results] == [title]
    assert findings.is_near == (not typed.startswith("testosteron"))


def test_a_word_that_ends_like_another_is_no_slip_of_it():
    PostFactory(title="By phone, one by one")

    assert titles("xylophone") == []


def test_words_of_what_is_not_public_yet_stand_in_for_none():
    PostFactory(title="Ketamine", at=timezone.now() + timedelta(days=1))

    assert meant_by("ketmine") == []


def test_where_nothing_has_all_words_what_has_one_of_them_comes_nearest():
    PostFactory(title="Ketamine")
    PostFactory(title="Skin")

    findings = find("ketamine xylophone")

    assert ([str(result.page) for result in findings.results], findings.is_near) == (
        ["Ketamine"],
        True,
    )


@pytest.mark.parametrize("typed", ["TRT", "low t", "Low-T", "testosterona", "trt clinic"])
def test_words_that_staff_say_mean_the_same_find_the_same(typed):
    PostFactory(title="Testosterone at the clinic")
    PostFactory(title="Low tide", body="<p>The time and the tea.</p>")
    WordGroup.objects.create(words="testosterone, TRT, low T, testosterona")

    findings = find(typed)

    assert [str(result.page) for result in findings.results] == ["Testosterone at the clinic"]
    assert not findings.is_near


def test_a_slip_in_such_a_word_finds_what_it_means():
    PostFactory(title="Inflammation")
    WordGroup.objects.create(words="inflammation, hinchazón")

    assert titles("hinchason") == ["Inflammation"]


def test_words_of_a_treatments_own_headings_are_found():
    ServiceFactory(title="Peeling")
    PostFactory(title="Peeling at home")

    assert titles("peeling side effects") == ["Peeling"]


@pytest.mark.parametrize("typed", ["", "  ", "%", "☃", "\u00ad"])
def test_without_a_word_nothing_is_found(typed):
    PostFactory(title="Another")

    assert find(typed).results == []
