"""How long a visitor has waited for the first answer, and which requests are overdue."""

from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.clinic.open_time import OpenTime

from .models import ConsultationRequest


class ResponseClock:
    """Counts in opening hours; made once for a page and the moment it is made for."""

    def __init__(self, now: datetime | None = None):
        self.now = now or timezone.now()
        self.clinic = ClinicProfile.get_solo()
        self.limit = timedelta(hours=self.clinic.response_hours)
        self._open_time = OpenTime(self.clinic)

    def waited(self, consultation: ConsultationRequest) -> timedelta:
        """Opening hours between a request and its first answer, or now where there is none."""
        return self._open_time.between(
            consultation.created_at, consultation.first_contacted_at or self.now
        )

    def since_message(self, consultation: ConsultationRequest) -> timedelta:
        """Opening hours since a message was left, of a request where that was the last thing."""
        since = consultation.tried_at or consultation.created_at
        return self._open_time.between(since, self.now)

    @cached_property
    def overdue_since(self) -> datetime:
        """A request from before this moment without an answer has waited longer than the limit."""
        return self._open_time.before(self.now, self.limit)

    def overdue(self) -> QuerySet:
        """Requests that have waited longer than the limit, suspects like any other.

        Where a message was left, the clock counts from then on: the next try is due.
        """
        stage = ConsultationRequest.Stage
        return ConsultationRequest.objects.filter(
            Q(stage=stage.NEW, created_at__lt=self.overdue_since)
            | Q(stage=stage.LEFT_MESSAGE, tried_at__lt=self.overdue_since)
        )

    def is_overdue(self, consultation: ConsultationRequest) -> bool:
        if consultation.stage not in consultation.UNANSWERED:
            return False
        return (consultation.tried_at or consultation.created_at) < self.overdue_since


def in_words(waited: timedelta) -> str:
    """Opening hours as people say them: "3 h 20 min", "8 h"; of less than a minute nothing."""
    hours, minutes = divmod(int(waited.total_seconds()) // 60, 60)
    parts = [f"{hours}\N{NO-BREAK SPACE}h"] * bool(hours)
    parts += [f"{minutes}\N{NO-BREAK SPACE}min"] * bool(minutes)
    return "\N{NO-BREAK SPACE}".join(parts)
