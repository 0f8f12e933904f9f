"""650 messages of both kinds: no patient is set apart, and most of the advertisers are."""

import time
from pathlib import Path

import pytest

from contact.models import ConsultationRequest
from contact.spam import suspicion_of

MESSAGES = Path(__file__).parent / "messages"


def messages_of(name, between="\n\n"):
    return (MESSAGES / f"{name}.txt").read_text(encoding="utf-8").strip().split(between)


PATIENTS = messages_of("patients")
PATIENTS_WHO_SOUND_ALIKE = messages_of("patients_who_sound_alike")
# Of one line or with signature, by voice, for somebody else, of nurses, lawyers and employers.
PATIENTS_IN_MANY_STYLES = messages_of("patients_in_many_styles", between="\n=\n")
# Each carries a sign: they quote the clinic's own offers, speak as "we", or send links.
PATIENTS_WHO_QUOTE_AND_SAY_WE = messages_of("patients_who_quote_and_say_we", between="\n=\n")
# Employers, schools and nurses, bills, faults of the site, copied texts, portals and photos.
PATIENTS_WITH_LINKS_AND_ERRANDS = messages_of("patients_with_links_and_errands", between="\n=\n")
ALL_PATIENTS = [
    *PATIENTS,
    *PATIENTS_WHO_SOUND_ALIKE,
    *PATIENTS_IN_MANY_STYLES,
    *PATIENTS_WHO_QUOTE_AND_SAY_WE,
    *PATIENTS_WITH_LINKS_AND_ERRANDS,
]
ADVERTISERS = messages_of("advertisers")
MOST_THAT_PASS = 27  # of sixty: mostly those that a patient could have written as well


@pytest.fixture
def suspicion(db):
    """A function that judges a message."""
    return lambda message: suspicion_of(
        ConsultationRequest(name="Kim", message=message), honeypot=""
    )


def test_there_are_sixty_of_each():
    assert len(set(PATIENTS)) == len(set(ADVERTISERS)) == 60


@pytest.mark.parametrize("message", ALL_PATIENTS)
def test_no_patient_is_set_apart(suspicion, message):
    assert suspicion(message) == ""


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


@pytest.mark.parametrize(
    "offer", ["Free quote", "We help clinics grow", "Guest posts", "Buy now, free shipping"]
)
def test_an_offer_and_where_to_take_it_are_two_signs(suspicion, offer):
    assert suspicion(f"{offer}: https://a.example") == "content"
    assert suspicion(offer) == ""


@pytest.mark.parametrize(
    "fault", ["Your website needs a rest", "Hello admin", "We are an insurance company"]
)
def test_other_words_and_where_they_lead_are_one(suspicion, fault):
    assert suspicion(f"{fault}: https://a.example") == ""


SIGNATURE = (
    "Ann Lee\nLee Web Design, LLC\nWe help businesses like yours\nFree quote: https://lee.example"
)


@pytest.mark.parametrize(
    "between", ["\n\n", "\n", "\n-- \n", "\r\nThanks,\r\n", "\n\nKind regards\n"]
)
@pytest.mark.parametrize("text", ["Botox?", "Saturdays", "New patient, two sisters. Rates please"])
def test_what_a_signature_praises_is_no_sign(suspicion, text, between):
    assert suspicion(f"{text}{between}{SIGNATURE}") == ""


@pytest.mark.parametrize("before", ["Hi there\n", "Dear Doctor,\n\n", "> "])
def test_a_signature_alone_is_judged_as_the_message(suspicion, before):
    assert suspicion(before + SIGNATURE) == "content"


@pytest.mark.parametrize(
    "part",
    [
        "A B\n",
        "Thanks\n",
        '"',
        "> ",
        "a",
        " ",
        "we can ",
        "my ",
        "https://a.example ",
        "send you a ",
        "我",
    ],
)
def test_a_long_message_is_judged_in_a_moment(suspicion, part):
    def seconds(length):
        began = time.perf_counter()
        suspicion((part * length)[:length])
        return time.perf_counter() - began

    assert seconds(64_000) < 64 * max(seconds(8_000), 0.01)
