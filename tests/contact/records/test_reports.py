"""The page of reports: how long people waited, and how many asked about what."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from contact.records import statistics
from tests.contact.front_desk import INBOX
from tests.factories import ConsultationRequestFactory, TreatmentFactory
from tests.site.reading import read, words

pytestmark = pytest.mark.django_db

# A Wednesday, noon in the clinic's time zone.
NOW = datetime(2026, 3, 4, 17, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


def make(days_ago=1, answered_after=None, **fields):
    at = NOW - timedelta(days=days_ago)
    if answered_after is not None:
        fields |= {
            "first_contacted_at": at + timedelta(hours=answered_after), "stage": "contacted"
        }  # fmt: skip
    return ConsultationRequestFactory(created_at=at, **fields)


def counts(bars):
    return {bar.label: bar.count for bar in bars if bar.count}


def test_half_of_all_requests_were_answered_sooner_than_the_median():
    for hours in (1, 2, 30):
        make(answered_after=hours)
    make()  # not answered yet
    make(days_ago=100, answered_after=200)

    assert statistics.median_first_response() == timedelta(hours=2)


def test_nobody_answered_yet_has_no_median(client_of):
    make()

    page = words(read(client_of("Administrator").get(f"{INBOX}reports/"), strict=False))

    assert statistics.median_first_response() is None
    assert "No request was answered yet." in page


def test_requests_are_counted_by_treatment_source_and_week():
    peeling = TreatmentFactory(name="Peeling")
    make(0, treatment=peeling, source_page="/services/peeling/")
    make(2, treatment=peeling, source_page="/services/peeling/", campaign="newsletter")
    make(8)

    assert counts(statistics.by_treatment()) == {"Peeling": 2, "Not said": 1}
    assert counts(statistics.by_source()) == {
        "/services/peeling/": 1,
        "newsletter": 1,
        "Unknown": 1,
    }
    assert counts(statistics.by_week()) == {"Mar 2": 2, "Feb 23": 1}
    assert len(statistics.by_week()) == 12


def test_erased_requests_count_and_spam_does_not():
    make(stage="closed", treatment=TreatmentFactory(name="Peeling")).wipe()
    make(stage="spam")
    make(suspicion="honeypot")

    assert counts(statistics.by_treatment()) == {"Peeling": 1}
    assert counts(statistics.by_stage()) == {"New": 1, "Closed": 1, "Spam": 1}


def test_what_is_rare_is_one_bar_at_the_end():
    for number in range(12):
        make(campaign=f"campaign {number}")
    make(campaign="campaign 0")

    bars = statistics.by_source()

    assert (bars[0].label, bars[0].count, bars[0].share) == ("campaign 0", 2, 1)
    assert (bars[-1].label, bars[-1].count, len(bars)) == ("Others", 2, 11)


def test_each_bar_stands_in_a_table_beside_its_number(client_of):
    make(answered_after=2, treatment=TreatmentFactory(name="Peeling"))

    tree = read(client_of("Administrator").get(f"{INBOX}reports/"), strict=False)

    assert "Treatment Requests Peeling 1" in [words(table) for table in tree.iter("table")]
    assert "2 h of opening hours" in words(tree)
    widths = [part.get("width") for part in tree.iter() if str(part.tag).endswith("rect")]
    assert {"0", "240"} <= set(widths)
