"""A request that is complete: stored first, once, and thanked for."""

import pytest
from django.test import Client

from clinic_site.clinic.models import ClinicProfile
from contact.models import ConsultationRequest
from tests.factories import ConsultationRequestFactory
from tests.site.reading import form_values, headings, main_of, read, words

pytestmark = pytest.mark.django_db


def the_form(response):
    (form,) = main_of(read(response)).iter("form")
    return form


def test_a_request_is_stored_with_exactly_what_was_typed(send, treatment):
    send()

    stored = ConsultationRequest.objects.values(
        "name", "email", "telephone", "preferred_way", "preferred_time", "treatment", "message",
        "has_consented", "status", "is_suspect",
    )  # fmt: skip
    assert list(stored) == [
        {
            "name": "Marigold O’Sample",
            "email": "marigold@example.com",
            "telephone": "+17272301439",
            "preferred_way": "email",
            "preferred_time": "afternoon",
            "treatment": treatment.pk,
            "message": "Does it hurt?\r\nI have <b>questions</b> & time.",
            "has_consented": True,
            "status": "new",
            "is_suspect": False,
        }
    ]


@pytest.mark.parametrize(("way", "missing"), [("telephone", "email"), ("email", "telephone")])
def test_one_way_to_answer_is_enough(send, way, missing):
    response = send(**{missing: "", "preferred_way": way})

    assert response.status_code == 302
    assert getattr(ConsultationRequest.objects.get(), missing) == ""


def test_treatment_and_message_may_be_left_empty(send):
    response = send(treatment="", message="")

    stored = ConsultationRequest.objects.get()
    assert (response.status_code, stored.treatment, stored.message) == (302, None, "")


@pytest.mark.parametrize(
    "spelling",
    ["727-230-1439", "727.230.1439", "+1 727 230 1439", "1 (727) 230-1439", "7272301439"],
)
def test_a_telephone_number_may_be_written_in_any_way(send, spelling):
    send(telephone=spelling)

    assert ConsultationRequest.objects.get().telephone.as_e164 == "+17272301439"


def test_the_visitor_is_led_to_a_page_of_thanks(send, client):
    response = send()

    assert (response.status_code, response["Location"]) == (302, "/contact/thanks/")
    thanks = main_of(read(client.get("/contact/thanks/")))
    assert headings(thanks)[0] == "Your request has arrived"


def test_the_page_of_thanks_shows_nothing_that_was_typed(send, client, typed):
    send()

    page = client.get("/contact/thanks/").content.decode()

    assert [name for name in ("name", "email", "telephone") if typed[name] in page] == []


def test_the_form_as_it_stands_needs_nothing_but_what_a_person_types(client, typed):
    values = form_values(the_form(client.get("/contact/")))
    chosen = {name: typed[name] for name in ("name", "telephone", "has_consented")}

    response = client.post("/contact/", values | chosen)

    assert response.status_code == 302
    stored = ConsultationRequest.objects.get()
    assert (stored.preferred_way, stored.preferred_time) == ("any", "any")


def test_consent_is_not_ticked_beforehand(client):
    assert "has_consented" not in form_values(the_form(client.get("/contact/")))


def test_every_control_of_the_form_has_a_label(client):
    form = the_form(client.get("/contact/"))

    labelled = {label.get("for") for label in form.iter("label")}
    controls = [
        control
        for control in form.iter()
        if control.tag in {"input", "select", "textarea"} and control.get("type") != "hidden"
    ]
    assert len(controls) >= 10
    assert [control.get("id") for control in controls if control.get("id") not in labelled] == []


def test_the_form_needs_no_cookie_and_no_csrf_token(typed):
    client = Client(enforce_csrf_checks=True)

    response = client.post("/contact/", typed)

    assert response.status_code == 302
    assert ConsultationRequest.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/contact/", "/contact/thanks/"])
def test_no_cookie_is_set_and_none_is_asked_for(client, typed, method, address):
    response = client.get(address) if method == "get" else client.post("/contact/", typed)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("name", ["Marigold O’Sample", ""], ids=["complete", "with an error"])
def test_no_cache_keeps_the_form(send, client, name):
    for response in (client.get("/contact/"), send(name=name)):
        assert "no-store" in response["Cache-Control"]


def test_the_name_of_a_request_is_its_time_and_names_nobody():
    stored = ConsultationRequestFactory(name="Marigold", email="marigold@example.com")

    assert str(stored).startswith("Request of ")
    assert [word for word in ("Marigold", "1727", "@") if word in str(stored)] == []


def test_the_page_says_where_the_clinic_is_and_when_it_is_open(client):
    ClinicProfile.objects.create().opening_hours.create(weekday=0, opens="09:00", closes="17:00")

    page = words(main_of(read(client.get("/contact/"))))

    assert [text for text in ("(727) 230-1438", "Clearwater", "Monday") if text not in page] == []


def test_a_clinic_that_gave_no_hours_is_not_called_closed(client):
    page = words(main_of(read(client.get("/contact/"))))

    assert [text for text in ("Closed", "Monday") if text in page] == []
