"""The filter of the list goes along: to a request and back, to the next one, and into a file."""

import csv
from datetime import timedelta
from io import StringIO
from urllib.parse import parse_qs, urlsplit

import pytest
from auditlog.models import LogEntry
from django.utils import timezone

from contact.inbox.timeline import timeline
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory, TreatmentFactory
from tests.site.reading import by_id, form_values, links, read, words

pytestmark = pytest.mark.django_db

BOOKED = "_changelist_filters=stage__exact%3Dbooked"


@pytest.fixture
def desk(client, staff):
    """The browser of sam from the front desk."""
    client.force_login(staff("Front desk", username="sam"))
    return client


@pytest.fixture
def waiting(db):
    """Three requests, in the order of the list."""
    return [
        ConsultationRequestFactory(name=name, created_at=timezone.now() - timedelta(minutes=age))
        for name, age in [("First", 30), ("Second", 20), ("Third", 10)]
    ]


def opened(client, request, query=""):
    return read(client.get(f"{INBOX}{request.pk}/change/{query}"), strict=False)


def press(client, request, button, query="", **fields):
    """Open the page of a request, press a button, and return where it leads."""
    form = form_values(by_id(opened(client, request, query), "consultationrequest_form"))
    address = f"{INBOX}{request.pk}/change/{query}"
    return client.post(address, form | fields | {button: "on"})["Location"]


def key_in(address):
    return int(urlsplit(address).path.removeprefix(INBOX).split("/")[0])


def next_on(tree):
    (link,) = [a for a in tree.iter("a") if words(a) == "Next request"]
    return key_in(link.get("href"))


# --- The next request -----------------------------------------------------------------------------


def test_from_one_request_the_next_of_the_list_is_one_click_away(desk, waiting):
    first, second, third = waiting

    assert [next_on(opened(desk, one)) for one in waiting] == [second.pk, third.pk, first.pk]


@pytest.mark.parametrize("button", ["_contacted", "_left", "_mine"])
def test_after_a_button_it_is_the_one_that_came_next_before(desk, waiting, button):
    _first, second, third = waiting

    back = press(desk, second, button)

    assert key_in(back) == second.pk
    assert next_on(read(desk.get(back), strict=False)) == third.pk


def test_saving_goes_on_to_the_next_with_the_filter(desk, waiting):
    first, second, third = waiting
    query = "?_changelist_filters=stage__exact%3Dnew"

    after_second = press(desk, second, "_next_one", query, stage="closed")
    after_third = press(desk, third, "_next_one", query, stage="closed")
    after_first = press(desk, first, "_save", query, stage="closed")

    assert (key_in(after_second), key_in(after_third)) == (third.pk, first.pk)
    assert parse_qs(urlsplit(after_second).query)["_changelist_filters"] == ["stage__exact=new"]
    assert after_first == f"{INBOX}?stage__exact=new"


def test_the_only_request_offers_no_next_one_and_saving_it_leads_to_the_list(desk, stored):
    tree = opened(desk, stored)

    assert "Next request" not in words(tree)
    assert not [part for part in tree.iter("input") if part.get("name") == "_next_one"]
    assert press(desk, stored, "_next_one", f"?{BOOKED}") == f"{INBOX}?stage__exact=booked"


@pytest.mark.parametrize(
    "query",
    [
        "_changelist_filters=notes__text%3D1", "_changelist_filters=stage__exact%3Dnonsense",
        "_changelist_filters=p%3D99", "_changelist_filters=%00", "_changelist_filters=stage__exact%3D%2500",
        "_changelist_filters=stage__exact%3Dnew%2500", "_changelist_filters=treatment__id__exact%3Dx",
        "_changelist_filters=treatment__id__exact%3D" + "9" * 40,
        "_next=nonsense",
        "_next=" + "9" * 4300, "_next=-1",
    ],
)  # fmt: skip
def test_whatever_stands_in_the_address_the_page_is_shown(desk, waiting, query):
    response = desk.get(f"{INBOX}{waiting[0].pk}/change/?{query}")

    assert response.status_code == 200


def test_a_search_goes_on_among_what_it_found(desk, waiting):
    ConsultationRequestFactory(name="Third cousin", stage="closed")
    found = desk.post(f"{INBOX}search/", {"words": "third"})["Location"]

    rows = desk.get(found).context["cl"].result_list

    filters = "?_changelist_filters=show%3Dfound"
    assert {next_on(opened(desk, row, filters)) for row in rows} == {row.pk for row in rows}


# --- The filter is kept ---------------------------------------------------------------------------


def test_the_way_back_and_every_button_keep_the_filter(client_of, stored, page_of):
    client = client_of("Administrator")
    other = ConsultationRequestFactory(telephone=stored.telephone)
    tree = read(client.get(f"{page_of(stored)}?{BOOKED}"), strict=False)

    found = links(tree)

    assert f"{INBOX}?stage__exact=booked" in found
    assert f"{page_of(other)}?{BOOKED}" in found
    assert f"{page_of(stored, 'erase')}?{BOOKED}" in found
    assert f"{page_of(stored, 'history')}?{BOOKED}" in found
    erase = read(client.get(f"{page_of(stored, 'erase')}?{BOOKED}"), strict=False)
    assert f"{page_of(stored)}?{BOOKED}" in links(erase)
    for button in ("_contacted", "_left", "_mine", "_continue"):
        assert BOOKED in press(client, stored, button, f"?{BOOKED}")


@pytest.mark.parametrize(
    "action", ["mark_booked", "mark_left_message", "assign_to_me", "mark_not_spam"]
)
def test_what_is_done_with_several_keeps_the_filter(desk, waiting, action):
    address = f"{INBOX}?show=mine&o=1"

    response = desk.post(
        f"{INBOX}?show=all&o=1", {"action": action, "_selected_action": waiting[0].pk}
    )

    assert response["Location"] == address.replace("mine", "all")


def test_a_search_that_finds_nobody_keeps_the_filter(desk, stored):
    tree = read(desk.get(f"{INBOX}?show=overdue"), strict=False)
    (form,) = [form for form in tree.iter("form") if form.get("role") == "search"]

    response = desk.post(form.get("action"), {"words": "nobody of this name"})

    assert response["Location"] == f"{INBOX}?show=overdue"


# --- One's own actions ----------------------------------------------------------------------------


def test_ones_own_action_is_no_opening_but_is_recorded(desk, stored):
    for button in ("_mine", "_left", "_contacted"):
        desk.get(press(desk, stored, button))

    told = [event.words for event in timeline(stored)]
    looks = LogEntry.objects.filter(additional_data__how="shown again", object_pk=stored.pk)
    assert told.count("opened it") <= 3
    assert looks.count() == 3


def test_after_a_day_of_buttons_the_timeline_tells_one_opening(desk, stored, page_of):
    tree = read(desk.get(page_of(stored)), strict=False)
    for button in ("_mine", "_left", "_contacted"):
        form = form_values(by_id(tree, "consultationrequest_form"))
        answer = desk.post(page_of(stored), form | {button: "on"}, follow=True)
        tree = read(answer, strict=False)

    assert [event.words for event in timeline(stored)][1:] == [
        "opened it", "assigned it to sam", "moved it from “New” to “Left a message”",
        "moved it from “Left a message” to “Contacted”",
    ]  # fmt: skip


def test_another_request_that_is_opened_after_an_action_is_an_opening(desk, waiting):
    press(desk, waiting[0], "_mine")

    opened(desk, waiting[1])

    assert [event.words for event in timeline(waiting[1])][1:] == ["opened it"]


# --- The export -----------------------------------------------------------------------------------


@pytest.fixture
def exported(desk):
    """A function that follows the export from a list and returns the names in the file."""

    def follow(query):
        tree = read(desk.get(f"{INBOX}{query}"), strict=False)
        (address,) = [link for link in links(tree) if link.startswith(f"{INBOX}export/")]
        sent = {"kind": "csv", "password": "a long password"}
        text = desk.post(address, sent).content.decode("utf-8-sig")
        return {row["Name"] for row in csv.DictReader(StringIO(text, newline=""))}

    return follow


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", {"new", "booked"}),
        ("?show=all", {"new", "booked", "closed", "suspect"}),
        ("?stage__exact=booked", {"booked"}),
        ("?show=suspected", {"suspect"}),
        ("?show=finished", {"closed"}),
        ("?show=all&treatment__id__exact={}", {"booked"}),
        ("?show=all&o=1&p=1", {"new", "booked", "closed", "suspect"}),
    ],
)
def test_the_export_holds_what_the_list_shows(exported, query, names):
    treatment = TreatmentFactory(name="Peeling")
    ConsultationRequestFactory(name="new")
    ConsultationRequestFactory(name="booked", stage="booked", treatment=treatment)
    ConsultationRequestFactory(name="closed", stage="closed")
    ConsultationRequestFactory(name="suspect", suspicion="honeypot")

    assert exported(query.format(treatment.pk)) == names
    recorded = LogEntry.objects.filter(additional_data__how="exported").count()
    assert recorded == len(names)


def test_what_a_search_found_is_exported_alone(desk, exported, waiting):
    desk.post(f"{INBOX}search/", {"words": "second"})

    assert exported("?show=found") == {"Second"}


def test_the_page_says_what_is_exported_and_how_to_export_all(desk, waiting):
    filtered = read(desk.get(f"{INBOX}export/?show=to_do&stage__exact=new"), strict=False)
    everything = read(desk.get(f"{INBOX}export/"), strict=False)

    assert "will hold the 3 requests in your list: To do, stage: New." in words(filtered)
    assert f"{INBOX}export/" in links(filtered)
    assert "will hold all 3 requests" in words(everything)
