"""`manage.py accesses`: which requests an account or a network address touched."""

from datetime import UTC, datetime

import pytest
from auditlog.models import LogEntry
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from tests.factories import ConsultationRequestFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def requests(db):
    requests = ConsultationRequestFactory.create_batch(2)
    LogEntry.objects.all().delete()  # what making them left
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
    assert printed("--who", "sam") == [expected, "Requests touched: 1"]


def test_it_says_which_requests_an_address_touched(requests, look, printed):
    mine, other = requests
    look(mine, "sam", ip="198.51.100.7")
    look(other, "sam", ip="2001:db8::7")

    assert printed("--ip", "2001:0DB8:0:0::7")[0].startswith(f"Request {other.reference}  once")
    assert printed("--ip", "203.0.113.1") == ["Requests touched: 0"]


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

    assert printed(*words)[-1] == f"Requests touched: {touched}"


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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "yesterday"], "“yesterday” is no day. Write it like 2026-11-30."),
        (["--to", "2026-02-30"], "“2026-02-30” is no day. Write it like 2026-11-30."),
        (["--from", "2026-03-05", "--to", "2026-03-04"], "--to lies before --from."),
        (["--ip", "127.0.0"], "“127.0.0” is no network address."),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(db, words, said):
    with pytest.raises(CommandError) as error:
        call_command("accesses", *words)

    assert str(error.value) == said
