"""Who may open the pages of requests: the front desk, administrators, and nobody else."""

import pytest
from django.contrib import admin
from django.urls import reverse

from contact.models import ConsultationRequest, Erasure
from tests.contact.front_desk import WORDS
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

DESK = ["Front desk", "Administrator"]
OTHERS = ["Author", "Editor", "Clinician"]
# Every address that the admin has for requests, by its name.
PAGES = [
    "changelist", "add", "change", "history", "delete", "search", "export", "reports",
    "erase", "erased",
]  # fmt: skip


def address(page, request):
    with_key = {"change", "history", "delete", "erase"}
    arguments = [request.pk] if page in with_key else []
    if page == "erased":
        arguments = [Erasure.objects.create(request_count=1).reference]
    return reverse(f"admin:contact_consultationrequest_{page}", args=arguments)


def test_every_address_of_requests_is_tried_here():
    desk = admin.site.get_model_admin(ConsultationRequest)
    names = {url.name for url in desk.get_urls() if url.name}

    assert names == {f"contact_consultationrequest_{page}" for page in PAGES}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_opens_a_page_of_requests(client_of, stored, group, page):
    response = client_of(group).get(address(page, stored))

    assert response.status_code == 403
    assert [word for word in WORDS.values() if word in response.content.decode()] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_sends_anything_to_one(client_of, stored, group, page):
    wanted = {
        "stage": "closed", "note": "Mine", "_not_spam": "on", "_contacted": "on", "_mine": "on",
        "action": "mark_closed", "_selected_action": stored.pk, "post": "yes",
        "words": "Marigold", "kind": "csv", "password": "a long password",
    }  # fmt: skip

    response = client_of(group).post(address(page, stored), wanted)

    assert response.status_code == 403
    stored.refresh_from_db()
    assert (stored.stage, stored.name, stored.notes.count()) == ("new", WORDS["name"], 0)


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_led_to_the_sign_in_page(client, stored, page):
    wanted = address(page, stored)

    answers = [client.get(wanted), client.post(wanted)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer["Location"] for answer in answers} == {f"/admin/login/?next={wanted}"}


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("changelist", WORDS["name"]),
        ("change", WORDS["message"]),
        ("history", "Change history: Request"),
        ("export", "Export requests"),
    ],
)
@pytest.mark.parametrize("group", DESK)
def test_who_answers_requests_opens_the_pages_for_that(client_of, stored, group, page, shown):
    response = client_of(group).get(address(page, stored))

    assert shown in words(read(response, strict=False))


@pytest.mark.parametrize("page", ["delete", "erase", "erased", "reports"])
@pytest.mark.parametrize(("group", "status"), [("Front desk", 403), ("Administrator", 200)])
def test_only_an_administrator_deletes_erases_and_sees_the_reports(
    client_of, stored, group, status, page
):
    assert client_of(group).get(address(page, stored)).status_code == status


@pytest.mark.parametrize("group", DESK)
def test_nobody_adds_a_request_in_the_admin(client_of, stored, group):
    assert client_of(group).get(address("add", stored)).status_code == 403


@pytest.mark.parametrize("page", [page for page in PAGES if page not in {"add", "search"}])
def test_no_page_of_a_request_is_stored_by_a_browser_or_on_the_way(client_of, stored, page):
    response = client_of("Administrator").get(address(page, stored))

    assert response.status_code == 200
    assert {"no-store", "private"} <= set(response["Cache-Control"].split(", "))
