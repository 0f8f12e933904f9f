"""What stands below a result: the sentence that has the words, with these marked."""

import pytest

from clinic_site.search.asking import Term
from clinic_site.search.extracts import LENGTH, Marker, extract


def shown(text, *words, beginning=()):
    terms = [Term((word,)) for word in words] + [Term((word,), True) for word in beginning]
    marked = extract(text, Marker(terms))
    return "".join(f"[{part}]" if is_marked else part for part, is_marked in marked)


def test_the_sentence_that_has_the_word_is_shown_with_the_word_marked():
    text = "First of all, rest. Then comes pain, or not. At last, tea."

    assert shown(text, "pain") == "Then comes [pain], or not. At last, tea."


def test_without_the_word_its_beginning_is_shown():
    assert shown("First rest. Then tea.", "pain") == "First rest. Then tea."


def test_a_word_is_marked_however_it_is_written_without_the_signs_around_it():
    text = "“Núñez” said (NUNEZ): Nuñ\u00adez’s, and nunezes."

    assert (
        shown(text, "nunez", "nunezs") == "“[Núñez]” said ([NUNEZ]): [Nuñ\u00adez’s], and nunezes."
    )


def test_a_word_that_goes_on_is_marked_whole():
    assert shown("Painful, spain.", beginning=["pain"]) == "[Painful], spain."


def test_words_in_a_row_are_marked_in_their_row_alone():
    terms = [Term(("low", "t")), Term(("stem", "cell"), True)]
    text = "Low pain, T cells, low T. A stem, a cell: stem cells."

    marked = Marker(terms).marked(text)

    assert "".join(f"[{part}]" if is_marked else part for part, is_marked in marked) == (
        "Low pain, T cells, [low] [T]. A stem, a cell: [stem] [cells]."
    )


def test_a_heading_runs_into_nothing_else():
    assert shown("About pain\nIt hurts.", "pain") == "About [pain]"


def test_of_a_long_sentence_the_part_with_the_word_is_shown():
    text = f"{'word ' * 200}pain {'more ' * 200}"

    found = shown(text, "pain")

    assert "[pain]" in found
    assert found.startswith("… word")
    assert len(found) <= LENGTH + len("… []")


@pytest.mark.parametrize("text", ["", "\n\n", "x" * 5000, "&<b>" * 2000])
def test_any_text_is_shown_in_short(text):
    assert len(shown(text, "pain")) <= LENGTH + 1
