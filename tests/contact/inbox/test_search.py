"""Search by reference number, e-mail, telephone or name; what was typed is in no address."""

import pytest
from auditlog.models import LogEntry

from contact.models import ConsultationRequest
from tests.contact.front_desk import INBOX, WORDS
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(client_of, stored):
    """A function that searches and returns the names that the list then shows."""
    ConsultationRequestFactory(name="Somebody Else", email="else@example.com")
    client = client_of("Front desk")

    def search(typed):
        response = client.post(f"{INBOX}search/", {"words": typed})
        assert response.status_code == 302
        if response["Location"] == INBOX:
            return []
        assert typed not in response["Location"]
        rows = client.get(response["Location"]).context["cl"].result_list
        return [row.name for row in rows]

    return search


@pytest.mark.parametrize(
    "typed",
    [
        "marigold@example.com", " Marigold@Example.COM ", "+17272301439", "(727) 230-1439",
        "727.230.1439", "7272301439", "+1 727 230 1439", "marigold", "SAMPLE", "sample marigold",
        "gold",
    ],
)  # fmt: skip
def test_a_person_is_found_however_they_are_written(found, typed):
    assert found(typed) == [WORDS["name"]]


@pytest.mark.parametrize("spelled", ["{0}-{1}", "{0}{1}", "{0} {1}"])
def test_a_reference_number_is_found_however_it_was_read_out(found, stored, spelled):
    assert found(spelled.format(*stored.reference.split("-"))) == [WORDS["name"]]


@pytest.mark.parametrize("stage", ConsultationRequest.Stage.values)
def test_every_stage_is_searched(found, stored, stage):
    ConsultationRequest.objects.filter(pk=stored.pk).update(stage=stage, suspicion="honeypot")

    assert found("marigold") == [WORDS["name"]]


@pytest.mark.parametrize("typed", ["", "x", "nobody of this name", "1234-5678", "727 230 1438"])
def test_who_is_not_there_is_not_found(found, typed):
    assert found(typed) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Nobody of this name", "Nobody was found."), ("x", "Please type at least two letters")],
)
def test_a_sentence_says_what_to_try_next(client_of, stored, typed, said):
    response = client_of("Front desk").post(f"{INBOX}search/", {"words": typed}, follow=True)

    assert said in words(read(response, strict=False))


def test_the_session_keeps_which_were_found_and_no_word(client_of, stored):
    client = client_of("Front desk")

    client.post(f"{INBOX}search/", {"words": "marigold@example.com"})

    kept = dict(client.session)
    assert kept["found_requests"] == [stored.pk]
    assert "marigold" not in str(kept)


def test_what_was_found_is_recorded(client_of, stored):
    ConsultationRequestFactory(name="Somebody Else", telephone="+17275550199")

    client_of("Front desk").post(f"{INBOX}search/", {"words": "(727) 230-1439"})

    looks = LogEntry.objects.filter(action=LogEntry.Action.ACCESS)
    assert [(look.object_repr, look.additional_data["how"]) for look in looks] == [
        (str(stored), "searched")
    ]


def test_the_names_of_the_newest_alone_are_read(client_of, stored, monkeypatch):
    monkeypatch.setattr("contact.inbox.searching.NAMES_READ", 1)
    ConsultationRequestFactory(name="Somebody Else")

    response = client_of("Front desk").post(f"{INBOX}search/", {"words": "marigold"})

    assert response["Location"] == INBOX
