"""What a session holds of a request goes with it: nothing tells any more that somebody was looked for."""

import pytest

from clinic_site.access.models import Session
from contact.records.retention import erase_requests
from tests.factories import ConsultationRequestFactory
from tests.site.reading import by_id, form_values, read

pytestmark = pytest.mark.django_db
INBOX = "/admin/contact/consultationrequest/"


def held():
    """All the keys of requests that sessions hold, under each name."""
    names = ("found_requests", "found_suspects", "own_action")
    return [
        value for session in Session.objects.all() for name in names
        if (value := session.get_decoded().get(name)) not in (None, [])
    ]  # fmt: skip


@pytest.fixture
def looked_for(client_of):
    """Two requests of Marigold, found by a search; the page of one was saved since."""
    both = ConsultationRequestFactory.create_batch(2, name="Marigold O’Sample")
    client = client_of("Administrator")
    client.post(f"{INBOX}search/", {"words": "marigold"})
    page = f"{INBOX}{both[0].pk}/change/"
    form = by_id(read(client.get(page)), "consultationrequest_form")
    client.post(page, form_values(form) | {"_continue": "1"})
    assert sorted(held()[0]) == sorted(one.pk for one in both)
    assert held()[1:] == [both[0].pk]
    return both


def test_erasing_a_person_takes_them_out_of_every_session(looked_for, staff):
    erase_requests(looked_for, by=staff("Administrator", username="ada"))

    assert held() == []


def test_so_does_deleting_a_request_and_the_others_stay(looked_for):
    first, second = looked_for
    pk = second.pk
    first.delete()

    assert held() == [[pk]]


def test_somebody_whose_sessions_were_wiped_stays_signed_in(looked_for, client, staff):
    erase_requests(looked_for, by=staff("Administrator", username="ada"))

    assert client.get(f"{INBOX}?show=found").status_code == 200
