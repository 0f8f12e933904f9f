"""The reading grade, held against examples that others have published, and a dictionary's syllables."""

import pytest

from clinic_site.richtext.grade import grade_of, sentences_in, syllables_of
from clinic_site.richtext.text import sentences

# The article on these tests in the English Wikipedia gives 11.3 for its own sentence.
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
# Lincoln at Gettysburg, 1863, the usual touchstone: 10.9 or 11, as sentences are told apart.
GETTYSBURG = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, "
    "conceived in Liberty, and dedicated to the proposition that all men are created equal. Now we "
    "are engaged in a great civil war, testing whether that nation, or any nation so conceived and "
    "so dedicated, can long endure. We are met on a great battle-field of that war. We have come to "
    "dedicate a portion of that field, as a final resting place for those who here gave their lives "
    "that that nation might live. It is altogether fitting and proper that we should do this. But, "
    "in a larger sense, we can not dedicate, we can not consecrate, we can not hallow this ground. "
    "The brave men, living and dead, who struggled here, have consecrated it, far above our poor "
    "power to add or detract. The world will little note, nor long remember what we say here, but "
    "it can never forget what they did here. It is for us the living, rather, to be dedicated here "
    "to the unfinished work which they who fought here have thus far so nobly advanced. It is "
    "rather for us to be here dedicated to the great task remaining before us, that from these "
    "honored dead we take increased devotion to that cause for which they gave the last full "
    "measure of devotion, that we here highly resolve that these dead shall not have died in vain, "
    "that this nation, under God, shall have a new birth of freedom, and that government of the "
    "people, by the people, for the people, shall not perish from the earth."
)


@pytest.mark.parametrize(
    ("text", "published"),
    [(" ".join([PLATYPUS] * 3), 11.3), (GETTYSBURG, 10.9)],
    ids=["platypus", "Gettysburg"],
)
def test_a_published_example_has_its_published_grade(text, published):
    assert grade_of(sentences(text)) == pytest.approx(published, abs=0.1)


# As the Carnegie Mellon Pronouncing Dictionary has them.
@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the pain treats sleeps helped heart rhymes site's"),
        (2, "people something treated table safety fluid needle sessions seeing"),
        (3, "area idea serious medicine creating natural ketamine created"),
        (4, "anxiety psychiatric consultation society psychology"),
        (5, "hypersensitive immediately"),
        (6, "responsibility"),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_a_dictionary_has_them(count, words):
    assert {word: syllables_of(word) for word in words.split()} == dict.fromkeys(
        words.split(), count
    )


def test_what_is_said_letter_by_letter_has_a_syllable_for_each():
    assert [syllables_of(word) for word in ("FDA", "PTSD", "TMS")] == [3, 4, 3]


def test_items_of_lists_are_sentences_and_headings_and_tables_are_none():
    html = (
        "<h2>What helps</h2><p>Dr. Lee says: rest. Then walk.</p><ul><li>Water</li><li>Sleep</li></ul>"
        "<table><tr><td>10 mg</td></tr></table><blockquote><p>Call us.</p></blockquote>"
    )

    assert sentences_in(html) == [
        "Dr. Lee says: rest.", "Then walk.", "Water", "Sleep", "Call us."
    ]  # fmt: skip


def test_a_few_words_have_no_grade():
    assert grade_of(["The cat sat on the mat."]) is None
    assert grade_of([]) is None
