"""The inbox in the admin: who may open it, and what may be done in it."""

import pytest
from django.contrib.admin.models import LogEntry

from contact.models import ConsultationRequest
from tests.factories import ConsultationRequestFactory, TreatmentFactory
from tests.site.reading import by_id, form_values, read, words

pytestmark = pytest.mark.django_db

INBOX = "/admin/contact/consultationrequest/"
DESK = ["Front desk", "Administrator"]
OTHERS = ["Author", "Editor", "Clinician"]


@pytest.fixture
def stored():
    return ConsultationRequestFactory(
        name="Marigold", message="Does it hurt?", treatment=TreatmentFactory(name="Peeling")
    )


@pytest.mark.parametrize("page", ["", "{pk}/change/", "{pk}/history/"])
@pytest.mark.parametrize("group", DESK)
def test_who_answers_requests_opens_every_page_of_the_inbox(client_of, stored, group, page):
    assert client_of(group).get(INBOX + page.format(pk=stored.pk)).status_code == 200


@pytest.mark.parametrize("page", ["", "{pk}/change/", "{pk}/history/", "{pk}/delete/", "add/"])
@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_opens_any_page_of_the_inbox(client_of, stored, group, page):
    response = client_of(group).get(INBOX + page.format(pk=stored.pk))

    assert response.status_code == 403
    assert "Marigold" not in response.content.decode()


@pytest.mark.parametrize("page", ["", "{pk}/change/", "{pk}/delete/", "add/"])
@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_sends_anything_to_the_inbox(client_of, stored, group, page):
    address = INBOX + page.format(pk=stored.pk)
    wanted = {"status": "answered", "action": "mark_answered", "_selected_action": stored.pk}

    response = client_of(group).post(address, wanted | {"post": "yes"})

    assert response.status_code == 403
    assert [found.status for found in ConsultationRequest.objects.all()] == ["new"]


@pytest.mark.parametrize("page", ["", "{pk}/change/", "{pk}/history/", "{pk}/delete/", "add/"])
def test_a_visitor_is_led_to_the_sign_in_page(client, stored, page):
    address = INBOX + page.format(pk=stored.pk)

    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={address}")


@pytest.mark.parametrize("group", DESK)
def test_nobody_adds_a_request_in_the_admin(client_of, group):
    assert client_of(group).get(f"{INBOX}add/").status_code == 403


@pytest.mark.parametrize(("group", "status"), [("Front desk", 403), ("Administrator", 200)])
def test_only_an_administrator_deletes_a_request(client_of, stored, group, status):
    assert client_of(group).get(f"{INBOX}{stored.pk}/delete/").status_code == status


@pytest.mark.parametrize("group", DESK)
def test_staff_read_what_the_visitor_wrote(client_of, stored, group):
    page = words(read(client_of(group).get(f"{INBOX}{stored.pk}/change/"), strict=False))

    expected = ["Marigold", "Does it hurt?", "Peeling", "+1 727-555-0100"]
    assert [text for text in expected if text not in page] == []


@pytest.mark.parametrize("group", DESK)
def test_what_the_visitor_wrote_cannot_be_changed(client_of, stored, group):
    client, address = client_of(group), f"{INBOX}{stored.pk}/change/"
    form = form_values(by_id(read(client.get(address), strict=False), "consultationrequest_form"))
    asked = {"name", "email", "telephone", "treatment", "message", "has_consented", "token"}

    client.post(address, form | {"name": "Another", "message": "Another", "status": "closed"})

    stored.refresh_from_db()
    assert form.keys() & asked == set()
    assert (stored.name, stored.message, stored.status) == ("Marigold", "Does it hurt?", "closed")


def test_marking_as_answered_changes_new_requests_alone(client_of, stored):
    closed = ConsultationRequestFactory(status="closed")
    untouched = ConsultationRequestFactory()

    client_of("Front desk").post(
        INBOX, {"action": "mark_answered", "_selected_action": [stored.pk, closed.pk]}
    )

    statuses = dict(ConsultationRequest.objects.values_list("pk", "status"))
    assert statuses == {stored.pk: "answered", closed.pk: "closed", untouched.pk: "new"}


def test_the_history_says_who_answered_and_names_no_visitor(client_of, stored):
    client_of("Front desk").post(
        INBOX, {"action": "mark_answered", "_selected_action": [stored.pk]}
    )

    entry = LogEntry.objects.get()
    assert (entry.get_change_message(), entry.object_repr) == ("Marked as answered.", str(stored))
    assert "Marigold" not in f"{entry.object_repr} {entry.change_message}"


@pytest.mark.parametrize("requests", [1, 3])
def test_the_inbox_costs_the_same_queries_for_one_request_and_for_three(
    client_of, django_assert_num_queries, requests
):
    for _ in range(requests):
        ConsultationRequestFactory(treatment=TreatmentFactory())
    client = client_of("Front desk")
    client.get(INBOX)

    with django_assert_num_queries(9):
        client.get(INBOX)


def test_the_list_says_which_request_looks_like_spam(client_of):
    ConsultationRequestFactory(name="Marigold")
    ConsultationRequestFactory(name="Robot", is_suspect=True)

    page = read(client_of("Front desk").get(INBOX), strict=False)

    rows = [words(row) for row in page.iter("tr") if "Looks like spam" in words(row)]
    assert [("Robot" in row, "Marigold" in row) for row in rows] == [(True, False)]
