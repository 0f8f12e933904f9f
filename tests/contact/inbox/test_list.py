"""The list of requests: what comes first, what each saved filter shows, and what a row says."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from contact.models import ConsultationRequest
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory, TreatmentFactory
from tests.site.reading import links, read, words

pytestmark = pytest.mark.django_db

# A Wednesday, noon in the clinic's time zone.
NOW = datetime(2026, 3, 4, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def clinic():
    """Open on weekdays from nine to five; four open hours are the limit."""
    clinic = ClinicProfile.objects.create(response_hours=4)
    for weekday in range(5):
        clinic.opening_hours.create(weekday=weekday, opens="09:00", closes="17:00")
    return clinic


@pytest.fixture
def make():
    """A function that makes a request which came some hours ago."""

    def request(name, hours_ago=1, **fields):
        created_at = timezone.now() - timedelta(hours=hours_ago)
        return ConsultationRequestFactory(name=name, created_at=created_at, **fields)

    return request


@pytest.fixture
def names(client_of):
    """A function that returns the names in the list, from top to bottom."""
    client = client_of("Front desk")

    def shown(query=""):
        return [row.name for row in client.get(f"{INBOX}{query}").context["cl"].result_list]

    return shown


def row_of(client, name):
    tree = read(client.get(f"{INBOX}?show=all"), strict=False)
    (row,) = [words(row) for row in tree.iter("tr") if name in words(row)]
    return row


def test_who_may_be_in_danger_comes_first_then_who_waits_longest_then_what_is_planned(names, make):
    today = timezone.localdate()
    make("planned later", 900, stage="booked", next_step_on=today + timedelta(days=5))
    make("new", 2)
    make("without a plan", 700, stage="contacted")
    make("careful", 1, urgency="treatment")
    make("waits longest", 50)
    make("urgent", 1, urgency="words")
    make("planned soon", 800, stage="contacted", next_step_on=today)
    make("urgent and answered", 600, urgency="words", stage="contacted")

    assert names() == [
        "urgent", "careful", "waits longest", "new", "planned soon", "planned later",
        "without a plan", "urgent and answered",
    ]  # fmt: skip


def test_who_was_left_a_message_comes_after_who_waits_and_before_plans(names, make):
    make("planned", 90, stage="booked", next_step_on=timezone.localdate())
    make("left today", 95, stage="left_message", tried_at=NOW)
    make("left before", 20, stage="left_message", tried_at=NOW - timedelta(days=2))
    make("new", 1)
    make("left, in danger", 90, stage="left_message", urgency="words")

    assert names() == ["left, in danger", "new", "left before", "left today", "planned"]


SHOWN = {
    "": ["overdue", "mine", "new", "tried", "tried today", "booked"],
    "?show=today": ["new", "closed today"],
    "?show=overdue": ["overdue", "mine", "tried"],
    "?stage__exact=left_message": ["tried", "tried today"],
    "?show=mine": ["mine"],
    "?show=suspected": ["suspect"],
    "?show=finished": ["closed today", "spam", "not suitable"],
    "?stage__exact=closed": ["closed today"],
    "?show=nonsense": [
        "overdue", "mine", "new", "tried", "tried today", "booked", "suspect", "closed today", "spam", "not suitable"
    ],
}  # fmt: skip


@pytest.mark.parametrize("query", SHOWN)
def test_each_saved_filter_shows_its_own(client, staff, clinic, make, query):
    me = staff("Front desk")
    client.force_login(me)
    make("new", 1)
    make("overdue", 26)
    make("mine", 25, assignee=me)
    make("booked", 60, stage="booked")
    make("suspect", 3, suspicion="honeypot")
    make("closed today", 2, stage="closed")
    make("tried", 49, stage="left_message", tried_at=NOW - timedelta(days=1))
    make("tried today", 48, stage="left_message", tried_at=NOW)
    make("spam", 90, stage="spam")
    make("not suitable", 95, stage="not_suitable", assignee=me)

    rows = client.get(f"{INBOX}{query}").context["cl"].result_list

    assert [row.name for row in rows] == SHOWN[query]


def test_each_saved_filter_says_how_many_it_holds(client_of, make):
    make("new")
    make("suspect", suspicion="honeypot")
    make("closed", 90, stage="closed")

    tree = read(client_of("Front desk").get(INBOX), strict=False)

    (shown,) = [part for part in tree.iter("nav") if part.get("aria-label") == "Saved filters"]
    assert words(shown) == (
        "To do 1 New today 1 Overdue 0 Mine 0 Suspected spam 1 Finished 1 All 3"
    )


@pytest.mark.parametrize(
    ("hours_ago", "fields", "said"),
    [
        (1, {}, "waiting 1 h"),
        (2.5, {}, "waiting 2 h 30 min"),
        (0.2, {}, "waiting 12 min"),
        (0, {}, "Mar 4, noon"),
        (24, {}, "overdue: 8 h"),
        (24, {"first_contacted_at": NOW - timedelta(hours=22), "stage": "contacted"},
         "answered after 2 h"),
        (24, {"stage": "left_message", "tried_at": NOW - timedelta(hours=1)},
         "message left 1 h ago"),
        (72, {"stage": "left_message", "tried_at": NOW - timedelta(hours=24)},
         "try again: message left 8 h ago"),
    ],
)  # fmt: skip
def test_a_row_says_how_long_a_visitor_waited_in_opening_hours(
    client_of, clinic, make, hours_ago, fields, said
):
    make("Marigold", hours_ago, **fields)

    assert said in row_of(client_of("Front desk"), "Marigold")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"urgency": "words"}, "Urgent: suicide or self-harm"),
        (
            {"urgency": "words", "message": "I’d rather be DEAD."},
            "Urgent: suicide or self-harm: “rather be dead”",
        ),
        ({"urgency": "treatment"}, "Careful: treatment with the crisis line"),
        ({"suspicion": "speed"}, "Suspected spam: sent sooner than a person can type"),
        ({"stage": "contacted", "next_step_on": NOW.date()}, "due March 4"),
        ({"stage": "contacted", "next_step": "Send the papers"}, "Send the papers"),
        (
            {"stage": "contacted", "next_step": "Call", "next_step_on": NOW.date()},
            "due March 4: Call",
        ),
        ({"suspicion": "speed", "urgency": "words"}, "Urgent: suicide or self-harm"),
        ({"stage": "left_message", "urgency": "words"}, "Urgent: suicide or self-harm"),
        ({}, "Mar 4, 11 a.m."),
        ({"created_at": datetime(2025, 12, 31, 22, 7, 9, tzinfo=UTC)}, "Dec 31, 2025, 5:07 p.m."),
        ({"stage": "contacted", "next_step_on": NOW.date() + timedelta(days=1)}, "March 5"),
    ],
)
def test_a_row_says_in_words_what_matters(client_of, fields, said):
    received = {"created_at": timezone.now() - timedelta(hours=1)}
    ConsultationRequestFactory(name="Marigold", **received | fields)

    assert said in row_of(client_of("Front desk"), "Marigold")


def test_no_heading_claims_an_order_that_nobody_chose(client_of, make):
    make("urgent", urgency="words")
    client = client_of("Front desk")
    chosen = client.get(f"{INBOX}?o=5").context["cl"]

    assert client.get(INBOX).context["cl"].get_ordering_field_columns() == {}
    assert chosen.get_ordering_field_columns() == {5: "asc"}


def test_who_takes_care_of_a_request_is_said_or_that_it_is_unassigned(client_of, staff, make):
    make("Marigold")
    make("Hollyhock", assignee=staff("Front desk", username="sam"))
    client = client_of("Front desk")

    assert row_of(client, "Marigold").count("Unassigned") == 1
    assert row_of(client, "Hollyhock").count("sam") == 1


@pytest.mark.parametrize("requests", [1, 3])
def test_it_costs_the_same_queries_for_one_request_and_for_three(
    client_of, clinic, django_assert_num_queries, requests
):
    for _ in range(requests):
        ConsultationRequestFactory(treatment=TreatmentFactory())
    client = client_of("Front desk")
    client.get(INBOX)

    with django_assert_num_queries(14):
        client.get(INBOX)


def test_a_page_shows_twenty_five(client_of):
    ConsultationRequestFactory.create_batch(26)

    cl = client_of("Front desk").get(INBOX).context["cl"]

    assert (len(cl.result_list), cl.result_count) == (25, 26)


def test_an_empty_list_says_so(client_of):
    assert "Nothing here." in words(read(client_of("Front desk").get(INBOX), strict=False))


@pytest.mark.parametrize(
    ("group", "shown"), [("Front desk", {"export"}), ("Administrator", {"export", "reports"})]
)
def test_it_leads_to_what_somebody_may_do(client_of, group, shown):
    page = read(client_of(group).get(INBOX), strict=False)
    found = {link.partition("?")[0] for link in links(page)}

    assert {page for page in ("export", "reports") if f"{INBOX}{page}/" in found} == shown


def test_in_place_of_an_erased_name_stands_that_it_was_deleted(client_of, make):
    request = make("Marigold")
    request.wipe()

    assert "data deleted" in row_of(client_of("Front desk"), request.reference)
    assert ConsultationRequest.objects.get().name == ""
