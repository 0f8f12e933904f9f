"""How long a visitor has waited for the first answer, and which requests are overdue."""

from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from clinic_site.clinic.models import ClinicProfile
from clinic_site.clinic.open_time import OpenTime

from .models import ConsultationRequest


class ResponseClock:
    """Counts in opening hours; made once for a page and the moment it is made for."""

    def __init__(self, now: datetime | None = None):
        self.now = now or timezone.now()
        profile = ClinicProfile.get_solo()
        self.limit = timedelta(hours=profile.response_hours)
        self._open_time = OpenTime(profile)

    def waited(self, consultation: ConsultationRequest) -> timedelta:
        """Opening hours between a request and its first answer, or now where there is none."""
        return self._open_time.between(
            consultation.created_at, consultation.first_contacted_at or self.now
        )

    @cached_property
    def overdue_since(self) -> datetime:
        """A request from before this moment without an answer has waited longer than the limit."""
        return self._open_time.before(self.now, self.limit)

    def overdue(self) -> QuerySet:
        """New requests that have waited longer than the limit, suspects like any other."""
        return ConsultationRequest.objects.new().filter(created_at__lt=self.overdue_since)

    def is_overdue(self, consultation: ConsultationRequest) -> bool:
        is_new = consultation.stage == consultation.Stage.NEW
        return is_new and consultation.created_at < self.overdue_since


def in_words(waited: timedelta) -> str:
    """Opening hours as people say them: "3 h 20 min"."""
    hours, minutes = divmod(int(waited.total_seconds()) // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
