"""Requests by what is to be done about them, by person, and by urgency."""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from contact.people import in_one_spelling, normalized_email, normalized_telephone


class ConsultationRequestQuerySet(models.QuerySet):
    def waiting(self):
        """Requests that nobody has answered; suspects are kept apart."""
        return self.filter(stage=self.model.Stage.NEW, suspicion="")

    def suspected_spam(self):
        """New requests that look like spam: kept, until staff say that they are none."""
        return self.filter(stage=self.model.Stage.NEW).exclude(suspicion="")

    def unfinished(self):
        """What the front desk still has to do something about; suspects are kept apart."""
        return self.filter(stage__in=self.model.UNFINISHED, suspicion="")

    def of_person(self, email: str, telephone: str):
        """Requests with this email address or this phone number, however it is written."""
        same = Q(email_hash__in=in_one_spelling(normalized_email, email))
        return self.filter(
            same | Q(telephone_hash__in=in_one_spelling(normalized_telephone, telephone))
        )

    def most_urgent_first(self):
        """Danger, then those who wait, the longest first, then plans by date, then what is finished."""
        model = self.model
        new, unfinished = Q(stage=model.Stage.NEW), Q(stage__in=model.UNFINISHED)
        return self.order_by(
            Case(
                When(new & Q(urgency=model.Urgency.WORDS), then=Value(0)),
                When(new & Q(urgency=model.Urgency.TREATMENT), then=Value(1)),
                When(new, then=Value(2)),
                When(unfinished, then=Value(3)),
                default=Value(4),
            ).asc(),
            Case(When(unfinished & ~new, then=F("next_step_on"))).asc(nulls_last=True),
            Case(When(unfinished, then=F("created_at"))).asc(nulls_last=True),
            "-created_at",
            "-pk",
        )
