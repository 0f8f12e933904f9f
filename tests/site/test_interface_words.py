"""Whatever a visitor reads is content that staff can change, or stands on the list of fixed words."""

from pathlib import Path

import pytest
from django.test import override_settings

from tests.site.interface_words import LIST, Content, fixed_words, pieces

pytestmark = pytest.mark.slow


# By the day and the hour, other words of it are read.
BY_THE_CLOCK = "The place and its hours"


@pytest.fixture(scope="module")
def read_by_visitors(pages):
    """Each piece of words of the demo, with an address that shows it."""
    return {
        piece: address
        for address, (_answer, tree) in pages.items()
        for piece in pieces(tree.find("body"))
    }


@pytest.fixture(scope="module")
def content(pages, seeded, django_db_blocker):
    with django_db_blocker.unblock(), override_settings(**seeded):
        return Content()


def test_every_word_is_content_or_on_the_list(read_by_visitors, content):
    fixed = [line for lines in fixed_words().values() for line in lines]

    unknown = {
        piece: address
        for piece, address in read_by_visitors.items()
        if piece not in content and not any(line.fullmatch(piece) for line in fixed)
    }
    assert unknown == {}


def test_the_list_holds_nothing_that_nobody_reads(read_by_visitors):
    unused = [
        line.pattern
        for section, lines in fixed_words().items()
        for line in lines
        if section != BY_THE_CLOCK and not any(map(line.fullmatch, read_by_visitors))
    ]

    assert unused == []


def test_the_readme_names_the_list():
    assert str(LIST) in Path("README.md").read_text(encoding="utf-8")
