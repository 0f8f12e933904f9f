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
    ConsultationRequestFactory(
        name="Somebody Else", email="else@example.com", telephone="+17275550177"
    )
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
        "gold", "1439", "230-1439", "2301439", "230 1439", "727 230-1439", "１４３９", "+1 (727) 230-1439",
        "1-727-230-1439", "O'Sample", "OSAMPLE", "o‘sample Márigold", "Mari\u00adgold", "o sample",
        "Mari gold", "marigoldosample",
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


@pytest.mark.parametrize(
    "typed",
    [
        "", "x", "nobody of this name", "1234-5678", "727 230 1438", "’’", "--", "439", "1438", "7272",
        "%", "x" * 50_000, "9" * 4300,
    ],
)  # fmt: skip
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

    looks = LogEntry.objects.get_for_model(ConsultationRequest).filter(
        action=LogEntry.Action.ACCESS
    )
    assert [(look.object_repr, look.additional_data["how"]) for look in looks] == [
        (str(stored), "searched")
    ]


def test_the_names_of_the_newest_alone_are_read(client_of, stored, monkeypatch):
    monkeypatch.setattr("contact.inbox.searching.PEOPLE_READ", 1)
    ConsultationRequestFactory(name="Somebody Else")

    response = client_of("Front desk").post(f"{INBOX}search/", {"words": "marigold"})

    assert response["Location"] == INBOX


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Núñez", "Nunez"), ("Zoë Åberg", "zoe aberg"), ("Smith‑Jones", "Smith-Jones"),
        ("Smith-Jones", "smith jones"), ("Weiß", "WEISS"), ("Søren", "soren"), ("Jo O`Neil", "O’Neil"),
    ],
)  # fmt: skip
def test_a_name_is_found_with_and_without_its_accents_and_signs(found, written, typed):
    ConsultationRequestFactory(name=written)

    assert found(typed) == [written]


@pytest.mark.parametrize("typed", ["0100", "0199", "555-0100", "727 555 0199"])
def test_each_of_two_numbers_in_one_field_is_found(found, typed):
    for name, both in [
        ("Words between", "727-555-0100 or 727-555-0199 (cell)"),
        ("A blank between", "727-555-0100 727-555-0199"),
        ("With an extension", "(727) 555-0100 #5, (727) 555-0199 x7"),
    ]:
        ConsultationRequestFactory(name=name, telephone=both)

    assert len(found(typed)) == 3


@pytest.mark.parametrize(
    "typed", ["020 7946 0018", "0044 20 7946 0018", "011 44 20 7946 0018", "7946 0018", "0018"]
)
@pytest.mark.parametrize(
    "written", ["+44 20 7946 0018", "0044 20 7946 0018", "+44 (0)20 7946 0018"]
)
def test_a_number_from_abroad_is_found_however_it_is_dialed(found, written, typed):
    ConsultationRequestFactory(name="From abroad", email="a@example.com", telephone=written)

    assert found(typed) == ["From abroad"]


def test_people_are_found_first_and_how_many_suspects_beside_them(client_of, stored):
    ConsultationRequestFactory.create_batch(3, name="Marigold Offers", suspicion="content")
    client = client_of("Front desk")

    response = client.post(f"{INBOX}search/", {"words": "marigold"}, follow=True)
    among_spam = client.get(f"{INBOX}?show=found_spam")

    page = words(read(response, strict=False))
    assert [row.name for row in response.context["cl"].result_list] == [WORDS["name"]]
    assert "3 more among suspected spam." in page
    assert "Found 1 Found among spam 3" in page
    assert [row.name for row in among_spam.context["cl"].result_list] == ["Marigold Offers"] * 3


@pytest.mark.parametrize("reads", [1, 2])
def test_however_many_suspects_there_are_they_hide_nobody(client_of, stored, monkeypatch, reads):
    monkeypatch.setattr("contact.inbox.searching.PEOPLE_READ", reads)
    monkeypatch.setattr("contact.inbox.searching.SUSPECTS_READ", reads)
    ConsultationRequestFactory.create_batch(reads + 1, name="Flood", suspicion="honeypot")

    response = client_of("Front desk").post(f"{INBOX}search/", {"words": "gold"}, follow=True)

    assert [row.name for row in response.context["cl"].result_list] == [WORDS["name"]]


@pytest.mark.slow
def test_after_a_flood_of_5001_suspects_a_name_still_finds_the_person(client_of, stored):
    ConsultationRequest.objects.bulk_create(
        ConsultationRequest(
            name="Gold offer",
            telephone="+17275550100",
            has_consented=True,
            suspicion="honeypot",
            reference=f"{number:09}",  # of 5001 random ones two may be the same
        )
        for number in range(5001)
    )

    response = client_of("Front desk").post(f"{INBOX}search/", {"words": "gold"}, follow=True)

    assert [row.name for row in response.context["cl"].result_list] == [WORDS["name"]]
    assert "1,000 more among suspected spam." in words(read(response, strict=False))
