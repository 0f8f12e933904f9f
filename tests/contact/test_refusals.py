"""A request that is not complete: nothing is lost, and every error stands with its field."""

import pytest

from contact.models import ConsultationRequest
from tests.site.reading import by_id, form_values, main_of, read, words

pytestmark = pytest.mark.django_db

REFUSED = {
    "no name": ({"name": ""}, "name", "Please write the name that we should ask for."),
    "a name of blanks": ({"name": "   "}, "name", "Please write the name that we should ask for."),
    "no way to answer": (
        {"email": "", "telephone": ""},
        "telephone",
        "Please write a phone number, as in 727 555 0100, or an email address, as in name@example.com.",
    ),
    "half a phone number": (
        {"telephone": "727-230"},
        "telephone",
        "Please write the whole phone number, as in 727 555 0100; from another country with + and the country code.",
    ),
    "an impossible phone number": (
        {"telephone": "(000) 000-0000"},
        "telephone",
        "Please write the whole phone number, as in 727 555 0100; from another country with + and the country code.",
    ),
    "half an email address": (
        {"email": "marigold@"},
        "email",
        "Please write the whole email address, as in name@example.com.",
    ),
    "letters that look like others": (
        {"email": "m\u0430rigold@example.com"},
        "email",
        "Please write the email address with the letters a to z alone.",
    ),
    "a host that looks like another": (
        {"email": "marigold@ex\u0430mple.com"},
        "email",
        "Please write the email address with the letters a to z alone.",
    ),
    "an email address with a header behind it": (
        {"email": "marigold@example.com\nBcc: everybody@example.com"},
        "email",
        "Please write the email address alone, without other words.",
    ),
    "an email address of 255 letters": (
        {"email": "m" * 243 + "@example.com"},
        "email",
        "This email address is too long to be one.",
    ),
    "an answer by email without an address": (
        {"email": "", "preferred_way": "email"},
        "email",
        "To be answered this way, please write your email address.",
    ),
    "an answer by telephone without a number": (
        {"telephone": "", "preferred_way": "telephone"},
        "telephone",
        "To be answered this way, please write your phone number.",
    ),
    "no consent": (
        {"has_consented": None},
        "has_consented",
        "Please tick this box: without it we may not keep your request.",
    ),
    "a name of 121 letters": (
        {"name": "M" * 121},
        "name",
        "Please write at most 120 characters here.",
    ),
    "a message of 4,001 letters": (
        {"message": "m" * 4001},
        "message",
        "Please write at most 4,000 characters here.",
    ),
}
every_refusal = pytest.mark.parametrize(
    ("otherwise", "field", "sentence"), REFUSED.values(), ids=REFUSED
)


def the_form(response):
    (form,) = main_of(read(response)).iter("form")
    return form


@every_refusal
def test_nothing_is_stored_and_the_form_comes_back(send, otherwise, field, sentence):
    response = send(**otherwise)

    assert response.status_code == 422
    assert ConsultationRequest.objects.count() == 0


@every_refusal
def test_everything_typed_comes_back(send, typed, otherwise, field, sentence):
    token = "0b6c2f0e-55a8-4d3c-9a53-2e5d0f6c9c11"
    sent = typed | {"token": token} | otherwise

    form = the_form(send(**sent))

    shown = {name: values for name, values in form_values(form).items() if name != "remark"}
    assert shown == {name: [value] for name, value in sent.items() if value is not None}


@every_refusal
def test_the_error_is_tied_to_its_field(send, otherwise, field, sentence):
    page = read(send(**otherwise))

    (control,) = [part for part in page.iter() if part.get("name") == field]
    described_by = [by_id(page, wanted) for wanted in control.get("aria-describedby").split()]
    assert control.get("aria-invalid") == "true"
    assert sentence in [words(part) for part in described_by]


@every_refusal
def test_no_other_field_is_marked_as_wrong(send, otherwise, field, sentence):
    page = read(send(**otherwise))

    assert {part.get("name") for part in page.iter() if part.get("aria-invalid")} == {field}


@every_refusal
def test_the_summary_at_the_top_leads_to_the_field(send, otherwise, field, sentence):
    page = read(send(**otherwise))

    (summary,) = [part for part in page.iter() if part.get("role") == "alert"]
    (link,) = summary.iter("a")
    target = by_id(page, link.get("href").removeprefix("#"))
    assert (words(link), target.get("name")) == (sentence, field)


@pytest.mark.parametrize(
    "field", ["voicemail_or_text", "preferred_way", "preferred_time", "treatment"]
)
def test_a_choice_that_is_not_offered_is_refused(send, field):
    response = send(**{field: "somersault"})

    assert response.status_code == 422
    assert ConsultationRequest.objects.count() == 0


@pytest.mark.parametrize("field", ["preferred_way", "preferred_time"])
def test_a_choice_that_is_missing_is_refused(send, field):
    assert send(**{field: None}).status_code == 422


@pytest.mark.parametrize("given", ["email", "telephone"])
def test_who_chooses_no_way_may_leave_either_address(send, given):
    addresses = {"email": "", "telephone": ""} | {
        given: {"email": "visitor@example.com", "telephone": "727 555 0100"}[given]
    }

    response = send(**addresses, preferred_way="any")

    assert response.status_code == 302


def test_an_empty_form_names_everything_that_is_missing(client):
    page = read(client.post("/contact/", {}))

    (summary,) = [part for part in page.iter() if part.get("role") == "alert"]
    targets = [link.get("href") for link in summary.iter("a")]
    assert len(targets) == len(set(targets)) >= 3
    assert [by_id(page, target.removeprefix("#")).tag for target in targets]


def test_what_was_typed_is_shown_as_text_and_never_as_markup(send):
    response = send(name="", message="</textarea><script>alert(1)</script>")

    form = the_form(response)
    assert list(form.iter("script")) == []
    assert form_values(form)["message"] == ["</textarea><script>alert(1)</script>"]


def test_a_page_with_errors_says_so_in_its_title(send):
    (title,) = read(send(name="")).iter("title")

    assert words(title).startswith("Please check: ")


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        (
            "treatment",
            "One cannot ask about this treatment any more. Please choose another, or none.",
        ),
        ("voicemail_or_text", "Please choose one of these."),
        ("preferred_way", "Please choose one of these."),
        ("preferred_time", "Please choose one of these."),
    ],
)
def test_what_is_on_the_list_no_more_is_refused_in_words_for_people(send, field, sentence):
    answer = send(**{field: "gone"})

    assert answer.status_code == 422
    assert sentence in words(the_form(answer))
