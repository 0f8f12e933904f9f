"""How many requests came, from where and about what, and how long people waited."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import Count, QuerySet
from django.utils import timezone

from contact.clock import ResponseClock
from contact.models import ConsultationRequest

Stage = ConsultationRequest.Stage
PERIOD = timedelta(days=90)
WEEKS = 12
MOST_BARS = 10


@dataclass(frozen=True)
class Bar:
    label: str
    count: int
    share: float  # of the longest bar, from 0 to 1


def recent() -> QuerySet:
    """The requests of the last 90 days that people sent, erased ones too."""
    people = ConsultationRequest.objects.filter(suspicion="").exclude(stage=Stage.SPAM)
    return people.filter(created_at__gt=timezone.now() - PERIOD)


def median_first_response() -> timedelta | None:
    """In opening hours, of the requests of the last 90 days that were answered; or None."""
    clock = ResponseClock()
    answered = recent().filter(first_contacted_at__isnull=False)
    waits = [
        clock.waited(consultation)
        for consultation in answered.only("created_at", "first_contacted_at")
    ]
    return median(waits) if waits else None


def by_stage() -> list[Bar]:
    """All requests that are kept, in the order of the stages."""
    rows = ConsultationRequest.objects.order_by().values_list("stage").annotate(Count("pk"))
    counts = dict(rows)
    return _bars((stage.label, counts.get(stage.value, 0)) for stage in Stage)


def by_treatment() -> list[Bar]:
    names = recent().values_list("treatment__name", flat=True)
    return _most(name or "Not said" for name in names)


def by_source() -> list[Bar]:
    return _most(
        campaign or page or "Unknown"
        for campaign, page in recent().values_list("campaign", "source_page")
    )


def by_week() -> list[Bar]:
    """The last twelve weeks, the present one last; a week begins on Monday."""
    this_week = _monday(timezone.localdate())
    weeks = [this_week - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
    moments = recent().values_list("created_at", flat=True)
    counts = Counter(_monday(timezone.localdate(moment)) for moment in moments)
    return _bars((f"{week:%b %-d}", counts[week]) for week in weeks)


def _monday(day):
    return day - timedelta(days=day.weekday())


def _most(labels: Iterable[str]) -> list[Bar]:
    """The longest bars; what is left over is one bar at the end."""
    counted = Counter(labels).most_common()
    rest = sum(count for _label, count in counted[MOST_BARS:])
    return _bars([*counted[:MOST_BARS], *([("Others", rest)] if rest else [])])


def _bars(counted) -> list[Bar]:
    rows = list(counted)
    longest = max([count for _label, count in rows], default=0) or 1
    return [Bar(label, count, count / longest) for label, count in rows]
