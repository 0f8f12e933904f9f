"""A request that is complete: stored first, once, and thanked for."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

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
        "name", "email", "telephone", "voicemail_or_text", "preferred_way", "preferred_time",
        "treatment", "message", "has_consented", "stage", "suspicion", "urgency", "consent_version", "consent_text",
    )  # fmt: skip
    assert list(stored) == [
        {
            "name": "Marigold O’Sample",
            "email": "marigold@example.com",
            "telephone": "(727) 230-1439",
            "voicemail_or_text": "voicemail",
            "preferred_way": "email",
            "preferred_time": "afternoon",
            "treatment": treatment.pk,
            "message": "Does it hurt?\nI have <b>questions</b> & time.",
            "has_consented": True,
            "stage": "new",
            "suspicion": "",
            "urgency": "",
            "consent_version": "2026-11",
            "consent_text": "The clinic may keep what I wrote here and contact me about it.",
        }
    ]


@pytest.mark.parametrize(("way", "missing"), [("telephone", "email"), ("email", "telephone")])
def test_one_way_to_answer_is_enough(send, way, missing):
    response = send(**{missing: "", "preferred_way": way})

    assert response.status_code == 302
    assert getattr(ConsultationRequest.objects.get(), missing) == ""


def test_nothing_may_be_left_where_others_hear_it_unless_the_visitor_says_so(client):
    (chosen,) = form_values(the_form(client.get("/contact/")))["voicemail_or_text"]

    assert chosen == "none"


def test_a_form_from_before_the_question_is_stored_as_never_asked(send):
    send(voicemail_or_text=None)

    assert ConsultationRequest.objects.get().voicemail_or_text == ""


def test_treatment_and_message_may_be_left_empty(send):
    response = send(treatment="", message="")

    stored = ConsultationRequest.objects.get()
    assert (response.status_code, stored.treatment, stored.message) == (302, None, "")


@pytest.mark.parametrize(
    "spelling",
    [
        "727-230-1439", "727.230.1439", "+1 727 230 1439", "1 (727) 230-1439", "7272301439",
        "(727) 230-1439 ext. 55", "727/230-1439 x55",
    ],
)  # fmt: skip
def test_a_telephone_number_may_be_written_in_any_way(send, spelling):
    send(telephone=spelling)

    stored = ConsultationRequest.objects.get()
    assert (stored.telephone, stored.phone_number.as_e164) == (spelling, "+17272301439")


def test_the_visitor_is_led_to_a_confirmation_with_a_number_to_read_out(send, client):
    response = send()

    stored = ConsultationRequest.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/contact/received/{stored.token}/"
    confirmation = main_of(read(client.get(response["Location"])))
    assert headings(confirmation)[0] == "Your request has arrived"
    assert stored.reference in words(confirmation)
    assert re.fullmatch(r"\d{4}-\d{4}", stored.reference)


def test_the_confirmation_asks_for_no_other_request(send, client):
    page = read(client.get(send()["Location"]))

    asking = ("Request a consultation", "Ask about this treatment")
    assert [words(part) for part in page.iter("a") if words(part) in asking] == []


def test_reference_numbers_do_not_tell_how_many_there_were(send):
    send()
    send(name="Another")

    first, second = (
        int(found.reference.replace("-", ""))
        for found in ConsultationRequest.objects.order_by("pk")
    )
    assert abs(first - second) != 1


def test_the_confirmation_shows_nothing_that_was_typed_and_is_kept_nowhere(send, client, typed):
    response = client.get(send()["Location"])

    page = response.content.decode()
    assert [name for name in ("name", "email", "telephone") if typed[name] in page] == []
    assert "no-store" in response["Cache-Control"]


def test_after_a_day_the_address_of_the_confirmation_shows_nothing(send, client):
    address = send()["Location"]
    ConsultationRequest.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))

    assert client.get(address).status_code == 404


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


def test_no_cookie_is_set_and_none_is_asked_for(client, typed):
    form, refused = client.get("/contact/"), client.post("/contact/", typed | {"name": ""})
    taken = client.post("/contact/", typed)
    receipt = client.get(taken["Location"])

    responses = [form, refused, taken, receipt]
    assert [response.status_code for response in responses] == [200, 422, 302, 200]
    assert [dict(response.cookies) for response in responses] == [{}] * 4
    assert [response for response in responses if "Cookie" in response.get("Vary", "")] == []


@pytest.mark.parametrize("name", ["Marigold O’Sample", ""], ids=["complete", "with an error"])
def test_no_cache_keeps_the_form(send, client, name):
    for response in (client.get("/contact/"), send(name=name)):
        assert "no-store" in response["Cache-Control"]


def test_the_name_of_a_request_is_its_reference_number_and_names_nobody():
    stored = ConsultationRequestFactory(name="Marigold", email="marigold@example.com")

    assert str(stored) == f"Request {stored.reference}"
    assert [word for word in ("Marigold", "1727", "@") if word in str(stored)] == []


def test_the_page_says_where_the_clinic_is_and_when_it_is_open(client):
    ClinicProfile.objects.create().opening_hours.create(weekday=0, opens="09:00", closes="17:00")

    page = words(main_of(read(client.get("/contact/"))))

    assert [text for text in ("(727) 230-1438", "Clearwater", "Monday") if text not in page] == []


def test_a_clinic_that_gave_no_hours_is_not_called_closed(client):
    page = read(client.get("/contact/"))

    said = words(main_of(page))
    assert [text for text in ("Closed", "Monday") if text in said] == []
    assert "Hours and how to find us" not in words(
        page
    )  # in the footer, where it would lead nowhere


def test_a_reference_number_that_is_taken_already_costs_nobody_a_request(send, monkeypatch):
    send()
    taken = ConsultationRequest.objects.get().reference
    field = ConsultationRequest._meta.get_field("reference")
    monkeypatch.setattr(field, "_get_default", lambda: taken)

    assert send(name="Another").status_code == 302
    assert len(set(ConsultationRequest.objects.values_list("reference", flat=True))) == 2


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_a_break_of_a_line_counts_once(send, line_break):
    lines = ["x" * 79] * 50  # with their breaks 3,999 signs; as browsers send them, 49 more

    assert send(message=line_break.join(lines)).status_code == 302
    assert ConsultationRequest.objects.get().message == "\n".join(lines)


@pytest.mark.parametrize("rest", ["x", "\r\n"])
def test_a_message_may_have_four_thousand_signs_and_not_one_more(send, rest):
    full = "\r\n" * 2000 + "x" * 2000

    assert send(message=full).status_code == 302
    assert send(message=full + rest + "x").status_code == 422


@pytest.mark.parametrize("field", ["name", "message", "telephone"])
@pytest.mark.parametrize("sign", ["\0", "\x08", "\x1b"])
def test_signs_that_nobody_sees_turn_nobody_away(send, typed, field, sign):
    assert send(**{field: typed[field] + sign}).status_code == 302

    stored = getattr(ConsultationRequest.objects.get(), field)
    assert stored == typed[field].replace("\r\n", "\n")


@pytest.mark.parametrize(
    "pasted",
    ["\u200bmarigold@example.com", "marigold@example.com.", "<Marigold@example.com>,",
     "mailto:marigold@example.com", "marigold\u00ad@example.com\u00a0", "marigold@ example.com"],
)  # fmt: skip
def test_an_email_address_is_taken_as_clipboards_bring_it(send, pasted):
    assert send(email=pasted).status_code == 302

    assert ConsultationRequest.objects.get().email.casefold() == "marigold@example.com"
