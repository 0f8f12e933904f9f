"""Who may be in danger is recognized by words, however they are typed; who only sounds like it is not."""

import pytest

from clinic_site.crisis import speaks_of_crisis, words_of_crisis
from tests.crisis_examples import IN_DANGER, NOT_IN_DANGER


def test_there_are_sixty_examples_of_each_at_least():
    assert min(len(set(IN_DANGER)), len(set(NOT_IN_DANGER))) >= 60


@pytest.mark.parametrize("text", IN_DANGER)
def test_words_of_suicide_and_self_harm_are_recognized(text):
    assert speaks_of_crisis(text)


@pytest.mark.parametrize("text", NOT_IN_DANGER)
def test_other_words_are_not(text):
    assert words_of_crisis(text) == ""


@pytest.mark.parametrize(
    "text",
    ["I DON’T WANT TO LIVE", "i dont want\n\tto live", "i don't want to li\u200bve", "I don´t want to livé."],
)  # fmt: skip
def test_capitals_apostrophes_breaks_and_signs_without_width_change_nothing(text):
    assert words_of_crisis(text).replace("don t", "dont") == "dont want to live"
