"""docs/asvs.md has every item of the standard, and names only tests and files that are there."""

import re
from collections import Counter

import pytest
from django.conf import settings

from tests.project.named import missing_files, missing_tests

WORDS = (settings.BASE_DIR / "docs" / "asvs.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| (\d+\.\d+\.\d+) \| (.+?) \| \*(met|not for us|open)\*(?:: (.+))? \|$", re.MULTILINE
)
ROWS = ROW.findall(WORDS)
# How many items of levels 1 and 2 each section of ASVS 5.0.0 has; those of level 3 come last.
ITEMS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1,
    "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
    "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5,
    "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 2, "7.6": 2, "8.1": 2,
    "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4,
    "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2,
    "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1,
    "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4, "17.3": 2,
}  # fmt: skip


def test_every_item_stands_once_and_in_its_place():
    numbers = [f"{section}.{item + 1}" for section, many in ITEMS.items() for item in range(many)]

    assert [number for number, *_rest in ROWS] == numbers
    assert len(numbers) == 253
    assert len(re.findall(r"^\| \d", WORDS, re.MULTILINE)) == 253  # no row that is read as none


def test_the_figures_at_the_top_are_those_of_the_rows():
    states = Counter(state for _number, _words, state, _reason in ROWS)

    at_the_top = re.findall(r"^\| (met|not for us|open) \| (\d+) \|$", WORDS, re.MULTILINE)
    assert {state: int(number) for state, number in at_the_top} == states


def test_what_is_met_names_a_test_or_a_place_and_what_is_not_for_us_a_reason():
    unsaid = [
        number
        for number, _words, state, reason in ROWS
        if (state == "met" and not re.search("`|README|Django|SHA|HMAC|AES|Python", reason))
        or (state == "not for us" and not reason)
    ]

    assert unsaid == []


def test_every_test_and_every_file_that_is_named_is_there():
    assert missing_tests(WORDS) == []
    assert missing_files(WORDS) == []
    assert WORDS.count("::test_") > 150


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("`tests/site/test_nothing.py::test_a`", ["tests/site/test_nothing.py::test_a"]),
        ("`tests/project/test_asvs.py::test_a`", ["tests/project/test_asvs.py::test_a"]),
        ("`tests/project/nothing.py`", ["tests/project/nothing.py"]),
        ("`tests/project/test_asvs.py::test_every_item_stands_once_and_in_its_place`", []),
        ("`tests/project/test_asvs.py`", []),
    ],
)
def test_one_that_is_missing_would_be_seen(words, missing):
    assert missing_tests(words) == missing


def test_a_file_that_is_missing_would_be_seen():
    assert missing_files("`clinic_site/nothing.py`, `clinic_site/urls.py`") == [
        "clinic_site/nothing.py"
    ]
