"""The order of the inbox: who may be in danger comes first, and no flood buries anybody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contact.models import ConsultationRequest
from contact.models.querysets import FOREMOST_SUSPECTS
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory

pytestmark = pytest.mark.django_db

URGENT_SUSPECT = {"suspicion": "honeypot", "urgency": "words"}


@pytest.fixture
def make():
    """A function that makes a request which came some minutes ago."""

    def request(name, minutes_ago, **fields):
        created_at = timezone.now() - timedelta(minutes=minutes_ago)
        return ConsultationRequestFactory(name=name, created_at=created_at, **fields)

    return request


@pytest.fixture
def names(client_of):
    """A function that returns the names on a page of the inbox, from top to bottom."""
    client = client_of("Front desk")
    return lambda query="": [
        row.name for row in client.get(f"{INBOX}{query}").context["cl"].result_list
    ]


@pytest.mark.parametrize("minutes_ago", [200, 1])  # before the flood, and after it
def test_a_flood_that_speaks_of_suicide_buries_nobody(make, names, minutes_ago):
    for number in range(40):
        make(f"Program {number}", 100 - number, **URGENT_SUSPECT)
    make("Asks something", minutes_ago)
    make("Careful", minutes_ago, urgency="treatment")
    make("In danger", minutes_ago, urgency="words")
    make("Set apart", minutes_ago, suspicion="content")

    first_page = names()

    foremost = [f"Program {number}" for number in range(FOREMOST_SUSPECTS)]
    assert first_page[:6] == ["In danger", *foremost, "Careful", "Asks something"]
    assert first_page[6] == f"Program {FOREMOST_SUSPECTS}"
    assert "Set apart" not in names() + names("?p=2")


def test_both_marks_of_an_urgent_suspect_are_shown_and_it_is_among_the_suspects(make, client_of):
    make("Maybe a person", 1, **URGENT_SUSPECT)
    client = client_of("Front desk")

    for query in ("", "?show=suspected", "?show=today"):
        page = client.get(f"{INBOX}{query}").content.decode()
        assert "Maybe a person" in page
        assert "Urgent:" in page
        assert "Suspected spam: a field" in page


def test_who_was_marked_as_spam_makes_room_for_the_next(make, names):
    for number in range(FOREMOST_SUSPECTS + 1):
        make(f"Program {number}", 100 - number, **URGENT_SUSPECT)
    make("Asks something", 50)
    ConsultationRequest.objects.filter(pk__in=[one.pk for one in _first_ones()]).update(
        stage="spam"
    )

    assert names() == [f"Program {FOREMOST_SUSPECTS}", "Asks something"]


def _first_ones():
    return list(ConsultationRequest.objects.order_by("created_at")[:FOREMOST_SUSPECTS])
