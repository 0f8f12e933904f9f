"""Requests by what is to be done about them, by person, and by urgency."""

from functools import cache

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

    def left_behind(self):
        """Unfinished, and assigned to somebody who has left: nobody else counts them as theirs."""
        return self.unfinished().filter(assignee__is_active=False)

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
        return self.order_by(*_most_urgent_first(self.model))


@cache
def _most_urgent_first(model):
    # Each condition costs every list in this order, so one stands inside the other. Made once, for
    # Django looks through all of them whenever it finds new ones.
    is_urgent, begun = Q(urgency=model.Urgency.WORDS), {*model.UNFINISHED} - {model.Stage.NEW}
    suspects = model.objects.suspected_spam().filter(is_urgent).order_by("created_at", "pk")
    is_foremost = Q(pk__in=suspects.values("pk")[:FOREMOST_SUSPECTS])
    new_suspect = Case(When(is_foremost, Value(1)), When(is_urgent, Value(4)), default=Value(7))
    new = Case(
        When(~Q(suspicion=""), new_suspect),
        When(is_urgent, Value(0)),
        When(urgency=model.Urgency.TREATMENT, then=Value(2)),
        default=Value(3),
    )
    left = Case(When(is_urgent, Value(0)), default=Value(5))
    return (
        Case(
            When(stage=model.Stage.NEW, then=new),
            When(stage=model.Stage.LEFT_MESSAGE, then=left),
            When(stage__in=model.UNFINISHED, then=Value(6)),
            default=Value(8),
        ).asc(),
        F("tried_at").asc(nulls_last=True),
        Case(When(stage__in=begun, then=F("next_step_on"))).asc(nulls_last=True),
        Case(When(stage__in=model.UNFINISHED, then=F("created_at"))).asc(nulls_last=True),
        "-created_at",
        "-pk",
    )
