"""The trap field: programs fill it in, people do not see it."""

import pytest

from clinic_site.clinic.models import ClinicProfile
from contact.models import ConsultationRequest
from tests.site.reading import by_id, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail_to_staff(django_capture_on_commit_callbacks):
    """A function that counts the messages which a deed sets going."""
    ClinicProfile.objects.create(notify_email="desk@clinic.example")

    def count(deed):
        with django_capture_on_commit_callbacks() as callbacks:
            deed()
        return len(callbacks)

    return count


def test_who_fills_in_the_trap_is_thanked_as_usual(send):
    response = send(website="https://spam.example")

    assert (response.status_code, response["Location"]) == (302, "/contact/thanks/")


@pytest.mark.parametrize(("website", "is_suspect"), [("", False), ("https://x.example", True)])
def test_the_request_is_kept_apart_and_not_dropped(send, website, is_suspect):
    send(website=website)

    assert ConsultationRequest.objects.get().is_suspect == is_suspect


@pytest.mark.parametrize(("website", "messages"), [("", 1), ("https://x.example", 0)])
def test_nobody_is_told_of_a_suspect(send, mail_to_staff, website, messages):
    assert mail_to_staff(lambda: send(website=website)) == messages


def test_nobody_is_told_twice_of_the_same_request(send, mail_to_staff):
    token = "0b6c2f0e-55a8-4d3c-9a53-2e5d0f6c9c11"

    assert mail_to_staff(lambda: (send(token=token), send(token=token))) == 1


def test_the_trap_is_out_of_reach_of_the_keyboard_and_of_screen_readers(client):
    page = read(client.get("/contact/"))

    trap = by_id(page, "id_website")
    (wrapper,) = [part for part in page.iter("div") if trap in list(part)]
    assert (trap.get("tabindex"), trap.get("autocomplete")) == ("-1", "off")
    assert wrapper.get("aria-hidden") == "true"


def test_the_trap_is_no_reason_for_an_error_to_be_forgotten(send):
    response = send(website="https://x.example", name="")

    assert response.status_code == 422
    assert ConsultationRequest.objects.count() == 0
