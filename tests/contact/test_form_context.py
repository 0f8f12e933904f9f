"""What the form remembers: from which page and campaign a visitor came, and which words of consent."""

import pytest

from contact import consent
from contact.models import ConsultationRequest
from tests.site.reading import form_values, main_of, read, words

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


@pytest.mark.parametrize(
    ("address", "referrer", "page", "campaign"),
    [
        ("/contact/", "", "", ""),
        ("/contact/?treatment=peeling", f"{SITE}/services/peeling/", "/services/peeling/", ""),
        (
            "/contact/?utm_source=newsletter&utm_medium=e-mail&utm_campaign=autumn",
            "", "", "newsletter, e-mail, autumn",
        ),
        ("/contact/", f"{SITE}/blog/a/?utm_source=flyer", "/blog/a/", "flyer"),
        ("/contact/?utm_source=%3Cscript%3E", "", "", "script"),
        ("/contact/?utm_source=" + "x" * 300, "", "", "x" * 60),
        ("/contact/", f"{SITE}/search/?q=my+secret", "/search/", ""),
        ("/contact/", f"{SITE}/b%0Aad/", "", ""),
        ("/contact/", "https://[broken", "", ""),
    ],
)  # fmt: skip
def test_page_and_campaign_are_kept_with_the_request(
    client, send, address, referrer, page, campaign
):
    shown = client.get(address, headers={"referer": referrer} if referrer else {})
    (form,) = main_of(read(shown)).iter("form")

    send(form_context=form_values(form)["form_context"][0])

    stored = ConsultationRequest.objects.get()
    assert (stored.source_page, stored.campaign) == (page, campaign)


def test_the_form_as_it_is_shown_carries_its_own_words(client):
    (form,) = main_of(read(client.get("/contact/?utm_source=flyer"))).iter("form")

    assert len(form_values(form)["form_context"][0]) > 50


def test_the_words_of_consent_are_stored_as_they_were_shown(send, client):
    shown = words(main_of(read(client.get("/contact/"))))

    send()

    stored = ConsultationRequest.objects.get()
    assert stored.consent_text in shown
    assert consent.WORDINGS[stored.consent_version] == stored.consent_text


def test_an_old_form_is_kept_with_the_old_words(send, opened, monkeypatch):
    old_form = opened()
    monkeypatch.setitem(consent.WORDINGS, "2027-01", "Other words.")
    monkeypatch.setattr(consent, "CURRENT", "2027-01")

    send(form_context=old_form)

    stored = ConsultationRequest.objects.get()
    assert (stored.consent_version, stored.consent_text) == (
        "2026-11",
        "The clinic may keep what I wrote here and contact me about it.",
    )


def test_words_that_nobody_knows_any_more_are_asked_for_again(send, opened, monkeypatch):
    old_form = opened()
    monkeypatch.setattr(consent, "WORDINGS", {"2027-01": "Other words."})
    monkeypatch.setattr(consent, "CURRENT", "2027-01")

    response = send(form_context=old_form)

    assert response.status_code == 422
    assert "it has changed" in response.content.decode()
