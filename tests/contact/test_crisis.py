"""Somebody may be in danger: the crisis line is there at once, and the request stands at the top."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from contact.models import ConsultationRequest
from tests.factories import ConditionFactory, TreatmentFactory
from tests.site.reading import links, main_of, read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def depression():
    return TreatmentFactory(name="Ketamine", slug="ketamine", shows_crisis_line=True)


def test_a_request_that_speaks_of_it_is_marked_urgent_and_its_confirmation_shows_the_line(
    send, client
):
    response = send(message="I want to die.")

    assert ConsultationRequest.objects.get().urgency == "words"
    confirmation = words(main_of(read(client.get(response["Location"]))))
    assert [sign for sign in ("988", "911") if sign not in confirmation] == []


def test_a_request_about_a_treatment_of_depression_is_marked_too(send, client, depression):
    response = send(treatment="ketamine")

    assert ConsultationRequest.objects.get().urgency == "treatment"
    assert "988" in words(main_of(read(client.get(response["Location"]))))


@pytest.mark.parametrize(
    ("fields", "urgency"),
    [
        ({"shows_crisis_line": True}, "treatment"),
        ({"shows_crisis_line": False}, ""),
        ({"shows_crisis_line": True, "is_draft": True}, ""),
    ],
    ids=["a condition with the line", "one without", "a draft"],
)
def test_a_public_condition_of_its_treatment_marks_a_request_like_the_treatment_itself(
    send, fields, urgency
):
    plain = TreatmentFactory(slug="infusion")
    ConditionFactory(treatments=[plain], **fields)
    send(treatment="infusion")

    assert ConsultationRequest.objects.get().urgency == urgency


def test_another_request_is_not_urgent(send):
    send()

    assert ConsultationRequest.objects.get().urgency == ""


def test_the_form_says_whom_to_reach_before_its_first_field(client):
    found = links(main_of(read(client.get("/contact/"))))

    assert found[:3] == ["tel:988", "sms:988", "https://988lifeline.org/chat"]


def test_in_the_form_the_line_stands_below_the_message(client):
    form = next(main_of(read(client.get("/contact/"))).iter("form"))
    parts = list(form.iter())

    (message,) = [part for part in parts if part.get("name") == "message"]
    (line,) = [part for part in parts if part.get("class") == "crisis-line"]
    assert parts.index(message) < parts.index(line)


def test_the_form_marks_the_treatments_that_bring_the_line_into_view(
    client, treatment, depression
):
    page = read(client.get("/contact/"))

    marked = {
        option.get("value")
        for option in page.iter("option")
        if option.get("data-crisis") == "true"
    }
    assert marked == {"ketamine"}


def test_a_condition_marks_its_treatments_in_the_form_as_well(
    client, treatment, django_assert_num_queries
):
    ConditionFactory(shows_crisis_line=True, treatments=[treatment])
    ConditionFactory(shows_crisis_line=True, treatments=[TreatmentFactory()], is_draft=True)
    ConditionFactory(treatments=[TreatmentFactory()])
    client.get("/contact/")  # makes the clinic's profile

    with django_assert_num_queries(4):
        page = read(client.get("/contact/"))

    marked = [part.get("value") for part in page.iter("option") if part.get("data-crisis")]
    assert marked == [treatment.slug]


def test_a_form_that_comes_back_shows_the_line_beside_such_words(send):
    form = next(main_of(read(send(name="", message="I want to die."))).iter("form"))

    assert "speaks-of-crisis" in form.get("class")
    assert "988" in words(form)


def test_no_e_mail_tells_of_it(send, depression):
    ClinicProfile.objects.create(notify_email="desk@clinic.example")

    send(treatment="ketamine", message="I want to die.")

    mail = [f"{row.kind} {row.subject} {row.body}".lower() for row in OutboxMessage.objects.all()]
    assert len(mail) == 2
    signs = ["988", "911", "crisis", "urgent", "suicide", "ketamine", "depress", "die."]
    assert [sign for sign in signs if sign in " ".join(mail)] == []
