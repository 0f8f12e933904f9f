"""Titles on a card: in at most four lines, whatever they are made of."""

import pytest

from clinic_site.sharing.drawing import (
    MARGIN,
    MOST_LINES,
    TITLE_BOTTOM,
    TITLE_SIZES,
    TITLE_TOP,
    WIDTH,
    draw_card,
)
from clinic_site.sharing.lettering import Letters, fitted

ROOM = (WIDTH - 2 * MARGIN, TITLE_BOTTOM - TITLE_TOP)
TITLES = [
    "Rest",
    "Morpheus8 recovery, day by day",
    "Ketamine and treatment-resistant depression: what to know before the first infusion",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
    "W" * 120,
    "W " * 60,
    "a\u0301" * 120,
    "Łódź, Größe, naïve",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_fits(title):
    block, letters = fitted(title, TITLE_SIZES, "newsreader", 500, ROOM, MOST_LINES)

    assert 1 <= len(block.lines) <= MOST_LINES
    assert max(map(letters.width, block.lines)) <= ROOM[0]
    assert len(block.lines) * block.leading <= ROOM[1]
    assert "".join(block.lines).replace(" ", "").startswith(title.replace(" ", "")[:20])


def test_a_title_that_is_too_long_ends_with_three_dots():
    block, _letters = fitted("M" * 400, TITLE_SIZES, "newsreader", 500, ROOM, MOST_LINES)

    assert len(block.lines) == MOST_LINES
    assert block.lines[-1].endswith("M…")


def test_no_word_stands_alone_in_the_last_line():
    block, _letters = fitted(
        "Morpheus8 recovery, day by day", TITLE_SIZES, "newsreader", 500, ROOM, MOST_LINES
    )

    assert (len(block.lines), block.lines[-1]) == (2, "recovery, day by day")


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("Schlaf & Łódź — „Größe“", "Schlaf & Łódź — „Größe“"),
        ("e\u0301t\u00e9", "été"),
        ("Rest 😀 well", "Rest well"),
        ("Rest \u202eשלום\u202c well", "Rest well"),
        ("שלום עולם", ""),
        ("睡眠", ""),
        ("Soft\u00adly\u200b done\u2011here", "Softly done-here"),
        ("a\n\tb\u00a0c\x00", "a b c"),
    ],
)
def test_only_what_the_typefaces_hold_is_written(words, known):
    assert Letters("newsreader", 50, 500).known(words) == known


@pytest.mark.parametrize("title", ["שלום עולם", "😀", "", " "])
def test_a_title_that_cannot_be_written_leaves_the_name_of_the_clinic(title):
    assert draw_card(title, "Priority You MD") == draw_card("Priority You MD", "Priority You MD")


@pytest.mark.parametrize("name", ["", "שלום", "x" * 100])
def test_any_name_of_the_clinic_makes_a_picture(name):
    assert draw_card("", name).startswith(b"\x89PNG")
