"""What programs do and people do not: such requests are kept apart, and never dropped."""

import re

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from contact.inbox.not_spam import mark_not_spam
from contact.models import ConsultationRequest
from contact.telling import tell_staff
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory
from tests.site.reading import by_id, read, words

pytestmark = pytest.mark.django_db

ADVERTISEMENT = (
    "Dear website owner, we offer cheap backlinks. See https://a.example, https://b.example"
)
LINKS = "https://a.example and https://b.example"


@pytest.fixture(autouse=True)
def _somebody_to_tell():
    ClinicProfile.objects.create(notify_email="desk@clinic.example")


def kinds():
    return sorted(OutboxMessage.objects.values_list("kind", flat=True))


BOTH = ["A new request", "Confirmation for the visitor"]
SET_APART = "Suspected spam"


def suspicious(opened):
    return {
        "honeypot": {"remark": "https://spam.example"},
        "content": {"message": ADVERTISEMENT},
    }


@pytest.mark.parametrize("sign", ["honeypot", "content"])
def test_a_suspect_gets_a_confirmation_as_everybody_and_is_kept_apart(send, client, opened, sign):
    response = send(**suspicious(opened)[sign])

    stored = ConsultationRequest.objects.get()
    assert client.get(response["Location"]).status_code == 200
    assert (stored.suspicion, stored.stage) == (sign, "new")
    assert list(ConsultationRequest.objects.suspected_spam()) == [stored]
    assert list(ConsultationRequest.objects.waiting()) == []


@pytest.mark.parametrize("sign", ["honeypot", "content"])
def test_a_suspect_gets_no_email_until_it_is_marked_as_none(send, opened, sign):
    send(**suspicious(opened)[sign])
    assert kinds() == [SET_APART]

    stored = ConsultationRequest.objects.get()
    assert [mark_not_spam(stored), mark_not_spam(stored)] == [True, False]

    tell_staff()
    stored.refresh_from_db()
    assert (kinds(), stored.suspicion) == ([*BOTH, SET_APART], "")
    assert stored.confirmation.to == "marigold@example.com"


@pytest.mark.parametrize("seconds", [-3600, 0, 5, 3600, 365 * 24 * 3600])
def test_how_long_a_form_was_open_is_no_sign(send, opened, seconds):
    send(form_context=opened(seconds_ago=seconds))

    assert ConsultationRequest.objects.get().suspicion == ""
    assert kinds() == BOTH


@pytest.mark.parametrize("form_context", [None, "", "forged:words:here"])
def test_a_request_without_the_words_of_its_form_is_a_persons(send, form_context):
    assert send(form_context=form_context).status_code == 302

    assert ConsultationRequest.objects.get().suspicion == ""


def test_nobody_is_set_apart_for_links_alone(send):
    send(message=LINKS)

    assert ConsultationRequest.objects.get().suspicion == ""


def test_staff_read_why_a_request_was_set_apart(send, client_of):
    send(message=ADVERTISEMENT)
    stored = ConsultationRequest.objects.get()

    page = client_of("Front desk").get(f"{INBOX}{stored.pk}/change/")

    shown = words(read(page, strict=False))
    assert "Suspected spam: the message reads like an advertisement: it speaks for a" in shown
    assert "it is full of links" in shown


def test_a_form_that_comes_back_with_errors_remembers_where_it_was_opened(send, opened):
    first = opened(seconds_ago=60)
    page = read(send(name="", form_context=first))

    (kept,) = [part.get("value") for part in page.iter() if part.get("name") == "form_context"]
    assert kept == first


@pytest.mark.parametrize("message", [LINKS, "Free quote", "Free quote?", "Does it hurt?"])
def test_neither_links_nor_words_alone_are(send, opened, message):
    send(message=message, form_context=opened(seconds_ago=0))

    assert ConsultationRequest.objects.get().suspicion == ""


@pytest.mark.parametrize("message", ["", LINKS, "Free quote"])
def test_the_eleventh_request_from_the_clinics_own_network_is_a_persons(send, message):
    for number in range(15):
        send(name=f"Visitor {number}", message=message)

    assert ConsultationRequest.objects.waiting().count() == 15


def test_the_connection_is_kept_as_a_hash_that_only_the_key_makes(send):
    send()

    (kept,) = ConsultationRequest.objects.values_list("sender_hash", flat=True)
    assert len(kept) == 64
    assert "127.0.0.1" not in kept


def test_suspicion_stands_beside_urgency_and_staff_are_told_at_once(send):
    send(remark="https://spam.example", message="I want to die.")

    stored = ConsultationRequest.objects.get()
    assert (stored.suspicion, stored.urgency) == ("honeypot", "words")
    assert list(ConsultationRequest.objects.waiting()) == [stored]
    assert list(ConsultationRequest.objects.suspected_spam()) == [stored]
    assert kinds() == ["A new request"]


def test_one_web_address_in_a_message_is_fine(send):
    send(message="I read https://clinic.example/blog/ and have a question.")

    assert ConsultationRequest.objects.get().suspicion == ""


def test_nobody_can_have_confirmations_sent_to_somebody_elses_address_without_end(send):
    for number in range(5):
        send(name=f"Visitor {number}", email="victim@example.com")

    assert kinds().count("Confirmation for the visitor") == 3
    assert ConsultationRequest.objects.waiting().count() == 5


def test_nobody_is_told_twice_of_the_same_request(send):
    token = "0b6c2f0e-55a8-4d3c-9a53-2e5d0f6c9c11"

    send(token=token)
    send(token=token)

    assert kinds() == BOTH


def test_a_request_that_was_answered_meanwhile_is_not_marked_any_more():
    answered = ConsultationRequestFactory(suspicion="honeypot", stage="spam")

    assert mark_not_spam(answered) is False


def test_the_honeypot_is_out_of_reach_of_the_keyboard_and_of_screen_readers(client):
    page = read(client.get("/contact/"))

    honeypot = by_id(page, "id_remark")
    (wrapper,) = [part for part in page.iter("div") if honeypot in list(part)]
    assert (honeypot.get("tabindex"), honeypot.get("autocomplete")) == ("-1", "off")
    assert honeypot.get("value", "") == ""
    assert wrapper.get("aria-hidden") == "true"


def test_the_honeypot_is_no_reason_for_an_error_to_be_forgotten(send):
    response = send(remark="https://x.example", name="")

    assert response.status_code == 422
    assert ConsultationRequest.objects.count() == 0


def test_nothing_that_completes_forms_for_people_touches_the_honeypot(client):
    honeypot = by_id(read(client.get("/contact/")), "id_remark")

    marks = ["data-1p-ignore", "data-lpignore", "data-bwignore", "data-protonpass-ignore"]
    assert [mark for mark in marks if mark not in honeypot.attrib] == []
    assert honeypot.get("data-form-type") == "other"
    # What Chrome, Firefox and Safari look for in names, to complete a person's data.
    known = "name|mail|phone|tel|fax|url|web|site|compan|organi|addr|street|city|state|zip|card|user|pass"
    assert not re.search(known, honeypot.get("name"))


@pytest.mark.parametrize("name", ["website", "url", "company", "fax"])
def test_a_field_of_an_old_tab_is_no_honeypot(send, name):
    send(**{name: "https://my-own-page.example"})

    assert ConsultationRequest.objects.get().suspicion == ""


@pytest.mark.parametrize("answer", ["", "  "])
def test_an_empty_honeypot_is_empty(send, answer):
    send(remark=answer)

    assert ConsultationRequest.objects.get().suspicion == ""
