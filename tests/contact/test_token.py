"""The token in the form: the same form sent twice is one request."""

import uuid

import pytest

from clinic_site.waiting import Places
from contact import views
from contact.models import ConsultationRequest
from tests.site.reading import form_values, main_of, read

pytestmark = pytest.mark.django_db

TOKEN = "0b6c2f0e-55a8-4d3c-9a53-2e5d0f6c9c11"


def token_of(response):
    (form,) = main_of(read(response)).iter("form")
    (token,) = form_values(form)["token"]
    return uuid.UUID(token)


def test_every_form_has_a_token_of_its_own(client):
    assert token_of(client.get("/contact/")) != token_of(client.get("/contact/"))


def test_the_token_is_stored_with_the_request(send):
    send(token=TOKEN)

    assert str(ConsultationRequest.objects.get().token) == TOKEN


def test_the_same_form_sent_twice_is_one_request_with_one_confirmation(send):
    answers = [send(token=TOKEN), send(token=TOKEN)]

    confirmation = f"/contact/received/{TOKEN}/"
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, confirmation),
        (302, confirmation),
    ]
    assert ConsultationRequest.objects.count() == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "Marigold Sample"},
        {"email": "other@example.com"},
        {"telephone": "(727) 230-1440"},
        {"voicemail_or_text": "none"},
        {"preferred_way": "telephone"},
        {"preferred_time": "morning"},
        {"treatment": ""},
        {"message": "One more thing."},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_the_same_token_with_other_words_is_a_second_request(send, changed):
    send(token=TOKEN)

    response = send(token=TOKEN, **changed)

    assert response.status_code == 302
    assert ConsultationRequest.objects.count() == 2


def test_other_words_that_are_sent_twice_are_one_request_too(send):
    send(token=TOKEN)

    again = [send(token=TOKEN, message="One more thing.") for _click in range(2)]
    third = send(token=TOKEN, message="And one more.")

    assert again[0]["Location"] == again[1]["Location"] != third["Location"]
    assert ConsultationRequest.objects.count() == 3


def test_a_second_click_that_finds_no_place_ends_where_the_first_did(send, monkeypatch):
    first = send(token=TOKEN)
    monkeypatch.setattr(views, "WRITERS", Places(0))

    assert send(token=TOKEN)["Location"] == first["Location"]
    assert send(token=TOKEN, name="Somebody else").status_code == 503
    assert send(token=TOKEN, has_consented=None).status_code == 503


@pytest.mark.parametrize(
    "token", [None, "", "garbled", "0b6c2f0e", "☃", pytest.param("0" * 5000, id="long")]
)
def test_a_missing_or_garbled_token_loses_no_request(send, token):
    response = send(token=token)

    assert response.status_code == 302
    assert ConsultationRequest.objects.count() == 1


def test_two_forms_without_a_token_are_two_requests(send):
    send()
    send()

    assert ConsultationRequest.objects.count() == 2
