"""The person that a page sent along in the address of the form."""

import pytest

from contact.models import ConsultationRequest
from tests.factories import PersonFactory
from tests.site.reading import form_values, main_of, read, words

pytestmark = pytest.mark.django_db

ASKING = "For an appointment with Cora, MD"


@pytest.fixture
def cora():
    return PersonFactory(name="Cora", credentials="MD", slug="cora", kind="clinician")


def asked_in(response):
    """What the form says and sends along."""
    main = main_of(read(response))
    (form,) = main.iter("form")
    return ASKING in words(main), form_values(form).get("person")


def test_the_person_of_the_address_is_named_and_sent_along(client, cora):
    assert asked_in(client.get(cora.ask_url)) == (True, ["cora"])


@pytest.mark.parametrize("fields", [{"kind": "writer"}, {"is_former": True}, {"is_draft": True}])
def test_nobody_is_named_whom_one_cannot_ask_for(client, fields):
    PersonFactory(**{"name": "Cora", "slug": "cora", "kind": "clinician"} | fields)

    assert asked_in(client.get("/contact/?person=cora")) == (False, None)


@pytest.mark.parametrize("query", ["", "?person=", "?person=nobody", "?person=%E2%98%83"])
def test_an_unknown_person_is_passed_over(client, cora, query):
    assert asked_in(client.get(f"/contact/{query}")) == (False, None)


def test_a_form_that_comes_back_still_names_the_person(send, cora):
    assert asked_in(send(name="", person="cora")) == (True, ["cora"])


def test_the_request_keeps_the_name_whatever_becomes_of_the_person(send, cora):
    send(person="cora")
    cora.delete()

    assert ConsultationRequest.objects.get().asked_for == "Cora, MD"


def test_who_has_left_meanwhile_keeps_no_request_from_arriving(send):
    assert send(person="somebody-else").status_code == 302
    assert ConsultationRequest.objects.get().asked_for == ""


def test_the_front_desk_reads_who_is_asked_for(send, client_of, cora):
    send(person="cora")
    asked = ConsultationRequest.objects.get()

    page = client_of("Front desk").get(
        f"/admin/contact/consultationrequest/{asked.pk}/change/", follow=True
    )

    assert "Cora, MD" in words(read(page, strict=False))


def test_the_name_goes_with_what_else_is_wiped(send, cora):
    send(person="cora")
    asked = ConsultationRequest.objects.get()

    asked.wipe()

    assert asked.asked_for == ""
