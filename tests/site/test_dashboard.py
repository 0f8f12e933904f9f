"""The staff's home: what needs them today, and nothing that is not theirs."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from tests.factories import (
    ConsultationRequestFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import links, read, words

pytestmark = pytest.mark.django_db

REQUESTS, SCHEDULED, DRAFTS = "New consultation requests", "Scheduled", "Drafts"
LATER = datetime(2090, 1, 1, tzinfo=UTC)


def boxes(client):
    """Each box by its title, which has the number behind it."""
    tree = read(client.get("/admin/"), strict=False)
    sections = [part for part in tree.iter("section") if part.find("h2") is not None]
    return {words(section.find("h2")): section for section in sections}


@pytest.mark.parametrize(
    ("group", "titles"),
    [
        ("Author", [SCHEDULED, DRAFTS]),
        ("Clinician", [SCHEDULED, DRAFTS]),
        ("Editor", [SCHEDULED, DRAFTS]),
        ("Front desk", [REQUESTS]),
        ("Administrator", [REQUESTS, SCHEDULED, DRAFTS]),
    ],
)
def test_each_group_sees_the_boxes_that_are_its_business(client_of, group, titles):
    assert list(boxes(client_of(group))) == [f"{title} 0" for title in titles]


def test_a_draft_of_every_kind_is_named_and_leads_to_its_form(client_of):
    drafts = [
        factory(status="draft")
        for factory in (PostFactory, ServiceFactory, PageFactory, PersonFactory)
    ]
    PostFactory()

    box = boxes(client_of("Editor"))["Drafts 4"]

    assert set(links(box)) == {
        f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"
        for page in drafts
    }


def test_an_author_is_not_told_of_drafts_that_they_may_not_view(client_of):
    PageFactory(title="A secret page", status="draft")
    PostFactory(title="A draft", status="draft")

    box = boxes(client_of("Author"))["Drafts 1"]

    assert ("A draft" in words(box), "A secret page" in words(box)) == (True, False)


def test_a_page_for_later_is_scheduled_until_its_time_has_come(client_of):
    PostFactory(title="Later", publish_at=LATER)
    PostFactory(title="Now")
    PostFactory(title="A draft with a time", status="draft", publish_at=LATER)

    box = boxes(client_of("Editor"))["Scheduled 1"]

    assert ("Later" in words(box), "Now" in words(box)) == (True, False)


def test_who_waits_longest_comes_first(client_of):
    now = timezone.now()
    requests = [
        ConsultationRequestFactory(created_at=now - timedelta(hours=hours)) for hours in (1, 3, 2)
    ]

    box = boxes(client_of("Front desk"))["New consultation requests 3"]

    oldest_first = [requests[1], requests[2], requests[0]]
    assert links(box) == [
        f"/admin/contact/consultationrequest/{found.pk}/change/" for found in oldest_first
    ]


def test_requests_that_are_answered_or_look_like_spam_wait_for_nobody(client_of):
    ConsultationRequestFactory(stage="contacted")
    ConsultationRequestFactory(stage="closed")
    ConsultationRequestFactory(suspicion="honeypot")

    assert list(boxes(client_of("Front desk"))) == ["New consultation requests 0"]


def test_the_dashboard_shows_no_visitors_name(client_of):
    ConsultationRequestFactory(name="Marigold", message="Hollyhock")

    page = client_of("Front desk").get("/admin/").content.decode()

    assert [word for word in ("Marigold", "Hollyhock") if word in page] == []


def test_a_box_shows_eight_and_counts_the_rest(client_of):
    PostFactory.create_batch(9, status="draft")

    box = boxes(client_of("Editor"))["Drafts 9"]

    assert len(links(box)) == 8


def test_the_admin_bears_the_clinics_name(client_of):
    ClinicProfile.objects.create(name="The Clinic by the Sea")

    tree = read(client_of("Author").get("/admin/"), strict=False)

    assert "The Clinic by the Sea" in words(next(tree.iter("header")))
    assert "The Clinic by the Sea" in words(next(tree.iter("title")))


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_queries_for_one_of_a_kind_and_for_three(
    client_of, django_assert_num_queries, number
):
    for factory in (PostFactory, ServiceFactory, PageFactory, PersonFactory):
        factory.create_batch(number, status="draft")
        factory.create_batch(number, publish_at=LATER)
    ConsultationRequestFactory.create_batch(number)
    client = client_of("Administrator")
    client.get("/admin/")

    with django_assert_num_queries(23):
        client.get("/admin/")


def test_suspects_are_counted_so_that_a_person_among_them_is_found(client_of):
    ConsultationRequestFactory(suspicion="honeypot")
    ConsultationRequestFactory(suspicion="honeypot", stage="spam")

    box = boxes(client_of("Front desk"))["New consultation requests 0"]

    assert "Suspected spam: 1." in words(box)


@pytest.mark.parametrize(("address", "is_warned"), [("", True), ("desk@clinic.example", False)])
def test_the_front_desk_is_warned_when_nobody_is_told_of_requests(client_of, address, is_warned):
    ClinicProfile.objects.create(notify_email=address)

    box = boxes(client_of("Front desk"))["New consultation requests 0"]

    assert ("Nobody is told" in words(box)) == is_warned


def test_what_is_scheduled_says_when_and_the_next_comes_first(client_of):
    PostFactory(title="Second", publish_at=LATER + timedelta(days=1))
    PageFactory(title="First", publish_at=LATER)

    box = boxes(client_of("Editor"))["Scheduled 2"]

    text = words(box)
    assert text.index("First") < text.index("December 31, 2089, 7 p.m.") < text.index("Second")
