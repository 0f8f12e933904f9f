"""One folding for every search: what is written differently and means the same is found."""

import sys

import pytest

from clinic_site.folding import fold, holds, words_asked

# Asked for, and as it stands in what is searched.
FOUND = [
    ("Nunez", "Núñez"),
    ("Núñez", "NUNEZ"),
    ("nu\u0301n\u0303ez", "Núñez"),
    ("O'Brien", "O’Brien"),
    ("O’Brien", "O'Brien"),
    ("OBrien", "O`Brien"),
    ("O'Brien", "OBrien"),
    ("O´Brien", "O Brien"),
    ("O＇Brien", "Oʼbrien"),
    ("Smith-Jones", "Smith‑Jones"),
    ("Smith–Jones", "Smith Jones"),
    ("Smith-Jones", "SmithJones"),
    ("smith jones", "Smith-Jones"),
    ("email", "E-mail"),
    ("e-mail", "email"),
    ("co­operate", "cooperate"),
    ("cooperate", "co­operate"),
    ("Strasse", "Straße"),
    ("straße", "STRASSE"),
    ("Soren", "Søren"),
    ("Lukasz", "Łukasz"),
    ("Aegir", "Ægir"),
    ("Oeuvre", "Œuvre"),
    ("Istanbul", "İstanbul"),
    ("ISIK", "ışık"),
    ("fiance", "ﬁancé"),
    ("ketamine", "Ｋｅｔａｍｉｎｅ"),
    ("keta\u200bmine", "ketamine"),
    ("ketamine", "\ufeffketa\u200dmine"),
    ("one word", "one\u00a0word"),
    ("one\u00a0word", "one\n\tword"),
    ("Aberg", "Åberg"),
    ("Dvorak", "Dvořák"),
    ("Nguyen", "Nguyễn"),
    ("Σωκρατης", "ΣΩΚΡΆΤΗΣ"),
    ("(rest),", "rest"),
    ("“rest”", "a rest!"),
    ("half", "half—way"),
    ("stemcell", "Stem cell therapy"),
    ("stem cell", "Stemcell therapy"),
    ("stem-cell", "stem cells"),
    ("followup", "to follow up"),
    ("follow up", "follow-up"),
    ("follow-up", "followups"),
    ("non invasive", "non-invasive"),
    ("noninvasive", "non invasive"),
    ("non-invasive", "noninvasive"),
    ("e mail", "E‑mail"),
    ("x-ray", "X ray"),
    ("xray", "X-ray"),
    ("x ray", "xrays"),
    ("facetoface", "face to face"),
    ("microneedling", "micro-needling"),
    ("morpheus8", "Morpheus 8"),
    ("morpheus 8", "Morpheus8"),
    ("BPC157", "BPC-157"),
    ("delacruz", "Ana de la Cruz"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "text"), FOUND)
def test_what_is_written_differently_is_found(asked, text):
    assert holds(fold(text), words_asked(asked))


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("Nunes", "Núñez"), ("x-ray", "spray of an axe"), ("O'Brien", "brie"),
        ("smith-jones", "jones smith"), ("cafe", "caf"), ("1 2", "1"), ("vein", "leave in"),
        ("area", "they are a team"), ("stemcell", "stem of a cell"), ("c++", "c"), ("a.c", "abc"),
    ],
)  # fmt: skip
def test_what_means_something_else_is_not_found(asked, text):
    assert not holds(fold(text), words_asked(asked))


@pytest.mark.parametrize("text", ["", "  ", "’", "-", "\u200b", "?!", "\u0301", "\x00"])
def test_signs_alone_ask_for_nothing(text):
    assert words_asked(text) == []


def test_what_is_folded_stays_as_it_is():
    changed = [
        hex(code)
        for code in range(sys.maxunicode)
        if (folded := fold(f"a{chr(code)}a")) != fold(folded)
    ]

    assert changed == []


def test_nothing_that_a_database_refuses_is_left():
    assert fold("a\x00b\ud800c\x07d") == "abcd"


def test_a_question_of_any_length_is_short():
    assert len(words_asked("é" * 50_000)) == 1
    assert len(words_asked("a-b " * 50_000)) == 8
