"""Erasing a person at their wish, with a confirmation."""

import pytest
from auditlog.models import LogEntry

from contact.models import ConsultationRequest, Erasure
from tests.contact.front_desk import WORDS
from tests.factories import ConsultationRequestFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def same(stored):
    """Another request of the same person."""
    return ConsultationRequestFactory(name="M. Sample", telephone="(727) 230-1439")


def test_it_asks_first_and_names_every_request_of_the_person(client_of, stored, same, page_of):
    stranger = ConsultationRequestFactory(telephone="+17275550100")

    page = words(read(client_of("Administrator").get(page_of(stored, "erase")), strict=False))

    assert [str(request) in page for request in (stored, same, stranger)] == [True, True, False]
    assert ConsultationRequest.objects.filter(wiped_at=None).count() == 3


def test_it_erases_all_of_them_and_gives_a_confirmation(client_of, stored, same, page_of):
    stored.notes.create(text="Hollyhock again")
    client = client_of("Administrator")

    response = client.post(page_of(stored, "erase"), follow=True)

    erasure, page = Erasure.objects.get(), words(read(response, strict=False))
    assert erasure.reference in page
    assert f"Requests deleted {erasure.request_count}" in page
    assert erasure.request_count == 2
    texts = ConsultationRequest.objects.values_list("name", "email", "telephone", "message")
    assert set(texts) == {("", "", "", "")}
    assert stored.notes.count() == 0


def test_the_confirmation_does_not_say_who_it_was(client_of, stored, page_of):
    response = client_of("Administrator").post(page_of(stored, "erase"), follow=True)

    page = response.content.decode()
    assert [word for word in [*WORDS.values(), stored.reference] if word in page] == []


def test_it_is_recorded_for_each_request(client_of, stored, same, page_of):
    client_of("Administrator").post(page_of(stored, "erase"))

    looks = LogEntry.objects.filter(additional_data__how="deleted this person's data")
    assert {look.object_repr for look in looks} == {str(stored), str(same)}


def test_nobody_is_erased_twice(client_of, stored, page_of):
    client = client_of("Administrator")
    client.post(page_of(stored, "erase"))

    assert client.post(page_of(stored, "erase")).status_code == 404
    assert Erasure.objects.count() == 1
