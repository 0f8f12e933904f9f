"""Requests by what is to be done about them, by person, and by urgency."""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from contact.people import hashes_of_telephones, in_one_spelling, normalized_email

FOREMOST_SUSPECTS = 3  # who may be in danger and may be a program, above everybody else


class ConsultationRequestQuerySet(models.QuerySet):
    @property
    def _is_in_sight(self):
        return Q(suspicion="") | Q(urgency=self.model.Urgency.WORDS)

    def in_sight(self):
        """What stands in the inbox: all but suspects, and of those whoever may be in danger."""
        return self.filter(self._is_in_sight)

    def out_of_sight(self):
        """Suspects that are set apart, to be told of and looked at together."""
        return self.exclude(self._is_in_sight)

    def untold(self):
        """New requests of which no email to staff was written yet."""
        return self.new().filter(told_at=None)

    def new(self):
        """Requests that nobody has answered, suspects included."""
        return self.filter(stage=self.model.Stage.NEW)

    def waiting(self):
        """Requests that nobody has answered and that stand in the inbox."""
        return self.new().in_sight()

    def suspected_spam(self):
        """New requests that look like spam: kept, until staff say that they are none."""
        return self.new().exclude(suspicion="")

    def unfinished(self):
        """What the front desk still has to do something about and that stands in the inbox."""
        return self.filter(stage__in=self.model.UNFINISHED).in_sight()

    def of_person(self, email: str, telephone: str):
        """Requests with this email address or one of these phone numbers, however written."""
        numbers = hashes_of_telephones(telephone)
        return self.filter(
            Q(email_hash__in=in_one_spelling(normalized_email, email))
            | Q(telephone_hash__in=numbers)
            | Q(second_telephone_hash__in=numbers)
        )

    def most_urgent_first(self):
        """Danger, then who waits, the longest first, then messages left, plans by date, the finished.

        A few suspects of danger stand below those whom nobody suspects. The others of them follow
        after all who wait, so that a flood buries no person.
        """
        model = self.model
        new, unfinished = Q(stage=model.Stage.NEW), Q(stage__in=model.UNFINISHED)
        left = Q(stage=model.Stage.LEFT_MESSAGE)
        urgent, suspect = Q(urgency=model.Urgency.WORDS), ~Q(suspicion="")
        foremost = model.objects.filter(new, urgent, suspect).order_by("created_at", "pk")
        return self.order_by(
            Case(
                When((new & ~suspect | left) & urgent, then=Value(0)),
                When(Q(pk__in=foremost.values("pk")[:FOREMOST_SUSPECTS]), then=Value(1)),
                When(new & suspect & urgent, then=Value(4)),
                When(new & suspect, then=Value(7)),
                When(new & Q(urgency=model.Urgency.TREATMENT), then=Value(2)),
                When(new, then=Value(3)),
                When(left, then=Value(5)),
                When(unfinished, then=Value(6)),
                default=Value(8),
            ).asc(),
            F("tried_at").asc(nulls_last=True),
            Case(When(unfinished & ~new, then=F("next_step_on"))).asc(nulls_last=True),
            Case(When(unfinished, then=F("created_at"))).asc(nulls_last=True),
            "-created_at",
            "-pk",
        )
