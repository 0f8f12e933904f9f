"""219 messages of both kinds: no patient is set apart, and most of the advertisers are."""

import time
from pathlib import Path

import pytest

from contact.form_context import sign_context
from contact.models import ConsultationRequest
from contact.spam import suspicion_of

MESSAGES = Path(__file__).parent / "messages"


def messages_of(name):
    return (MESSAGES / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")


PATIENTS = messages_of("patients")
PATIENTS_WHO_SOUND_ALIKE = messages_of("patients_who_sound_alike")
ADVERTISERS = messages_of("advertisers")
# Of sixty: mostly those that a patient could have written as well. Programs send at once.
MOST_THAT_PASS, MOST_THAT_PASS_AT_ONCE = 22, 7


@pytest.fixture
def suspicion(opened, db):
    """A function that judges a message, of a form that was open for a minute."""
    return lambda message: suspicion_of(
        ConsultationRequest(name="Kim", message=message), honeypot="", form_context=opened()
    )


def test_there_are_sixty_of_each():
    assert len(set(PATIENTS)) == len(set(ADVERTISERS)) == 60


@pytest.mark.parametrize("message", PATIENTS + PATIENTS_WHO_SOUND_ALIKE)
def test_no_patient_is_set_apart(suspicion, message):
    assert suspicion(message) == ""


@pytest.mark.parametrize("message", PATIENTS)
def test_not_even_one_who_sends_within_a_second(message, db):
    now = sign_context(referrer="", query="")

    request = ConsultationRequest(name="Kim", message=message)
    assert suspicion_of(request, honeypot="", form_context=now) == ""


@pytest.mark.parametrize(
    "word",
    [
        "Cialis", "Viagra", "testosterone", "loan", "SEO", "crypto", "casino", "bitcoin", "forex",
        "web design", "backlinks", "guest post", "lead generation", "rank on Google",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "said", ["{}", "{}?", "I have a question about {}.", "{} https://a.example"]
)
def test_no_word_sets_apart(suspicion, word, said):
    assert suspicion(said.format(word)) == ""


def test_most_advertisers_are_set_apart(suspicion):
    passed = [message for message in ADVERTISERS if not suspicion(message)]

    assert len(passed) <= MOST_THAT_PASS, passed


def test_and_nearly_all_that_send_as_programs_do(db):
    now = sign_context(referrer="", query="")
    passed = [
        message
        for message in ADVERTISERS
        if not suspicion_of(
            ConsultationRequest(name="Kim", message=message), honeypot="", form_context=now
        )
    ]

    assert len(passed) <= MOST_THAT_PASS_AT_ONCE, passed


@pytest.mark.parametrize(
    "part", ["a", " ", "we can ", "my ", "https://a.example ", "send you a ", "我"]
)
def test_a_long_message_is_judged_in_a_moment(suspicion, part):
    def seconds(length):
        began = time.perf_counter()
        suspicion((part * length)[:length])
        return time.perf_counter() - began

    assert seconds(64_000) < 64 * max(seconds(8_000), 0.01)
