"""The list of access records: an administrator finds who did what, to whom, on which day."""

from datetime import UTC, datetime

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType

from clinic_site.access.events import note
from clinic_site.access.records import record
from tests.factories import ConsultationRequestFactory, UserFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

RECORDS = "/admin/auditlog/logentry/"


@pytest.fixture
def sam(client, staff):
    """The browser of sam, an administrator."""
    client.force_login(staff("Administrator", username="sam"))
    return client


@pytest.fixture
def listed(sam):
    """A function that returns the rows of the list: who, what, to what."""

    def ask(**parameters):
        page = read(sam.get(RECORDS, parameters), strict=False)
        tables = [table for table in page.iter("table") if table.get("id") == "result_list"]
        rows = [row for table in tables for row in table.iter("tr")][1:]
        return [tuple(words(cell) for cell in row)[-4:-1] for row in rows]

    return ask


@pytest.fixture
def at(db):
    """A function that writes an event of an account at a moment."""

    def write(moment, account, how="opened a door", by=None):
        LogEntry.objects.create(
            content_type=ContentType.objects.get_for_model(get_user_model()),
            object_pk=str(account.pk), object_id=account.pk, object_repr=str(account),
            action=LogEntry.Action.ACCESS, actor=by or account, timestamp=moment,
            additional_data={"how": how, "who": (by or account).username, "event": "other"},
        )  # fmt: skip

    return write


def test_a_person_is_found_as_who_did_it_and_as_whom_it_was_done_to(listed):
    ash, robin = UserFactory(username="ash", first_name="Núria"), UserFactory(username="robin")
    note(None, ash, "switched a lamp on", by=robin)
    note(None, robin, "opened a door", by=ash)
    note(None, robin, "shut a door", by=robin)
    shown = [("robin", "switched a lamp on", "account ash"), ("ash", "opened a door", "account robin")]  # fmt: skip

    for typed in ("ash", "nuria"):
        rows = [row for row in listed(q=typed) if row[1] != "made it"]
        assert sorted(rows) == sorted(shown)


def test_a_person_whose_account_was_deleted_is_found_by_its_name(listed):
    ash = UserFactory(username="ash")
    robin = UserFactory(username="robin")
    note(None, robin, "opened a door", by=ash)
    ash.delete()

    rows = listed(q="ash")

    assert ("ash", "opened a door", "account robin") in rows
    assert ("the site", "deleted it", "account ash") in rows


@pytest.mark.parametrize("typed", ["ash", "rowan"])
def test_one_that_was_renamed_and_then_deleted_is_found_by_both_names(listed, typed):
    ash = UserFactory(username="ash")
    ash.username = "rowan"
    ash.save()
    ash.delete()

    assert sorted(row[1:] for row in listed(q=typed)) == [
        ("deleted it", "account rowan"),
        ("made it", "account ash"),
        ("renamed, was “ash”", "account rowan"),
    ]


def test_every_word_of_a_search_must_fit(listed):
    ash = UserFactory(username="ash")
    note(None, ash, "opened a door", by=ash)
    stored = ConsultationRequestFactory()

    assert listed(q=f"ash {stored.reference}") == []
    assert {row[2] for row in listed(q=f"Request {stored.reference}")} == {str(stored)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2026-03-08", ["first", "last"]),
        ("3/8/2026", ["first", "last"]),
        ("Mar 8, 2026", ["first", "last"]),
        ("2026-03-07", ["before"]),
        ("2026-03-09", ["after"]),
        ("2026-03-10", []),
    ],
)
def test_a_day_is_the_clinics_also_when_clocks_change(listed, at, typed, found):
    ash = UserFactory(username="ash")
    # On March 8, 2026 the clocks of Clearwater go from 2 to 3, so the day has 23 hours.
    at(datetime(2026, 3, 8, 4, 59, 59, tzinfo=UTC), ash, "before")
    at(datetime(2026, 3, 8, 5, 0, tzinfo=UTC), ash, "first")
    at(datetime(2026, 3, 9, 3, 59, 59, tzinfo=UTC), ash, "last")
    at(datetime(2026, 3, 9, 4, 0, tzinfo=UTC), ash, "after")

    assert sorted(row[1] for row in listed(day=typed)) == sorted(found)


@pytest.mark.parametrize(
    "typed", ["yesterdayish", "13/40/2026", "2026-02-30", "<script>", "9" * 300]
)
def test_a_day_that_cannot_be_read_is_said_and_shows_nothing_wrong(sam, typed):
    response = sam.get(RECORDS, {"day": typed})

    assert response.status_code == 200
    assert response.context["cl"].result_count == 0
    assert "is not a date" in words(read(response, strict=False))


def test_the_days_are_counted_each_for_itself(sam, at):
    ash = UserFactory(username="ash")
    with time_machine.travel(datetime(2026, 3, 8, 17, tzinfo=UTC), tick=False):
        sam.force_login(get_user_model().objects.get(username="sam"))
        at(datetime(2026, 3, 7, 17, tzinfo=UTC), ash)
        page = sam.get(RECORDS, {"_facets": "True", "kind": "auth.user", "q": "ash"})

    shown = words(read(page, strict=False))
    assert "Today (0)" in shown
    assert "Yesterday (1)" in shown


def test_a_day_is_picked_within_what_was_searched_for(sam, at):
    ash, robin = UserFactory(username="ash"), UserFactory(username="robin")
    at(datetime(2026, 3, 4, 17, tzinfo=UTC), ash)
    at(datetime(2026, 3, 4, 18, tzinfo=UTC), robin)

    page = read(sam.get(RECORDS, {"q": "ash", "action": "3x", "kind": "auth.user"}), strict=False)
    (form,) = [form for form in page.iter("form") if form.get("class") == "day-filter"]
    sent = {field.get("name"): field.get("value") for field in form.iter("input")}
    found = sam.get(RECORDS, sent | {"day": "2026-03-04"}).context["cl"].result_list

    assert sent == {"q": "ash", "action": "3x", "kind": "auth.user", "day": ""}
    assert [entry.object_repr for entry in found] == ["ash"]


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ({"action": "failed"}, {"failed to sign in"}),
        ({"action": "in"}, {"signed in"}),
        ({"action": "refused"}, {"was refused: articles, export"}),
        ({"action": "3"}, {"opened"}),
        ({"kind": "contact.consultationrequest"}, {"opened", "stored"}),
        ({"kind": "auth.group"}, set()),
    ],
)
def test_it_is_filtered_by_what_happened_and_to_what(listed, chosen, shown, rf):
    ash = UserFactory(username="ash")
    note(None, ash, "failed to sign in", event="failed")
    note(None, ash, "was refused: articles, export", event="refused")
    request = rf.get("/admin/")
    request.user = ash
    record(request, [ConsultationRequestFactory()], "opened")

    assert {row[1] for row in listed(**chosen)} == shown


def test_who_was_not_signed_in_is_called_so_and_an_unknown_account_has_no_name(listed, rf):
    note(rf.get("/admin/login/"), None, "failed to sign in", event="failed")

    assert listed(action="failed") == [
        ("somebody not signed in", "failed to sign in", "an unknown account")
    ]


def test_a_page_of_it_costs_as_many_questions_with_many_rows(sam, django_assert_num_queries):
    for _time in range(30):
        note(None, UserFactory(), "opened a door")
    sam.get(RECORDS)

    with django_assert_num_queries(7):
        sam.get(RECORDS)
