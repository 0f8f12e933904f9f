"""The staff's home: what needs them today, and nothing that is not theirs."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.access.records import records_of
from clinic_site.access.sessions import IDLE
from clinic_site.clinic.models import ClinicProfile
from clinic_site.outbox.models import OutboxMessage
from clinic_site.publishing.trash import put_in
from clinic_site.teamwork.models import Task
from clinic_site.teamwork.steps import take, task_of
from tests.factories import (
    ConditionFactory,
    ConsultationRequestFactory,
    PageFactory,
    PersonFactory,
    PostFactory,
    ServiceFactory,
)
from tests.site.reading import by_id, links, read, words

pytestmark = pytest.mark.django_db

QUERIES = 36
REQUESTS, SCHEDULED, DRAFTS = "New consultation requests", "Scheduled", "Drafts"
WAITING = "Who waits for whom"
LATER = datetime(2090, 1, 1, tzinfo=UTC)


def boxes(client):
    """Each box by its title, which has the number behind it."""
    tree = read(client.get("/admin/"), strict=False)
    sections = [part for part in tree.iter("section") if part.find("h2") is not None]
    return {words(section.find("h2")): section for section in sections}


def rows(box):
    """Where the rows of a box lead."""
    return [link for part in box.iter("ul") for link in links(part)]


def listed(client, address):
    """How many rows the list at an address of the admin says that it has."""
    return client.get(address).context["cl"].result_count


@pytest.mark.parametrize(
    ("group", "titles"),
    [
        ("Author", [WAITING, SCHEDULED, DRAFTS]),
        ("Clinician", [WAITING, SCHEDULED, DRAFTS]),
        ("Editor", [WAITING, SCHEDULED, DRAFTS]),
        ("Front desk", [REQUESTS]),
        ("Administrator", [REQUESTS, WAITING, SCHEDULED, DRAFTS]),
    ],
)
def test_each_group_sees_the_boxes_that_are_its_business(client_of, group, titles):
    assert list(boxes(client_of(group))) == [f"{title} 0" for title in titles]


def test_a_draft_of_every_kind_is_named_and_leads_to_its_form(client_of):
    drafts = [
        factory(is_draft=True)
        for factory in (PostFactory, ServiceFactory, ConditionFactory, PageFactory, PersonFactory)
    ]
    PostFactory()

    box = boxes(client_of("Editor"))["Drafts 5"]

    assert set(rows(box)) == {
        f"/admin/{page._meta.app_label}/{page._meta.model_name}/{page.pk}/change/"
        for page in drafts
    }


def test_a_writer_is_not_told_of_drafts_that_they_may_not_view(who_sees_no_pages):
    PageFactory(title="A secret page", is_draft=True)
    PostFactory(title="A draft", is_draft=True)

    box = boxes(who_sees_no_pages)["Drafts 1"]

    assert ("A draft" in words(box), "A secret page" in words(box)) == (True, False)


def test_a_page_for_later_is_scheduled_until_its_time_has_come(client_of):
    PostFactory(title="Later", at=LATER)
    PostFactory(title="Now")
    PostFactory(title="A draft with a time", is_draft=True, at=LATER)

    box = boxes(client_of("Editor"))["Scheduled 1"]

    assert ("Later" in words(box), "Now" in words(box)) == (True, False)


def test_who_waits_longest_comes_first(client_of):
    now = timezone.now()
    requests = [
        ConsultationRequestFactory(created_at=now - timedelta(hours=hours)) for hours in (1, 3, 2)
    ]

    box = boxes(client_of("Front desk"))["New consultation requests 3"]

    oldest_first = [requests[1], requests[2], requests[0]]
    assert rows(box) == [
        f"/admin/contact/consultationrequest/{found.pk}/change/" for found in oldest_first
    ]


def test_requests_that_are_answered_or_look_like_spam_wait_for_nobody(client_of):
    ConsultationRequestFactory(stage="contacted")
    ConsultationRequestFactory(stage="closed")
    ConsultationRequestFactory(suspicion="honeypot")

    assert list(boxes(client_of("Front desk"))) == ["New consultation requests 0"]


def test_requests_are_called_by_name_for_who_may_see_names_and_that_is_recorded(client_of):
    stored = ConsultationRequestFactory(name="Marigold", message="Hollyhock")

    page = client_of("Front desk").get("/admin/").content.decode()

    assert ("Marigold" in page, "Hollyhock" in page) == (True, False)
    assert records_of(stored).last().additional_data["how"] == "listed"


@pytest.mark.parametrize("group", ["Author", "Clinician", "Editor"])
def test_who_may_see_no_requests_sees_no_name(client_of, group):
    ConsultationRequestFactory(name="Marigold")

    page = client_of(group).get("/admin/").content.decode()

    assert [word for word in ("Marigold", "idle.js") if word in page] == []


def test_an_open_screen_names_nobody_after_a_quarter_of_an_hour(client_of):
    stored = ConsultationRequestFactory(name="Marigold")
    client = client_of("Front desk")
    assert "idle.js" in client.get("/admin/").content.decode()

    with time_machine.travel(timezone.now() + timedelta(seconds=IDLE + 60)):
        page = client.get("/admin/").content.decode()

    assert ("Marigold" in page, stored.reference in page) == (False, True)


def test_a_box_shows_eight_and_counts_the_rest(client_of):
    PostFactory.create_batch(9, is_draft=True)

    box = boxes(client_of("Editor"))["Drafts 9"]

    assert len(rows(box)) == 8


def test_the_admin_bears_the_clinics_name(client_of):
    ClinicProfile.objects.create(name="The Clinic by the Sea")

    tree = read(client_of("Author").get("/admin/"), strict=False)

    assert "The Clinic by the Sea" in words(next(tree.iter("header")))
    assert "The Clinic by the Sea" in words(next(tree.iter("title")))


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_queries_for_one_of_a_kind_and_for_three(
    client_of, staff, django_assert_num_queries, number
):
    for factory in (PostFactory, ServiceFactory, ConditionFactory, PageFactory, PersonFactory):
        for draft in factory.create_batch(number, is_draft=True):
            take("ask", draft, staff("Author"), {"change"})
        factory.create_batch(number, at=LATER)
    ConsultationRequestFactory.create_batch(number)
    client = client_of("Administrator")
    client.get("/admin/")

    with django_assert_num_queries(QUERIES):
        client.get("/admin/")


def test_who_may_be_in_danger_is_not_overlooked(client_of):
    ConsultationRequestFactory(urgency="words")
    ConsultationRequestFactory(urgency="treatment")

    box = boxes(client_of("Front desk"))["New consultation requests 2"]

    pressing = [words(part) for part in box.iter("strong") if part.get("class") == "pressing"]
    assert pressing[0] == "Urgent: suicide or self-harm"
    assert "Careful: treatment with the crisis line" in words(box)


def test_suspects_are_counted_so_that_a_person_among_them_is_found(client_of):
    ConsultationRequestFactory(suspicion="honeypot")
    ConsultationRequestFactory(suspicion="honeypot", stage="spam")

    box = boxes(client_of("Front desk"))["New consultation requests 0"]

    assert "Suspected spam: 1." in words(box)


@pytest.mark.parametrize(("address", "is_warned"), [("", True), ("desk@clinic.example", False)])
def test_the_front_desk_is_warned_when_nobody_is_told_of_requests(client_of, address, is_warned):
    ClinicProfile.objects.create(notify_email=address)

    box = boxes(client_of("Front desk"))["New consultation requests 0"]

    whom_to_ask = "names no address. Ask someone in the group Administrator or Editor."
    assert ("Nobody gets an email" in words(box)) == is_warned
    assert (whom_to_ask in words(box)) == is_warned


def test_what_is_scheduled_says_when_and_the_next_comes_first(client_of):
    PostFactory(title="Second", at=LATER + timedelta(days=1))
    PageFactory(title="First", at=LATER)

    box = boxes(client_of("Editor"))["Scheduled 2"]

    text = words(box)
    assert text.index("First") < text.index("December 31, 2089, 7 p.m.") < text.index("Second")


def test_every_number_and_sentence_of_the_requests_leads_to_what_it_counts(client_of):
    now = timezone.now()
    ConsultationRequestFactory.create_batch(2)
    ConsultationRequestFactory(created_at=now - timedelta(days=30))
    ConsultationRequestFactory(stage="contacted")
    ConsultationRequestFactory.create_batch(2, suspicion="honeypot")
    client = client_of("Front desk")

    box = boxes(client)["New consultation requests 3"]

    told = {
        words(link): link.get("href") for link in box.iter("a") if "?show=" in link.get("href")
    }
    assert list(told) == ["3", "Overdue: 1.", "Suspected spam: 2. A person may be among them."]
    assert [listed(client, address) for address in told.values()] == [3, 1, 2]


def test_every_number_of_pages_leads_to_a_list_of_as_many(client_of):
    PostFactory.create_batch(2, is_draft=True)
    ServiceFactory(is_draft=True)
    PersonFactory.create_batch(3, at=LATER)
    PostFactory()
    client = client_of("Editor")
    found = boxes(client)

    for title, counted in [
        ("Drafts 3", {"2 articles": 2, "1 treatment": 1}),
        ("Scheduled 3", {"3": 3, "3 people": 3}),
    ]:
        told = {
            words(link): link.get("href")
            for link in found[title].iter("a")
            if "?state=" in link.get("href")
        }
        assert {said: listed(client, address) for said, address in told.items()} == counted
    # Of several kinds there is no one list: the number leads to what it is made of.
    (total,) = [link for link in found["Drafts 3"].iter("a") if words(link) == "3"]
    (parts,) = [
        part for part in found["Drafts 3"].iter("div") if f"#{part.get('id')}" == total.get("href")
    ]
    assert words(parts) == "2 articles 1 treatment"


def test_drafts_are_counted_without_their_texts(client_of, django_assert_max_num_queries):
    PostFactory.create_batch(9, is_draft=True, body="<p>A long text.</p>")
    ServiceFactory(is_draft=True, risks="<p>A long text.</p>")

    client = client_of("Editor")
    with django_assert_max_num_queries(60) as asked:
        client.get("/admin/")

    texts = ("body", "bio", "excerpt", "risks", "next_step_text", "aftercare")
    assert [
        query["sql"]
        for query in asked.captured_queries
        if any(f'"{name}"' in query["sql"] for name in texts)
    ] == []


def test_a_warning_moves_nothing(client_of):
    OutboxMessage.objects.create(
        kind="A new request", message_id="1", to="a@b.example", subject="S", body="B",
        failed_at=timezone.now(), last_error="The mail server refused it.",
    )  # fmt: skip
    client = client_of("Front desk")

    tree = read(client.get("/admin/"), strict=False)

    order = [part.get("class") for part in by_id(tree, "content").iter("div") if part.get("class")]
    assert order.index("boxes") < order.index("dashboard-warnings")
    (warning,) = [part for part in tree.iter("div") if part.get("class") == "dashboard-warnings"]
    (address,) = links(warning)
    assert "1 email has not been sent. The first error: The mail server refused it." in words(
        warning
    )
    assert listed(client, address) == 1


def test_what_nobody_is_told_of_leads_who_may_mend_it_to_the_profile(client_of):
    for group, is_linked in [("Front desk", False), ("Administrator", True)]:
        box = boxes(client_of(group))["New consultation requests 0"]
        assert ("/admin/clinic/clinicprofile/" in links(box)) == is_linked


# --- Who waits for whom -------------------------------------------------------------------------


def waiting(client, count):
    return boxes(client)[f"{WAITING} {count}"]


def test_it_says_who_waits_for_whom_and_leads_to_what_is_said(client_of, staff):
    page = PostFactory(title="Hollyhock", is_draft=True)
    ada = staff("Author", first_name="Ada", last_name="Sample")
    take("ask", page, ada, {"change"})

    box = waiting(client_of("Editor"), 1)

    assert rows(box) == [f"/admin/blog/post/{page.pk}/together/"]
    assert "Hollyhock Ready for review. Ada Sample waits for whoever may publish" in words(box)


def test_what_is_overdue_comes_first_then_what_is_ones_own(client, staff):
    ada, editor = staff("Author"), staff("Editor")
    of_others, mine, overdue = PostFactory.create_batch(3, is_draft=True)
    take("ask", of_others, editor, {"change"}, asked_of=staff("Editor"))
    take("ask", mine, ada, {"change"}, asked_of=editor)
    kind = task_of(mine).kind
    yesterday = timezone.localdate() - timedelta(days=1)
    Task.objects.create(kind=kind, page_id=overdue.pk, due_on=yesterday)
    client.force_login(editor)

    box = waiting(client, 3)

    assert rows(box) == [
        f"/admin/blog/post/{page.pk}/together/" for page in (overdue, mine, of_others)
    ]
    assert "Overdue: 1." in words(box)


def test_of_what_is_in_the_trash_or_not_theirs_to_see_nobody_is_told(who_sees_no_pages, staff):
    thrown, page = PostFactory(is_draft=True), PageFactory(is_draft=True)
    for each in (thrown, page):
        take("ask", each, staff("Editor"), {"change"})
    put_in(thrown)

    waiting(who_sees_no_pages, 0)


def test_what_somebody_works_on_and_is_due_stands_first_and_is_counted_for_them_alone(
    client, staff
):
    ada, today = staff("Author", first_name="Ada", last_name="Sample"), timezone.localdate()
    late, due, of_nobody, ahead = PostFactory.create_batch(4, is_draft=True)
    for page, account, days in [
        (late, ada, -40),
        (due, ada, 0),
        (of_nobody, None, -50),
        (ahead, ada, 1),
    ]:
        task = task_of(page)
        task.assigned_to, task.due_on = account, today + timedelta(days=days)
        task.save()
    client.force_login(ada)

    box = waiting(client, 4)

    month = "/admin/calendar/?month={:%Y-%m}"
    assert rows(box) == [
        f"/admin/blog/post/{page.pk}/together/" for page in (late, due, of_nobody, ahead)
    ]
    assert [link for link in links(box) if "calendar" in link] == [
        month.format(today - timedelta(days=days)) for days in (40, 50)
    ]
    assert "Of what you work on: 1 due today, 1 overdue." in words(box)
    assert "Overdue: 2." in words(box)
    assert "Ada Sample works on it. Due today." in words(box)
    client.force_login(staff("Editor"))
    assert "Of what you work on" not in words(waiting(client, 4))
