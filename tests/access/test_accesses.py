"""`manage.py accesses`: what an account or a network address touched, and what happened to an account."""

from datetime import UTC, datetime

import pytest
import time_machine
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from clinic_site.access.events import note
from tests.factories import ConsultationRequestFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def requests(db):
    requests = ConsultationRequestFactory.create_batch(2)
    LogEntry.objects.all()._raw_delete("default")  # what making them left
    return requests


@pytest.fixture
def look():
    """A function that records a look at a request: who, how, from where, on which day of March."""

    def record(request, who, how="opened", ip="127.0.0.1", day=4):
        account = get_user_model().objects.filter(username=who).first()
        return LogEntry.objects.log_create(
            request,
            force_log=True,
            action=LogEntry.Action.ACCESS,
            actor=account or UserFactory(username=who),
            remote_addr=ip,
            timestamp=datetime(2026, 3, day, 17, tzinfo=UTC),
            additional_data={"how": how, "who": who},
        )

    return record


@pytest.fixture
def printed(capsys):
    """A function that runs the command and returns the lines that it prints."""

    def run(*words):
        call_command("accesses", *words)
        return capsys.readouterr().out.splitlines()

    return run


def test_it_says_which_requests_an_account_touched_how_often_and_when(requests, look, printed):
    mine, other = requests
    look(mine, "sam", "listed", day=3)
    look(mine, "sam", "opened", day=4)
    look(mine, "sam", "opened", day=5)
    look(other, "alex")

    days = "2026-03-03T12:00:00-05:00 to 2026-03-05T12:00:00-05:00"
    expected = f"Request {mine.reference}  3 times, {days}  (listed 1, opened 2)"
    assert printed("--who", "sam") == [expected, "Consultation requests touched: 1"]


def test_it_says_which_requests_an_address_touched(requests, look, printed):
    mine, other = requests
    look(mine, "sam", ip="198.51.100.7")
    look(other, "sam", ip="2001:db8::7")

    assert printed("--ip", "2001:0DB8:0:0::7")[0].startswith(f"Request {other.reference}  once")
    assert printed("--ip", "203.0.113.1") == ["Nothing was touched."]


@pytest.mark.parametrize(
    ("words", "touched"),
    [
        ([], 2),
        (["--from", "2026-03-05"], 1),
        (["--to", "2026-03-04"], 1),
        (["--from", "2026-03-04", "--to", "2026-03-06"], 2),
        (["--from", "2026-03-05", "--to", "2026-03-05"], 0),
        (["--who", "sam", "--ip", "127.0.0.1", "--from", "2026-03-04", "--to", "2026-03-04"], 1),
        (["--who", "sam", "--ip", "127.0.0.1", "--from", "2026-03-05"], 0),
    ],
)
def test_the_options_are_combined_and_the_last_day_counts(requests, look, printed, words, touched):
    look(requests[0], "sam", day=4)
    look(requests[1], "alex", day=6)

    assert len([line for line in printed(*words) if line.startswith("Request ")]) == touched


def test_what_was_deleted_meanwhile_is_found_too(requests, look, printed):
    request = requests[0]
    look(request, "sam")
    get_user_model().objects.get(username="sam").delete()
    request.delete()

    assert printed("--who", "sam")[0].startswith(f"Request {request.reference}  once")


def test_changes_and_deletions_are_told(requests, look, printed):
    request = requests[0]
    request.stage = "booked"
    request.save()
    request.delete()

    assert printed()[0].endswith("(changed 1, deleted 1)")


# --- Accounts -------------------------------------------------------------------------------------


@pytest.fixture
def noted():
    """A function that writes what happened to an account at noon of a day of March."""

    def write(account, how, by=None, day=4, ip="198.51.100.7", event="other"):
        with time_machine.travel(datetime(2026, 3, day, 17, tzinfo=UTC), tick=False):
            request = RequestFactory().get("/admin/", REMOTE_ADDR=ip)
            note(request, account, how, by=by, event=event)

    return write


def test_it_says_what_an_account_did_to_others_and_to_itself(db, noted, printed):
    sam, ash = UserFactory(username="sam"), UserFactory(username="ash")
    noted(sam, "signed in with a password", by=sam)
    noted(sam, "signed in with a password", by=sam, day=5)
    noted(ash, "switched off", by=sam, event="changed")
    noted(None, "failed to sign in")

    days = "2026-03-04T12:00:00-05:00 to 2026-03-05T12:00:00-05:00"
    day = "2026-03-04T12:00:00-05:00"
    assert printed("--who", "sam") == [
        f"account ash  once, {day} to {day}  (switched off 1)",
        f"account sam  2 times, {days}  (signed in with a password 2)",
        "Staff accounts touched: 2",
    ]


def test_it_says_what_happened_to_an_account_one_event_a_line(db, noted, printed):
    sam, ash = UserFactory(username="sam"), UserFactory(username="ash")
    noted(ash, "failed to sign in", event="failed")
    noted(ash, "switched off", by=sam, day=5, ip="")
    noted(sam, "signed in with a password", by=sam)

    assert printed("--account", "ash", "--from", "2026-03-01", "--to", "2026-03-31") == [
        "2026-03-04T12:00:00-05:00  failed to sign in (by somebody not signed in, 198.51.100.7)",
        "2026-03-05T12:00:00-05:00  switched off (by sam)",
        "Events: 2",
    ]


def test_an_account_is_found_by_the_name_it_had_and_the_one_it_has(db, noted, printed):
    ash = UserFactory(username="ash")
    noted(ash, "switched off")
    ash.username = "aspen"
    ash.save()

    ash_said, aspen_said = printed("--account", "ash"), printed("--account", "aspen")
    assert any("switched off" in line for line in ash_said)
    assert any("switched off" in line for line in aspen_said)
    assert any("renamed, was “ash”" in line for line in aspen_said)


def test_what_an_account_did_under_another_name_is_found_by_both(db, noted, printed):
    ash, robin = UserFactory(username="ash"), UserFactory(username="robin")
    noted(robin, "switched off", by=ash)
    ash.username = "aspen"
    ash.save()
    noted(robin, "switched on", by=ash)
    UserFactory(username="ash")  # who did nothing

    (before, *_more), (all_of_it, *_more) = printed("--who", "ash"), printed("--who", "aspen")
    assert "(switched off 1)" in before
    assert "(switched off 1, switched on 1)" in all_of_it


def test_an_account_that_was_deleted_is_found_too(db, noted, printed):
    ash = UserFactory(username="ash")
    noted(ash, "switched off")
    ash.delete()

    assert [line for line in printed("--account", "ash") if "deleted it (by the site)" in line]


@pytest.mark.parametrize("name", ["ash", "rowan"])
def test_one_that_was_renamed_and_then_deleted_is_found_by_both_names(db, printed, name):
    ash = UserFactory(username="ash")
    ash.username = "rowan"
    ash.save()
    ash.delete()

    told = " ".join(printed("--account", name))

    assert [word in told for word in ("made it", "was “ash”", "deleted it")] == [True] * 3


def test_what_came_from_an_address_is_told_of_unknown_accounts_too(db, noted, printed):
    noted(None, "failed to sign in", ip="203.0.113.9")

    day = "2026-03-04T12:00:00-05:00"
    assert printed("--ip", "203.0.113.9") == [
        f"an unknown account  once, {day} to {day}  (failed to sign in 1)",
        "Staff accounts touched: 1",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "yesterday"], "“yesterday” is no day. Write it like 2026-11-30."),
        (["--to", "2026-02-30"], "“2026-02-30” is no day. Write it like 2026-11-30."),
        (["--to", "9999-12-31"], "“9999-12-31” is no day. Write it like 2026-11-30."),
        (["--from", "2026-03-05", "--to", "2026-03-04"], "--to lies before --from."),
        (["--ip", "127.0.0"], "“127.0.0” is no network address."),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(db, words, said):
    with pytest.raises(CommandError) as error:
        call_command("accesses", *words)

    assert str(error.value) == said
